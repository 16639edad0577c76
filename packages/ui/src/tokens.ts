import {unsafeCSS, type CSSResult} from 'lit';

// Every look-up of a custom property, in one table: private name -> [our public name, names of NL Design System themes,
// default]. Each chain is resolved once per shadow root. We never set a public name: that would override the page's
// theme. A text and the surface under it go through the same layers, so that they come from one theme; where a theme knows
// only half of a pair, what we add is derived from the half that it has.
export const tokens = {
  surface: [
    'gp-color-surface',
    'basis-color-default-bg-document',
    'utrecht-document-background-color',
    'light-dark(#fff,#182022)',
  ],
  text: [
    'gp-color-text',
    'basis-color-default-color-document',
    'utrecht-document-color',
    'light-dark(#1f2a2c,#e9efee)',
  ],
  // The widget stands on the page's own background unless a theme says what that is.
  backdrop: [
    'gp-color-surface',
    'basis-color-default-bg-document',
    'utrecht-document-background-color',
    'transparent',
  ],
  muted: ['gp-color-muted', 'color-mix(in oklab,var(--_text) 75%,var(--_surface))'],
  border: [
    'gp-color-border',
    'basis-color-default-border-default',
    'utrecht-form-control-border-color',
    'color-mix(in oklab,var(--_text) 52%,var(--_surface))',
  ],
  accent: [
    'gp-color-accent',
    'nl-button-primary-background-color',
    'utrecht-button-primary-action-background-color',
    'light-dark(#0b5d63,#8ad4cf)',
  ],
  'on-accent': [
    'gp-color-on-accent',
    'nl-button-primary-color',
    'utrecht-button-primary-action-color',
    'var(--_contrast)',
  ],
  link: ['gp-link-color', 'gp-color-accent', 'nl-link-color', 'utrecht-link-color', 'var(--_accent)'],
  // Two rings, as the themes draw them: what the one does not show against, the other does.
  focus: ['gp-color-focus', 'basis-focus-outline-color', 'utrecht-focus-outline-color', 'var(--_text)'],
  'focus-inverse': [
    'gp-color-focus-inverse',
    'basis-focus-inverse-outline-color',
    'utrecht-focus-inverse-outline-color',
    'var(--_surface)',
  ],
  danger: [
    'gp-color-danger',
    'nl-button-secondary-negative-color',
    'utrecht-form-field-error-message-color',
    'light-dark(#ad1f24,#ffb3ab)',
  ],
  // The yellow or orange of a theme is seldom dark enough to be seen on white by itself, and the border of its alerts may
  // be transparent: its sign, with some of its text.
  warning: [
    'gp-color-warning',
    'color-mix(in oklab,var(--utrecht-alert-icon-warning-color,light-dark(#ee8600,#ffbf55)) 70%,var(--_text))',
  ],
  success: ['gp-color-success', 'utrecht-alert-icon-ok-color', 'light-dark(#1d7a4c,#8bd6a8)'],
  font: ['gp-font-family', 'nl-paragraph-font-family', 'utrecht-document-font-family', ''],
  size: ['gp-font-size', 'nl-paragraph-font-size', 'utrecht-document-font-size', ''],
  'heading-font': [
    'gp-heading-font-family',
    'nl-heading-level-2-font-family',
    'utrecht-heading-2-font-family',
    '',
  ],
  'heading-color': [
    'gp-heading-color',
    'nl-heading-level-2-color',
    'utrecht-heading-2-color',
    'var(--_text)',
  ],
  radius: ['gp-radius', 'nl-button-border-radius', 'utrecht-button-border-radius', '10px'],
  space: ['gp-space', '8px'],
  'field-radius': [
    'gp-field-border-radius',
    'gp-radius',
    'utrecht-textbox-border-radius',
    'utrecht-form-control-border-radius',
    'var(--_radius)',
  ],
  'time-bg': ['gp-time-slot-background-color', 'color-mix(in oklab,var(--_link) 5%,var(--_surface))'],
  // A link may be just readable on the surface: on a tint of itself it needs some of the text.
  'time-color': ['gp-time-slot-color', 'color-mix(in oklab,var(--_link) 80%,var(--_text))'],
  'day-bg': ['gp-day-free-background-color', 'color-mix(in oklab,var(--_link) 12%,var(--_surface))'],
  'day-color': ['gp-day-free-color', 'color-mix(in oklab,var(--_link) 80%,var(--_text))'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type TokenName = keyof typeof tokens;

/** For the documentation; never part of a page. */
export const tokenDescriptions: Readonly<Record<Exclude<TokenName, 'backdrop'>, string>> = {
  surface: 'Background of cards, fields and times, and of the whole widget where it is set.',
  text: 'Text. Set it together with the surface.',
  muted: 'Text of less weight.',
  border: 'Lines around controls; at least 3:1 against the surface.',
  accent: 'Background of the one primary action and of what is chosen.',
  'on-accent':
    'Text on the accent. Set it together with the accent; without it black or white, whichever reads best.',
  link: 'Links, quiet and secondary buttons.',
  focus: 'The ring around what has the keyboard.',
  'focus-inverse': 'The ring inside that ring: one of the two must show on any background.',
  danger: 'Errors, and actions that take something away.',
  warning: 'Line and sign of warnings.',
  success: 'Line and sign of what went well.',
  font: 'Font. Default: the page’s own.',
  size: 'Size of text. Default: the page’s own.',
  'heading-font': 'Font of headings.',
  'heading-color': 'Text of headings.',
  radius: 'Roundness of corners.',
  space: 'Unit of space; all distances are multiples of it.',
  'field-radius': 'Roundness of fields.',
  'time-bg': 'Background of a time.',
  'time-color': 'Text of a time.',
  'day-bg': 'Background of a day with free times.',
  'day-color': 'Text of a day with free times.',
};

/** The value of a private name: `var(--a,var(--b,default))`. Without a default the name is void where nothing is set. */
export const chain = (links: readonly string[]): string =>
  links.reduceRight((fallback, link) => `var(--${link}${fallback && `,${fallback}`})`);

const declarations = Object.entries<readonly string[]>(tokens)
  .map(([name, links]) => `--_${name}:${chain(links)}`)
  .join(';');

/** Resolves all names, once per shadow root. */
export const tokenStyles: CSSResult = unsafeCSS(`:host{${declarations}}`);
