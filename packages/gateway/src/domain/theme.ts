/** The practice's look on its own pages: public tokens of the elements, checked for contrast when they are loaded. */
import type {PracticeSettings} from './settings.ts';

type Theme = NonNullable<PracticeSettings['theme']>;
type Colors = NonNullable<Theme['colors']>;
type ColorName = keyof Colors;

/** What the elements use where the practice names no colour: `packages/ui/src/tokens.ts`, held equal by test/pages-theme.test.ts. */
export const DEFAULTS = {
  light: {
    surface: '#ffffff',
    text: '#1f2a2c',
    accent: '#0b5d63',
    danger: '#ad1f24',
    success: '#1d7a4c',
  },
  dark: {
    surface: '#182022',
    text: '#e9efee',
    accent: '#8ad4cf',
    danger: '#ffb3ab',
    success: '#8bd6a8',
  },
} as const satisfies Record<string, Colors>;

/** What must be told apart, and how well (WCAG 1.4.3 and 1.4.11). The accent is also the colour of links. */
const PAIRS: readonly [of: ColorName, on: ColorName, ratio: number][] = [
  ['text', 'surface', 4.5],
  ['muted', 'surface', 4.5],
  ['accent', 'surface', 4.5],
  ['onAccent', 'accent', 4.5],
  ['danger', 'surface', 4.5],
  ['border', 'surface', 3],
  ['focus', 'surface', 3],
  ['warning', 'surface', 3],
  ['success', 'surface', 3],
];

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function contrastFaults(at: string, colors: Colors, defaults: Colors): string[] {
  const all = {...defaults, ...colors};
  return PAIRS.flatMap(([of, on, ratio]) => {
    const [front, back] = [all[of], all[on]];
    // A colour that is derived from the others is sound where they are.
    if (front === undefined || back === undefined || (colors[of] === undefined && colors[on] === undefined))
      return [];
    const found = contrast(front, back);
    return found >= ratio
      ? []
      : [
          `${at}/${colors[of] === undefined ? on : of}: ${of} ${front} on ${on} ${back} has a contrast of ` +
            `${(Math.floor(found * 10) / 10).toFixed(1)}, and ${ratio} is needed`,
        ];
  });
}

/** A line per fault, with its place. */
export function themeFaults({theme}: PracticeSettings): string[] {
  const {colors = {}, darkColors} = theme ?? {};
  const names = (some: Colors) => Object.keys(some).sort().join();
  return [
    ...contrastFaults('/theme/colors', colors, DEFAULTS.light),
    ...(darkColors === undefined ? [] : contrastFaults('/theme/darkColors', darkColors, DEFAULTS.dark)),
    ...(darkColors === undefined || names(darkColors) === names(colors)
      ? []
      : ['/theme/darkColors: must name the same colours as /theme/colors']),
  ];
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What can stand in a value and not end it; settings were checked when they were loaded, and this costs nothing. */
const PLAIN = /^[\w#.,'" -]+$/;

/** The theme as a style sheet. A practice without dark colours has light pages. */
export function themeCss({theme}: PracticeSettings): string {
  const {colors = {}, darkColors, fontFamily, fontSize, radius, space} = theme ?? {};
  const values: [name: string, value: string | undefined, dark?: string | undefined][] = [
    ...Object.entries(colors).map(([name, value]): [string, string, string | undefined] => [
      `color-${kebab(name)}`,
      value,
      darkColors?.[name as ColorName],
    ]),
    ['font-family', fontFamily],
    ['font-size', fontSize],
    ['radius', radius],
    ['space', space],
  ];
  const lines = values.flatMap(([name, value, dark]) =>
    value === undefined || !PLAIN.test(value) || (dark !== undefined && !PLAIN.test(dark))
      ? []
      : `  --gp-${name}: ${dark === undefined ? value : `light-dark(${value}, ${dark})`};`,
  );
  const isLightOnly = Object.keys(colors).length > 0 && darkColors === undefined;
  return `:root {\n${[...(isLightOnly ? ['  color-scheme: light;'] : []), ...lines].join('\n')}\n}\n`;
}

/** The practice's sign in the browser's tab: a door in its accent. */
export function themeIcon({theme}: PracticeSettings): string {
  const named = (name: 'accent' | 'onAccent') => {
    const color = theme?.colors?.[name];
    return color !== undefined && PLAIN.test(color) ? color : undefined;
  };
  const accent = named('accent') ?? DEFAULTS.light.accent;
  const [white, black] = ['#ffffff', '#000000'];
  const onAccent = named('onAccent') ?? (contrast(white, accent) >= contrast(black, accent) ? white : black);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<rect width="32" height="32" rx="7" fill="${accent}"/>` +
    `<path d="M9 27V11.5a7 7 0 0 1 14 0V27Z" fill="${onAccent}"/>` +
    `<circle cx="19.5" cy="18.5" r="1.75" fill="${accent}"/></svg>\n`
  );
}
