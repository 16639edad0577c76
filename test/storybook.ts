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
  /**
   * Shows a story by itself and waits until it is drawn, and played to its end where it has a play function. A page that
   * shows another story with the same globals is kept, without what that one stored: four times as fast as a new page.
   */
  show(page: Page, id: string, globals?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const turnTo = (page: Page, id: string): Promise<void> =>
  page.evaluate(async (storyId) => {
    const {__STORYBOOK_PREVIEW__: preview} = globalThis as unknown as {
      __STORYBOOK_PREVIEW__: {channel: {emit(event: string, detail: unknown): void}};
    };
    sessionStorage.clear();
    localStorage.clear();
    for (const {name} of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    scrollTo(0, 0);
    preview.channel.emit('setCurrentStory', {storyId, viewMode: 'story'});
  }, id);

export async function serveStorybook(): Promise<Storybook> {
  const {origin, close} = await serveFolder(() => folder, {
    // Their names change with their contents: read and compiled once per browser context.
    headersOf: (path) => ({
      'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    }),
  });
  /** With which globals a page was opened, as long as every story in it could be drawn. */
  const opened = new WeakMap<Page, string>();
  return {
    origin,
    async show(page, id, globals = {}) {
      const set = Object.entries(globals)
        .map(([name, value]) => `${name}:${value}`)
        .join(';');
      if (opened.get(page) === set) await turnTo(page, id);
      else await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${set}`);
      opened.delete(page);
      await page.waitForFunction((story) => {
        const {__STORYBOOK_PREVIEW__: preview} = globalThis as unknown as {
          __STORYBOOK_PREVIEW__?: {storyRenders?: {id: string; phase?: string}[]};
        };
        const phase = preview?.storyRenders?.find((render) => render.id === story)?.phase;
        return ['completed', 'finished', 'errored', 'aborted'].includes(phase ?? '');
      }, id);
      if ((await page.locator('.sb-show-errordisplay').count()) > 0)
        throw new Error(`${id} could not be drawn: ${await page.locator('#error-message').innerText()}`);
      opened.set(page, set);
    },
    close,
  };
}
