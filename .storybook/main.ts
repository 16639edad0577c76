import type {StorybookConfig} from '@storybook/web-components-vite';
import {defaultClientConditions, mergeConfig} from 'vite';

/** Fonts that the themes of the demo site ask for. */
const fonts = ['lexend', 'noto-sans', 'noto-serif'].flatMap((font) =>
  ['latin', 'latin-ext'].map((subset) => ({
    from: `../packages/demo-site/node_modules/@fontsource-variable/${font}/files/${font}-${subset}-wght-normal.woff2`,
    to: `/fonts/${font}-${subset}.woff2`,
  })),
);

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts', '../stories/**/*.mdx'],
  staticDirs: fonts,
  framework: '@storybook/web-components-vite',
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // The workspace's own packages come from source.
      resolve: {conditions: ['gp-source', ...defaultClientConditions]},
      // The themes as a page gets them: the minifier would replace `light-dark()` by something that needs more than them.
      build: {chunkSizeWarningLimit: 4000, cssMinify: false},
    }),
};

export default config;
