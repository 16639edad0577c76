import {setCustomElementsManifest, type Decorator, type Preview} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
import '../packages/demo-site/pages/css/thema-kastanje.css';
import '../packages/demo-site/pages/css/thema-voorbeeld.css';
import {shownManifest} from './manifest.ts';
import './preview.css';

setCustomElementsManifest(shownManifest);

/** Classes of the page, by theme: as the demo site sets them. */
const THEMES = {
  bare: '',
  voorbeeld: 'voorbeeld-theme',
  kastanje: 'kastanje',
  plain: 'plain-brand',
} as const;

const setTheme: Decorator = (story, {globals}) => {
  const {classList, style} = document.documentElement;
  const {theme, scheme} = globals as {theme: keyof typeof THEMES; scheme: string};
  for (const name of Object.values(THEMES)) if (name) classList.toggle(name, name === THEMES[theme]);
  style.colorScheme = scheme;
  return story();
};

/** A page of a practice around the story: Dutch, with a heading of its own. */
const inPage: Decorator = (story, {viewMode}) =>
  viewMode === 'docs'
    ? html`<div lang="nl">${story()}</div>`
    : html`<main lang="nl">
        <h1>Huisartsenpraktijk De Linde</h1>
        ${story()}
      </main>`;

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [inPage, setTheme],
  parameters: {
    a11y: {test: 'error'},
    controls: {expanded: true},
    options: {
      storySort: {
        order: ['Reference', 'Front door', 'Booking', ['States', 'Flow', 'Appointments', 'Modes'], 'UI'],
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Theme of the page',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          {value: 'bare', title: 'Bare'},
          {value: 'voorbeeld', title: 'Voorbeeld (NL Design System)'},
          {value: 'kastanje', title: 'Kastanje (a brand with every color)'},
          {value: 'plain', title: 'Plain (three variables of a brand)'},
        ],
      },
    },
    scheme: {
      description:
        'Light or dark page. Forced colors come from the system, or from Rendering in the developer tools',
      toolbar: {
        title: 'Light or dark',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          {value: 'light', title: 'Light'},
          {value: 'dark', title: 'Dark'},
        ],
      },
    },
  },
  initialGlobals: {theme: 'bare', scheme: 'light'},
  beforeEach: () => {
    // What an earlier story noted for the tab, such as that a draft was begun.
    sessionStorage.clear();
  },
};

export default preview;
