// The built loader on pages of others: what it loads and when, and what a patient sees when it cannot.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import {buildElements, cdnFolder} from '../../packages/elements/build.mjs';
import {args, executablePath} from '../browser.mjs';

const SITE = 'http://praktijk.test';
const FALLBACK = 'Bel ons op 010 123 45 67.';
const WIDGET = `<gp-booking>${FALLBACK}</gp-booking>`;
const TAGS =
  `<link rel="stylesheet" href="/gp-elements/0/elements.css">` +
  `<script type="module" src="/gp-elements/0/loader.js"></script>`;
const CONTENT_TYPES: Record<string, string> = {css: 'text/css', js: 'text/javascript'};

interface Visit {
  page: Page;
  /** Names of the files that were fetched. */
  fetched: string[];
  errors: string[];
}

let browser: Browser;
before(async () => {
  await buildElements();
  browser = await chromium.launch({executablePath, args});
});
after(() => browser.close());

interface VisitOptions extends BrowserContextOptions {
  head?: string;
  /** Files whose name begins so never arrive. */
  without?: string;
}

/** Opens a page with this in its body. The gateway is not there: the loader has to do without. */
async function visit(body: string, {head = TAGS, without, ...context}: VisitOptions = {}): Promise<Visit> {
  const page = await browser.newPage(context);
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
    } else if (file === undefined || (without !== undefined && file.startsWith(without))) {
      await route.abort();
    } else {
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
});
