/** What a browser makes of the widgets in a theme: computed styles, in a page that shows a story. */
import {buildSync} from 'esbuild';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import type {ThemePair} from '@gp-elements/ui/theme-check';
import type {Theme} from './published.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [script] = buildSync({
  entryPoints: [join(root, 'packages/ui/src/theme-check.ts')],
  tsconfig: join(root, 'tsconfig.json'),
  conditions: ['gp-source'],
  bundle: true,
  format: 'iife',
  globalName: 'gpThemeCheck',
  write: false,
}).outputFiles;

/** Puts the page in a theme, in place of the one before. */
export const dress = (page: Page, {className = '', scheme, css = ''}: Theme): Promise<void> =>
  page.evaluate(
    ([name, mode, text]) => {
      const html = document.documentElement;
      html.className = name!;
      html.style.colorScheme = mode!;
      let sheet = document.querySelector('style[data-theme]');
      if (sheet === null) {
        sheet = document.head.appendChild(document.createElement('style'));
        sheet.setAttribute('data-theme', '');
      }
      sheet.textContent = text!;
    },
    [className, scheme, css],
  );

/** Contrast of everything that the widgets draw. */
export async function checkTheme(page: Page): Promise<ThemePair[]> {
  if (!(await page.evaluate(() => 'gpThemeCheck' in globalThis)))
    await page.addScriptTag({content: script!.text});
  return page.evaluate(() =>
    (globalThis as unknown as {gpThemeCheck: {checkTheme(): ThemePair[]}}).gpThemeCheck.checkTheme(),
  );
}

/** What can be seen of an element, by itself: colors as the screen shows them, and what is no color. */
export interface Look {
  readonly background: string;
  readonly color: string;
  readonly border: string;
  readonly outline: string;
  readonly weight: string;
  readonly decoration: string;
}

/** How each first element looks that a selector finds, shadow roots included. */
export async function looksOf(
  page: Page,
  selectors: Readonly<Record<string, string>>,
): Promise<Record<string, Look>> {
  const found: Record<string, Look> = {};
  for (const [name, selector] of Object.entries(selectors)) {
    found[name] = await page
      .locator(selector)
      .first()
      .evaluate((element): Look => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const context = canvas.getContext('2d', {willReadFrequently: true})!;
        const around: string[] = [];
        for (let each: Element | null = element; each;) {
          around.unshift(getComputedStyle(each).backgroundColor);
          const in_ = each.getRootNode();
          each = each.parentElement ?? (in_ instanceof ShadowRoot ? in_.host : null);
        }
        const isDark = document.documentElement.style.colorScheme === 'dark';
        const paint = (...layers: string[]) => {
          for (const color of [isDark ? '#121212' : '#fff', ...layers]) {
            context.fillStyle = color;
            context.fillRect(0, 0, 1, 1);
          }
          return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)].join();
        };
        const style = getComputedStyle(element);
        const hasBorder = style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px';
        const hasOutline = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
        return {
          background: paint(...around),
          color: paint(...around, style.color),
          border: hasBorder ? paint(...around, style.borderTopColor) : paint(...around),
          outline: hasOutline ? `${style.outlineStyle} ${style.outlineWidth}` : '',
          weight: style.fontWeight,
          decoration: `${style.textDecorationLine} ${style.borderTopStyle}`,
        };
      });
  }
  return found;
}

/** Colors that are farther apart than this are told apart at a glance: a sixteenth of the way from black to white. */
const FAR = 28;
const rgb = (color: string) => color.split(',').map(Number);
const isFar = (one: string, other: string) => {
  const [a, b] = [rgb(one), rgb(other)];
  return Math.hypot(...a.map((channel, index) => channel - b[index]!)) >= FAR;
};

/** What of two looks differs so that it can be seen. */
export function differences(one: Look, other: Look): (keyof Look)[] {
  return (Object.keys(one) as (keyof Look)[]).filter((key) =>
    ['background', 'color', 'border'].includes(key) ? isFar(one[key], other[key]) : one[key] !== other[key],
  );
}
