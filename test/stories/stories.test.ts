import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {args, executablePath} from '../browser.mjs';
import {axeViolations, sidewaysScroll} from '../journeys/accessibility.ts';
import {listEntries, serveStorybook, type Storybook} from '../storybook.ts';

const stories = listEntries('story');
const pages = listEntries('docs');
interface Declared {
  tagName?: string;
  [kind: string]: {name: string}[] | string | undefined;
}
const manifest = JSON.parse(
  readFileSync(new URL('../../packages/elements/custom-elements.json', import.meta.url), 'utf8'),
) as {modules: {declarations: Declared[]}[]};
const elements = manifest.modules.flatMap(({declarations}) => declarations).filter(({tagName}) => tagName);
const KINDS = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'];
/** What a reader must find on an element's page. */
const publicNames = (element: Declared): string[] =>
  KINDS.flatMap((kind) => (element[kind] ?? []) as {name: string}[])
    .map(({name}) => name)
    .filter((name) => name !== '');

/** Stories that are open at one time. */
const AT_ONCE = 2;

describe('stories', {concurrency: AT_ONCE}, () => {
  let browser: Browser;
  let storybook: Storybook;
  /** Handed on from story to story; what was said in them since the last one. */
  const resting: {page: Page; troubles: string[]}[] = [];

  async function openPage(): Promise<{page: Page; troubles: string[]}> {
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
    return {page, troubles};
  }

  before(async () => {
    storybook = await serveStorybook();
    browser = await chromium.launch({executablePath, args});
  });
  after(async () => {
    await browser.close();
    await storybook.close();
  });

  it('are there', () => {
    assert.ok(stories.length > 0, 'storybook-static/index.json lists none');
  });

  const readPage = async (title: string): Promise<string> => {
    const entry = pages.find((one) => one.title === title);
    assert.ok(entry !== undefined, `there is no page "${title}"`);
    const page = await browser.newPage();
    try {
      await page.goto(`${storybook.origin}/iframe.html?id=${entry.id}&viewMode=docs`);
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
      const shown = resting.pop() ?? (await openPage());
      const {page, troubles} = shown;
      try {
        await storybook.show(page, id);
        assert.deepEqual(troubles, []);
        assert.deepEqual(await axeViolations(page), []);
        assert.equal(await sidewaysScroll(page), 0, 'has to be scrolled sideways');
      } catch (error) {
        await page.close();
        throw error;
      }
      resting.push(shown);
    });
  }
});
