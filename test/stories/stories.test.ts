import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {dirname, extname, join, normalize} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser} from 'playwright-core';
import {args, executablePath} from '../browser.mjs';
import {axeViolations, sidewaysScroll} from '../journeys/accessibility.ts';

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'storybook-static');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Index {
  entries: Record<string, {id: string; title: string; name: string; type: string}>;
}
const file = join(folder, 'index.json');
const {entries}: Index = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Index) : {entries: {}};
const stories = Object.values(entries).filter(({type}) => type === 'story');
const pages = Object.values(entries).filter(({type}) => type === 'docs');

interface Declared {
  tagName?: string;
  [kind: string]: {name: string}[] | string | undefined;
}
const manifest = JSON.parse(
  readFileSync(join(dirname(folder), 'packages/elements/custom-elements.json'), 'utf8'),
) as {modules: {declarations: Declared[]}[]};
const elements = manifest.modules.flatMap(({declarations}) => declarations).filter(({tagName}) => tagName);
const KINDS = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'];
/** What a reader must find on an element's page. */
const publicNames = (element: Declared): string[] =>
  KINDS.flatMap((kind) => (element[kind] ?? []) as {name: string}[])
    .map(({name}) => name)
    .filter((name) => name !== '');

describe('stories', () => {
  let browser: Browser;
  let origin: string;
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    readFile(join(folder, path)).then(
      (content) => {
        response
          .writeHead(200, {'content-type': TYPES[extname(path)] ?? 'application/octet-stream'})
          .end(content);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({executablePath, args});
  });
  after(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  });

  it('are there', () => {
    assert.ok(stories.length > 0, 'storybook-static/index.json lists none');
  });

  const readPage = async (title: string): Promise<string> => {
    const entry = pages.find((one) => one.title === title);
    assert.ok(entry !== undefined, `there is no page "${title}"`);
    const page = await browser.newPage();
    try {
      await page.goto(`${origin}/iframe.html?id=${entry.id}&viewMode=docs`);
      await page.locator('#storybook-docs h1').waitFor();
      return await page.locator('#storybook-docs').innerText();
    } finally {
      await page.close();
    }
  };

  for (const element of elements) {
    it(`Reference/${element.tagName} names everything public`, async () => {
      const text = await readPage(`Reference/${element.tagName}`);
      assert.deepEqual(
        publicNames(element).filter((name) => !text.includes(name)),
        [],
      );
    });
  }

  it('Reference/Events names every event', async () => {
    const text = await readPage('Reference/Events');
    const names = elements.flatMap((element) => (element['events'] ?? []) as {name: string}[]);
    assert.ok(names.length > 0);
    for (const {name} of names) assert.ok(text.includes(name), name);
  });

  for (const {id, title, name} of stories) {
    it(`${title}: ${name}`, async () => {
      const page = await browser.newPage({
        viewport: {width: 320, height: 800},
        reducedMotion: 'reduce',
        locale: 'nl-NL',
      });
      const troubles: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
      });
      page.on('pageerror', (error) => troubles.push(error.message));
      try {
        await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story`);
        // Drawn, and played to its end where it has a play function.
        await page.waitForFunction((story) => {
          const {__STORYBOOK_PREVIEW__: preview} = globalThis as unknown as {
            __STORYBOOK_PREVIEW__?: {storyRenders?: {id: string; phase?: string}[]};
          };
          const phase = preview?.storyRenders?.find((render) => render.id === story)?.phase;
          return ['completed', 'finished', 'errored', 'aborted'].includes(phase ?? '');
        }, id);
        assert.equal(await page.locator('.sb-show-errordisplay').count(), 0, 'the story could not be drawn');
        assert.deepEqual(troubles, []);
        assert.deepEqual(await axeViolations(page), []);
        assert.equal(await sidewaysScroll(page), 0, 'has to be scrolled sideways');
      } finally {
        await page.close();
      }
    });
  }
});
