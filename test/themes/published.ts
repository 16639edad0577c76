// Themes to hold the widgets against. Those of a government may be used for its own services only: they are read here by
// tests, and no picture, story or build contains them.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const read = (...files: readonly string[]) =>
  files.map((file) => readFileSync(require.resolve(file), 'utf8')).join('\n');

export interface Theme {
  readonly name: string;
  /** Class of the root element. */
  readonly className?: string;
  readonly scheme: 'light' | 'dark';
  /** Style sheets, for what Storybook does not have. */
  readonly css?: string;
  /** Pairs for which the theme's own tokens give too little contrast, whatever stands on them. */
  readonly faults?: readonly string[];
}

const utrecht = '@utrecht/design-tokens/dist';
const rijk = '@rijkshuisstijl-community/design-tokens/dist';
const denHaag = '@gemeente-denhaag/design-tokens-components/dist';
const mooiEnAnders = '@nl-design-system-community/ma-design-tokens/dist';

export const themes: readonly Theme[] = [
  {name: 'bare, light', scheme: 'light'},
  {name: 'bare, dark', scheme: 'dark'},
  {name: 'plain brand variables, light', className: 'plain-brand', scheme: 'light'},
  {name: 'plain brand variables, dark', className: 'plain-brand', scheme: 'dark'},
  {name: 'kastanje, light', className: 'kastanje', scheme: 'light'},
  {name: 'kastanje, dark', className: 'kastanje', scheme: 'dark'},
  {name: 'voorbeeld, light', className: 'voorbeeld-theme', scheme: 'light'},
  {name: 'voorbeeld, dark', className: 'voorbeeld-theme', scheme: 'dark'},
  {name: 'Utrecht', className: 'utrecht-theme', scheme: 'light', css: read(`${utrecht}/theme.css`)},
  {
    name: 'Utrecht, dark',
    className: 'utrecht-theme--dark',
    scheme: 'dark',
    css: read(`${utrecht}/dark/theme.css`),
    faults: ['danger on surface'],
  },
  {name: 'Rijkshuisstijl community', className: 'rhc-theme', scheme: 'light', css: read(`${rijk}/index.css`)},
  {
    name: 'Rijkshuisstijl community, orange',
    scheme: 'light',
    css: read(`${rijk}/uitvoerend-oranje/root.css`),
    faults: ['on-accent on accent'],
  },
  {name: 'Den Haag', className: 'denhaag-theme', scheme: 'light', css: read(`${denHaag}/theme/index.css`)},
  {name: 'Mooi & Anders', className: 'ma-theme', scheme: 'light', css: read(`${mooiEnAnders}/theme.css`)},
  {
    name: 'Mooi & Anders, dark',
    className: 'ma-theme ma-theme--color-scheme-dark',
    scheme: 'dark',
    css: read(`${mooiEnAnders}/theme.css`, `${mooiEnAnders}/color-scheme-dark/theme.css`),
  },
];
