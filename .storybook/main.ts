import type {StorybookConfig} from '@storybook/web-components-vite';
import {defaultClientConditions, mergeConfig} from 'vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  framework: '@storybook/web-components-vite',
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // The workspace's own packages come from source.
      resolve: {conditions: ['gp-source', ...defaultClientConditions]},
      build: {chunkSizeWarningLimit: 4000},
    }),
};

export default config;
