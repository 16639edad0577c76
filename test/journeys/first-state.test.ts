// What a server draws, on a page with the built files: seen at once, without scripts too, and taken over without a jump.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {VERSION} from '@gp-elements/core';
import {renderToString} from '@gp-elements/elements/server';
import type {Browser, BrowserContextOptions, Page, Route} from 'playwright-core';
import {people, type Schemas} from '../demo-gateway.ts';
import {startFront, type FrontServer} from '../front-server.ts';
import {BookingPage, say} from './booking.page.ts';
import {launchBrowser} from './browser.ts';
import {Closing} from './closing.ts';
import {hostPage} from './host-page.ts';
import {layoutShifts, watchLayout} from './layout-shift.ts';
import {startSite, type Site} from './site.ts';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'";
const SIGN = 'koorts bij een baby jonger dan 3 maanden';
const AFTER = '<footer id="after">Het adres en de openingstijden van de praktijk.</footer>';

describe('a page that a server drew', () => {
  let site: Site;
  let front: FrontServer;
  let browser: Browser;
  let pages: Record<string, string> = {};
  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    const practice = (await (await fetch(`${site.origin}/v1/practice`)).json()) as Schemas['Practice'];
    const page = (elements: string) =>
      hostPage(elements, '/v1').replace('</gp-provider>', `</gp-provider>${AFTER}`);
    const asDoor = (html: string) => html.replaceAll('gp-booking', 'gp-front-door');
    const drawn = (elements: string, tag = 'gp-booking') =>
      renderToString(page(elements).replaceAll('gp-booking', tag), {practice});
    const bare = page('/gp-elements/0');
    pages = {
      '/getekend': drawn('/gp-elements/0'),
      '/precies': drawn(`/gp-elements/${VERSION}`),
      '/voordeur': drawn('/gp-elements/0', 'gp-front-door'),
      '/voordeur-kaal': asDoor(bare),
      '/kaal': bare,
    };
    front = closing.add(
      await startFront(site.origin, {
        answer({path}) {
          if (path === '/favicon.ico') return {status: 204, headers: {}, body: ''};
          const body = pages[path];
          const headers = {'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP};
          return body === undefined ? undefined : {status: 200, headers, body};
        },
      }),
    );
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  interface Visited {
    page: Page;
    booking: BookingPage;
    /** Of the console, and exceptions. */
    errors: string[];
  }

  async function open(
    path: string,
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Visited> {
    const context = await browser.newContext({
      baseURL: front.origin,
      locale: 'nl-NL',
      viewport: {width: 390, height: 844},
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.clock.setFixedTime(site.clock.now());
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    page.on('pageerror', ({message}) => errors.push(message));
    await watchLayout(page);
    await prepare?.(page);
    await page.goto(path, {waitUntil: 'domcontentloaded'});
    return {page, booking: new BookingPage(page), errors};
  }

  /** Holds the requests for this back until it is told to let them go. */
  function hold(pattern: RegExp): {
    on: (page: Page) => Promise<unknown>;
    asked: Promise<void>;
    letGo: () => Promise<void>;
  } {
    const held: Route[] = [];
    let told = () => {};
    const asked = new Promise<void>((resolve) => {
      told = resolve;
    });
    return {
      on: (page) =>
        page.route(pattern, (route) => {
          held.push(route);
          told();
        }),
      asked,
      letGo: async () => {
        await Promise.all(held.map((route) => route.continue()));
      },
    };
  }

  /** Everything that can be read, in order. */
  const reads = ({root}: Pick<BookingPage, 'root'>) =>
    root.evaluate((element) => [
      element.shadowRoot?.querySelector<HTMLElement>('.screen')?.innerText.trim(),
      element.textContent?.trim(),
    ]);
  const height = ({root}: Pick<BookingPage, 'root'>) =>
    root.evaluate((element) => element.getBoundingClientRect().height);
  const untilDefined = (page: Page) =>
    page.waitForFunction(() => customElements.get('gp-booking') !== undefined);

  for (const path of ['/getekend', '/precies']) {
    it(`shows signs, numbers and the page’s own text without scripts, in the widget’s look: ${path}`, async () => {
      const {page, booking, errors} = await open(path, {javaScriptEnabled: false});
      assert.ok(await page.getByText(SIGN).isVisible());
      assert.ok(await page.getByText('Buiten openingstijden').isVisible());
      for (const number of ['010 123 45 67', '010 987 65 43', '112']) {
        assert.ok(await booking.phone(number).first().isVisible(), number);
      }
      // The policy lets no other style in; under an exact version the browser checks that it is this one.
      assert.equal(/first-state\.css" integrity="sha384-/.test(pages[path] ?? ''), path === '/precies');
      const box = await page.locator('.call').first().boundingBox();
      assert.ok((box?.height ?? 0) >= 48, 'a number to call is of thumb size');
      assert.equal(await booking.root.getByRole('button').count(), 0);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  it('is taken over in place: the same words once, the same height, and no shift', async () => {
    const code = hold(/\/booking-[^/]+\.js$/);
    const answer = hold(/\/v1\/practice$/);
    const {page, booking, errors} = await open('/getekend', {}, async (opened) => {
      await code.on(opened);
      await answer.on(opened);
    });
    await code.asked;
    await page.getByText(SIGN).waitFor();
    const before = {words: await reads(booking), height: await height(booking)};

    await code.letGo();
    await untilDefined(page);
    await answer.asked;
    assert.deepEqual({words: await reads(booking), height: await height(booking)}, before);
    assert.equal(await page.getByText(SIGN).count(), 1);
    assert.equal(
      await booking.root.evaluate((element) => element.shadowRoot?.querySelectorAll('link').length),
      0,
    );

    await answer.letGo();
    await booking.button('urgent.no').waitFor();
    assert.equal(await page.getByText(SIGN).count(), 1);
    assert.equal(await booking.heading('urgent.heading').count(), 1);
    assert.deepEqual(await layoutShifts(page), []);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  it('stays as it was drawn when the module never arrives', async () => {
    const {page, booking, errors} = await open('/getekend', {}, (opened) =>
      opened.route(/\/booking-[^/]+\.js$/, (route) => route.abort()),
    );
    await page.locator('gp-booking[load-failed]').waitFor();
    assert.equal(await page.getByText(SIGN).count(), 1);
    assert.ok(await page.getByText('Buiten openingstijden').isVisible());
    assert.ok(await booking.phone('112').first().isVisible());
    assert.ok(
      errors.every((error) => /could not be loaded|Failed to load|ERR_FAILED/.test(error)),
      errors.join('\n'),
    );
    await page.context().close();
  });

  it('keeps signs and numbers on screen when the gateway is down, and says so', async () => {
    const {page, booking} = await open('/getekend', {}, (opened) =>
      opened.route(/\/v1\//, (route) =>
        route.fulfill({status: 502, contentType: 'text/html', body: '<h1>Bad'}),
      ),
    );
    await booking.button('again').waitFor();
    assert.equal(await page.getByText(SIGN).count(), 1);
    assert.ok(await page.getByText('Buiten openingstijden').isVisible());
    assert.equal(await booking.heading('urgent.heading').count(), 1);
    await page.unroute(/\/v1\//);
    await booking.button('again').click();
    await booking.button('urgent.no').waitFor();
    assert.equal(await page.getByText(SIGN).count(), 1);
    await page.context().close();
  });

  for (const [path, width, height] of [
    ['/kaal', 390, 844],
    ['/getekend', 390, 844],
    ['/kaal', 1280, 720],
    ['/getekend', 1280, 1600],
  ] as const) {
    it(`shifts nothing from navigation until times show: ${path} at ${width} by ${height}`, async () => {
      const token = await site.tokenFor(people.ayse);
      const {page, booking, errors} = await open(path, {viewport: {width, height}}, async (opened) => {
        // Answers that come later than the half second in which a shift counts as wanted.
        const session = await opened.context().newCDPSession(opened);
        await session.send('Network.enable');
        await session.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 600,
          downloadThroughput: 200_000,
          uploadThroughput: 90_000,
        });
        await opened.addInitScript((given) => {
          document.addEventListener('DOMContentLoaded', () => {
            Object.assign(document.querySelector('gp-provider') ?? {}, {
              getToken: () => Promise.resolve(given),
            });
          });
        }, token);
      });
      await booking.answer('no');
      await booking.kind(/^Spreekuur/);
      await booking.complaints('one');
      await booking.at('time.heading');
      await booking.times().first().waitFor();
      assert.deepEqual(await layoutShifts(page), []);
      assert.deepEqual(errors, []);
      assert.ok((await booking.root.getByText(say('time.first')).count()) > 0);
      await page.context().close();
    });
  }

  describe('with a front door', () => {
    const doorOf = (page: Page) => page.locator('gp-front-door');
    const numbers = (page: Page) =>
      doorOf(page)
        .locator('.call')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')));

    it('shows every number and the page’s own text without scripts, in the widget’s look', async () => {
      const {page, errors} = await open('/voordeur', {javaScriptEnabled: false});
      assert.ok(await page.getByText('Is het dringend? Bel altijd').isVisible());
      assert.ok(await page.getByText('Buiten openingstijden').isVisible());
      assert.deepEqual(await numbers(page), ['tel:0101234567', 'tel:0109876543', 'tel:112']);
      const box = await page.locator('.call').first().boundingBox();
      assert.ok((box?.height ?? 0) >= 48, 'a number to call is of thumb size');
      assert.equal(await doorOf(page).getByRole('button').count(), 0);
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    it('is taken over in place: the same words once, the same height, and no shift', async () => {
      const code = hold(/\/front-door-[^/]+\.js$/);
      const answer = hold(/\/v1\/practice$/);
      const {page, errors} = await open('/voordeur', {}, async (opened) => {
        await code.on(opened);
        await answer.on(opened);
      });
      const root = doorOf(page);
      await code.asked;
      await page.getByText('Is het dringend? Bel altijd').waitFor();
      const before = {words: await reads({root}), height: await height({root})};

      await code.letGo();
      await page.waitForFunction(() => customElements.get('gp-front-door') !== undefined);
      await answer.asked;
      assert.deepEqual({words: await reads({root}), height: await height({root})}, before);
      assert.equal(await root.evaluate((element) => element.shadowRoot?.querySelectorAll('link').length), 0);

      await answer.letGo();
      await root.getByText('Nu open').waitFor();
      assert.equal(await page.getByText('Is het dringend? Bel altijd').count(), 1);
      // The one that holds now.
      assert.deepEqual(await numbers(page), ['tel:0101234567', 'tel:112']);
      assert.deepEqual(await layoutShifts(page), []);
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    it('keeps the numbers on screen when the gateway is down', async () => {
      const {page} = await open('/voordeur', {}, (opened) =>
        opened.route(/\/v1\//, (route) =>
          route.fulfill({status: 502, contentType: 'text/html', body: '<h1>Bad'}),
        ),
      );
      await doorOf(page).getByRole('button').waitFor();
      assert.deepEqual(await numbers(page), ['tel:0101234567', 'tel:0109876543', 'tel:112']);
      assert.ok(await page.getByText('Buiten openingstijden').isVisible());
      await page.context().close();
    });

    for (const [path, width, height] of [
      ['/voordeur-kaal', 390, 844],
      ['/voordeur', 390, 844],
      ['/voordeur-kaal', 1280, 1600],
      ['/voordeur', 1280, 1600],
    ] as const) {
      it(`shifts nothing until the services show: ${path} at ${width} by ${height}`, async () => {
        const code = hold(/\/front-door-[^/]+\.js$/);
        const answer = hold(/\/v1\/practice$/);
        const {page, errors} = await open(path, {viewport: {width, height}}, async (opened) => {
          await code.on(opened);
          await answer.on(opened);
        });
        await code.asked;
        // A frame with each state is drawn before the next comes.
        await layoutShifts(page);
        await code.letGo();
        await answer.asked;
        await layoutShifts(page);
        await answer.letGo();
        await doorOf(page).getByText('Nu open').waitFor();
        assert.deepEqual(await layoutShifts(page), []);
        assert.deepEqual(errors, []);
        await page.context().close();
      });
    }
  });
});
