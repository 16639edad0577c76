// Can the widgets be read in this theme? For whoever makes one; never part of a widget.
import {styles} from './styles.ts';
import type {TokenName} from './tokens.ts';

/** One text or line and what it stands on, as the page's theme gives them. */
export interface ThemePair {
  /** What for, such as "text on surface". */
  readonly pair: string;
  /** As the browser computed them, `#rrggbb`. */
  readonly colors: readonly [front: string, back: string];
  /** Contrast after WCAG 2.2, rounded down to hundredths: 1 to 21. */
  readonly ratio: number;
  /** What it must be at least: 4.5 for text, 3 for lines and signs. */
  readonly needed: number;
  readonly isEnough: boolean;
}

type Rgb = readonly [number, number, number];
/** A private name or any color, for instance a mix of them. */
type Color = TokenName | (string & {});
interface Pair {
  readonly pair: string;
  /** More than one: the best of them counts, as they stand beside each other. */
  readonly front: readonly Color[];
  readonly back: Color;
  readonly needed: number;
}

const TEXT = 4.5;
const LINE = 3;
const tint = (tone: TokenName) => `color-mix(in oklab,var(--_${tone}) 8%,var(--_surface))`;
const soft = 'var(--_soft)';
const text = (front: TokenName, back: TokenName): Pair => ({
  pair: `${front} on ${back}`,
  front: [front],
  back,
  needed: TEXT,
});
const line = (front: TokenName, back: TokenName): Pair => ({...text(front, back), needed: LINE});

const PAIRS: readonly Pair[] = [
  {...text('text', 'backdrop'), pair: 'text on the page'},
  text('text', 'surface'),
  text('muted', 'surface'),
  text('heading-color', 'surface'),
  text('link', 'surface'),
  text('on-accent', 'accent'),
  text('danger', 'surface'),
  text('time-color', 'time-bg'),
  text('day-color', 'day-bg'),
  {pair: 'link where the pointer is', front: ['link'], back: soft, needed: TEXT},
  {pair: 'text of a warning', front: ['text'], back: tint('warning'), needed: TEXT},
  {pair: 'text of an error', front: ['text'], back: tint('danger'), needed: TEXT},
  {pair: 'text of what went well', front: ['text'], back: tint('success'), needed: TEXT},
  line('accent', 'surface'),
  line('border', 'surface'),
  line('warning', 'surface'),
  line('success', 'surface'),
  {pair: 'focus on surface', front: ['focus', 'focus-inverse'], back: 'surface', needed: LINE},
];

const linear = (channel: number) => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = ([red, green, blue]: Rgb) =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Contrast after WCAG 2.2. */
function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const hex = (color: Rgb) => `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** Lays colors over each other as a screen does; any way of writing that the browser knows. */
function painter(): (...layers: readonly string[]) => Rgb {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', {willReadFrequently: true})!;
  return (...layers) => {
    for (const color of ['#fff', ...layers]) {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
}

/** Backgrounds of an element and all around it, the outermost first. */
function backgrounds(element: Element | null): string[] {
  if (element === null) return [];
  const root = element.getRootNode();
  const around = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  return [...backgrounds(around), getComputedStyle(element).backgroundColor];
}

/**
 * Measures the contrast of what the widgets draw, with the theme that holds inside an element of a page. What is not
 * enough has `isEnough: false`. Background pictures are not looked at.
 *
 * @param parent - Where the widget stands, or will stand. Default: the page's body.
 */
export function checkTheme(parent: Element = document.body): ThemePair[] {
  const probe = document.createElement('div');
  const root = probe.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = styles.flatMap(({styleSheet}) => styleSheet ?? []);
  const sample = root.appendChild(document.createElement('span'));
  parent.append(probe);
  const paint = painter();
  const computed = (color: Color) => {
    sample.style.color = /^[a-z-]+$/.test(color) ? `var(--_${color})` : color;
    return getComputedStyle(sample).color;
  };
  // The page is as light or dark as its `color-scheme` says, under what it draws itself.
  const page = [computed('Canvas'), ...backgrounds(parent)];
  const measured = PAIRS.map(({pair, front, back, needed}) => {
    const below = [...page, computed(back)];
    const under = paint(...below);
    const colors = front.map((color) => paint(...below, computed(color)));
    const [best] = colors.sort((one, other) => contrast(other, under) - contrast(one, under));
    const ratio = Math.floor(contrast(best!, under) * 100) / 100;
    return {pair, colors: [hex(best!), hex(under)], ratio, needed, isEnough: ratio >= needed} as const;
  });
  probe.remove();
  return measured;
}
