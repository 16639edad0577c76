import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {AxeResults} from 'axe-core';
import type {Page} from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: {run(context: unknown, options: unknown): Promise<AxeResults>};

/** Every rule that axe-core has on by default, or only some, over the whole page, open shadow roots included. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const violations = await page.evaluate(async (runOnly) => {
    const results = await axe.run(document, {resultTypes: ['violations'], ...(runOnly && {runOnly})});
    return results.violations.map(({id, help, nodes}) => ({
      id,
      help,
      nodes: nodes
        .slice(0, 3)
        .map(({target, failureSummary}) => `${JSON.stringify(target)} ${failureSummary ?? ''}`),
    }));
  }, rules);
  return violations.map(({id, help, nodes}) => `${id}: ${help}\n  ${nodes.join('\n  ')}`);
}

/** By how many CSS px the page is wider than the window; 0 when nothing has to be scrolled sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/** Puts the demo in another theme and mode, in place, by its own switch. */
export const dress = (page: Page, theme: string, mode: string): Promise<void> =>
  page.evaluate(
    ([name = '', weergave = '']) => {
      const {demoThema} = globalThis as unknown as {
        demoThema: {setTheme(name: string): void; setMode(name: string): void};
      };
      demoThema.setTheme(name);
      demoThema.setMode(weergave);
      // A style sheet that comes later would leave the first look to the theme before it.
      const coming = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(
        ({sheet}) => sheet === null,
      );
      return Promise.all(
        coming.map((link) => new Promise((loaded) => link.addEventListener('load', loaded, {once: true}))),
      )
        .then(() => document.fonts.ready)
        .then(() => undefined);
    },
    [theme, mode],
  );
