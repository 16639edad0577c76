// The built loader on pages of others: what it loads and when, and what a patient sees when it cannot.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import {buildElements, cdnFolder, readManifest} from '../../packages/elements/build.mjs';
import {movingTags} from '../../packages/elements/tags.mjs';
import {args, executablePath} from '../browser.mjs';
import {say} from './booking.page.ts';

const SITE = 'http://praktijk.test';
const FALLBACK = 'Bel ons op 010 123 45 67.';
const WIDGET = `<gp-booking>${FALLBACK}</gp-booking>`;
const CONTENT_TYPES: Record<string, string> = {css: 'text/css', js: 'text/javascript'};

interface Visit {
  page: Page;
  /** Names of the files that were fetched. */
  fetched: string[];
  errors: string[];
}

let browser: Browser;
let TAGS = '';
let CLASSIC = '';
before(async () => {
  await buildElements();
  TAGS = movingTags(readManifest(), '/gp-elements').join('');
  CLASSIC = movingTags(readManifest(), '/gp-elements', {classic: true}).join('');
  browser = await chromium.launch({executablePath, args});
});
after(() => browser.close());

interface VisitOptions extends BrowserContextOptions {
  head?: string;
  /** Files whose name begins so never arrive. */
  without?: string;
  /** Files whose name begins so arrive when this has resolved. */
  late?: {name: string; until: Promise<unknown>};
  /** Runs before anything else in the page. */
  init?: () => void;
  /** More files, by path. */
  files?: Record<string, string>;
}

/** Opens a page with this in its body. The gateway is not there: the loader has to do without. */
async function visit(
  body: string,
  {head = TAGS, without, late, init, files = {}, ...context}: VisitOptions = {},
): Promise<Visit> {
  const page = await browser.newPage(context);
  // tsx wraps named functions in a helper of its own, which functions that are sent to the page then call.
  await page.addInitScript('globalThis.__name = (named) => named');
  if (init) await page.addInitScript(init);
  const fetched: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('GP Elements')) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route(`${SITE}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = /^\/gp-elements\/[\d.]+\/(.+)$/.exec(path)?.[1];
    if (path === '/') {
      const html = `<!doctype html><html lang="nl"><head><title>Praktijk</title>${head}</head><body>${body}</body></html>`;
      await route.fulfill({contentType: 'text/html', body: html});
    } else if (files[path] !== undefined) {
      await route.fulfill({contentType: 'text/javascript', body: files[path]});
    } else if (file === undefined || (without !== undefined && file.startsWith(without))) {
      await route.abort();
    } else {
      if (late && file.startsWith(late.name)) await late.until;
      fetched.push(file.replace(/-[\w]{8}\./, '.'));
      const contentType = CONTENT_TYPES[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
      await route.fulfill({contentType, body: readFileSync(join(cdnFolder, file))});
    }
  });
  await page.goto(SITE, {waitUntil: 'load'});
  return {page, fetched, errors};
}

const untilDefined = (page: Page, tag: string) =>
  page.waitForFunction((name) => customElements.get(name) !== undefined, tag);
const untilFailed = (page: Page) => page.locator('gp-booking[load-failed]').waitFor();
const height = (page: Page) =>
  page.locator('gp-booking').evaluate((element) => element.getBoundingClientRect().height);

describe('the loader', () => {
  it('defines the provider and the widget that is on the page', async () => {
    const {page, errors} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`);
    await untilDefined(page, 'gp-provider');
    await untilDefined(page, 'gp-booking');
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('loads a widget that is added later, and nothing of it before', async () => {
    const {page, fetched} = await visit('<gp-provider api="/v1"></gp-provider>');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(fetched.sort(), ['elements.css', 'loader.js']);
    await page.locator('gp-provider').evaluate((provider) => {
      const section = document.createElement('section');
      section.append(document.createElement('gp-booking'));
      provider.append(section);
    });
    await untilDefined(page, 'gp-booking');
    assert.ok(fetched.includes('booking.js'));
    await page.close();
  });

  it('leaves the fallback, says so once and keeps no room free when the widget does not arrive', async () => {
    const {page, errors} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`, {
      without: 'booking-',
    });
    await untilFailed(page);
    assert.ok(await page.getByText(FALLBACK).isVisible());
    assert.ok((await height(page)) < 100);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /<gp-booking> could not be loaded/);
    await page.close();
  });

  it('is not needed for the fallback: without scripts it is there, with no room kept free', async () => {
    const {page} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`, {javaScriptEnabled: false});
    assert.ok(await page.getByText(FALLBACK).isVisible());
    assert.ok((await height(page)) < 100);
    await page.close();
  });

  it('keeps room for a widget that is on its way', async () => {
    const head = TAGS.replace(/<script.*<\/script>/, '');
    const {page} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`, {head});
    assert.ok((await height(page)) > 500);
    await page.close();
  });

  it('may stand on a page twice', async () => {
    const head = TAGS + TAGS.replaceAll('/gp-elements/0/', '/gp-elements/0.1.0/');
    const {page, errors} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`, {head});
    await untilDefined(page, 'gp-booking');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('tries again what failed when its mark is taken away, and for an element that comes later', async () => {
    for (const again of ['unmark', 'another'] as const) {
      const {page, errors} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`, {
        without: 'booking-',
      });
      await untilFailed(page);
      await page.unroute(`${SITE}/**`);
      await page.route(`${SITE}/gp-elements/**`, async (route) => {
        const file = route.request().url().split('/').at(-1) ?? '';
        await route.fulfill({contentType: 'text/javascript', body: readFileSync(join(cdnFolder, file))});
      });
      await page.locator('gp-booking').evaluate((element, how) => {
        if (how === 'unmark') element.removeAttribute('load-failed');
        else element.after(document.createElement('gp-booking'));
      }, again);
      await untilDefined(page, 'gp-booking');
      assert.equal(errors.length, 1);
      await page.close();
    }
  });

  it('finds elements in a shadow root that the host names, now and later', async () => {
    for (const when of ['before', 'after'] as const) {
      const {page, fetched} = await visit('<div></div>');
      await page.waitForFunction(() => globalThis.gpElements !== undefined);
      await page.locator('div').evaluate((host, order) => {
        const root = host.attachShadow({mode: 'open'});
        const add = () => {
          const provider = document.createElement('gp-provider');
          provider.append(document.createElement('gp-booking'));
          root.append(provider);
        };
        if (order === 'before') add();
        globalThis.gpElements?.observe(root);
        if (order === 'after') add();
      }, when);
      await untilDefined(page, 'gp-booking');
      assert.ok(fetched.includes('booking.js'));
      await page.close();
    }
  });

  it('survives that an element is moved and taken away while its widget is on its way', async () => {
    let arrive: (value: unknown) => void = () => {};
    const until = new Promise((resolve) => (arrive = resolve));
    const {page, errors} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider><main></main>`, {
      late: {name: 'booking-', until},
    });
    await page.waitForFunction(() => document.querySelector('link[rel=modulepreload]') !== null);
    await page.evaluate(() => {
      const provider = document.querySelector('gp-provider')!;
      document.querySelector('main')!.append(provider);
      const gone = document.createElement('gp-booking');
      provider.append(gone);
      gone.remove();
    });
    arrive(undefined);
    await untilDefined(page, 'gp-booking');
    await page.locator('main gp-booking:defined').waitFor();
    assert.equal(await page.locator('[load-failed]').count(), 0);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('brings widgets that find a provider which is defined after them', async () => {
    const {page} = await visit(`<gp-provider api="/v1">${WIDGET}</gp-provider>`, {
      init: () => {
        const define = customElements.define.bind(customElements);
        customElements.define = (name, element, options) => {
          if (name !== 'gp-provider') define(name, element, options);
          else Object.assign(globalThis, {defineProvider: () => define(name, element, options)});
        };
      },
    });
    await untilDefined(page, 'gp-booking');
    await page.getByText(FALLBACK).waitFor();
    assert.equal(await page.getByRole('button').count(), 0);
    await page.evaluate(() => (globalThis as unknown as {defineProvider: () => void}).defineProvider());
    // There is no gateway here: only a widget with a provider can say so.
    await page.getByRole('button', {name: say('again')}).waitFor();
    await page.close();
  });

  describe('as a plain script', () => {
    const BODY = `<gp-provider api="/v1">${WIDGET}</gp-provider>`;
    const merged = () => ({'/alles.js': readFileSync(join(cdnFolder, 'loader.classic.js'), 'utf8')});

    it('finds the other files by its own address', async () => {
      const {page, fetched} = await visit(BODY, {head: CLASSIC});
      await untilDefined(page, 'gp-booking');
      assert.ok(!fetched.includes('loader.js'));
      await page.close();
    });

    it('finds its own tag when its text runs late, from elsewhere', async () => {
      const tag = '<script type="text/late" src="/gp-elements/0/loader.classic.js?ver=6.4"></script>';
      const {page} = await visit(BODY, {
        head: `${tag}<script defer src="/alles.js"></script>`,
        files: merged(),
      });
      await untilDefined(page, 'gp-booking');
      await page.close();
    });

    it('merged into another file, is told where the files are', async () => {
      const {page} = await visit(`<div data-gp-elements="/gp-elements/0/">${BODY}</div>`, {
        head: '<script defer src="/alles.js"></script>',
        files: merged(),
      });
      await untilDefined(page, 'gp-booking');
      await page.close();
    });

    it('merged into another file and told nothing, says so and leaves the fallback', async () => {
      const {page, errors} = await visit(BODY, {
        head: '<script defer src="/alles.js"></script>',
        files: merged(),
      });
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /data-gp-elements/);
      assert.ok(await page.getByText(FALLBACK).isVisible());
      await page.close();
    });
  });
});
