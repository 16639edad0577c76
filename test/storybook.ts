/** The built Storybook, served on loopback: for whatever looks at stories in a browser. */
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import {serveFolder} from './static-server.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'storybook-static');

export interface Story {
  id: string;
  title: string;
  name: string;
}

/** Every story of the build, or every page of documentation; none where nothing was built. */
export function listEntries(kind: 'story' | 'docs'): Story[] {
  const file = join(folder, 'index.json');
  if (!existsSync(file)) return [];
  const {entries} = JSON.parse(readFileSync(file, 'utf8')) as {
    entries: Record<string, Story & {type: string}>;
  };
  return Object.values(entries).filter(({type}) => type === kind);
}

export interface Storybook {
  readonly origin: string;
  /** Opens a story by itself and waits until it is drawn, and played to its end where it has a play function. */
  show(page: Page, id: string, globals?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

export async function serveStorybook(): Promise<Storybook> {
  const {origin, close} = await serveFolder(() => folder, {
    // Their names change with their contents: read and compiled once per browser context.
    headersOf: (path) => ({
      'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    }),
  });
  return {
    origin,
    async show(page, id, globals = {}) {
      const set = Object.entries(globals).map(([name, value]) => `${name}:${value}`);
      await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${set.join(';')}`);
      await page.waitForFunction((story) => {
        const {__STORYBOOK_PREVIEW__: preview} = globalThis as unknown as {
          __STORYBOOK_PREVIEW__?: {storyRenders?: {id: string; phase?: string}[]};
        };
        const phase = preview?.storyRenders?.find((render) => render.id === story)?.phase;
        return ['completed', 'finished', 'errored', 'aborted'].includes(phase ?? '');
      }, id);
      if ((await page.locator('.sb-show-errordisplay').count()) > 0)
        throw new Error(`${id} could not be drawn: ${await page.locator('#error-message').innerText()}`);
    },
    close,
  };
}
