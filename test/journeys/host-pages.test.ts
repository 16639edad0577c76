import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {people} from '../demo-gateway.ts';
import {startFront} from '../front-server.ts';
import {BookingPage, say, toDetails} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit} from './browser.ts';
import {hostPage, startHost, type Host} from './host-page.ts';
import {startSite, type Site} from './site.ts';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; " +
  "require-trusted-types-for 'script'";

describe('pages of others', () => {
  let host: Host;
  let stranger: Host;
  let site: Site;
  let browser: Browser;
  let page = '';

  const closing = new Closing();

  before(async () => {
    host = closing.add(await startHost(() => page));
    stranger = closing.add(await startHost(() => page));
    site = closing.add(await startSite({allowedOrigins: [host.origin]}));
    page = hostPage(`${site.origin}/gp-elements/0`, `${site.origin}/v1`);
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  /** The host's own script hands over a token, as a portal would. */
  async function signIn(on: Page, personId: string): Promise<void> {
    const token = await site.tokenFor(personId);
    await on.evaluate((given) => {
      Object.assign(document.querySelector('gp-provider') ?? {}, {getToken: () => Promise.resolve(given)});
    }, token);
  }

  /** From the question to the list, and a cancellation: everything that the widget can draw. */
  async function everything(booking: BookingPage): Promise<void> {
    await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one'});
    await booking.reason().fill('Moe');
    await booking.root.getByRole('checkbox', {name: say('details.interpreter')}).check();
    await booking.root.getByRole('textbox', {name: say('details.language')}).fill('Turks');
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    const downloading = booking.page.waitForEvent('download');
    await booking.button('done.calendar').click();
    await (await downloading).path();
    await booking.button('done.list').click();
    await booking.root
      .getByRole('button', {name: /^Afzeggen/})
      .first()
      .click();
    await booking.root
      .getByRole('dialog')
      .getByRole('button', {name: say('cancel.yes')})
      .click();
    await booking.root.getByText(say('cancel.done')).waitFor();
  }

  it('with a strict content security policy and trusted types report no violation', async () => {
    const strict = await startFront(site.origin, {
      answer({path}) {
        // Browsers ask for an icon by themselves.
        if (path === '/favicon.ico') return {status: 204, headers: {}, body: ''};
        const headers = {'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP};
        return path === '/streng'
          ? {status: 200, headers, body: hostPage('/gp-elements/0', '/v1')}
          : undefined;
      },
    });
    try {
      const visited = await visit(browser, {origin: strict.origin, at: site.clock.now()});
      const booking = new BookingPage(visited.page);
      const response = await visited.page.goto('/streng');
      assert.equal(response?.headers()['content-security-policy'], CSP);
      await signIn(visited.page, people.ayse);
      await everything(booking);
      await visited.page.evaluate(() => document.querySelector('gp-provider')?.setAttribute('lang', 'en'));
      await booking.root
        .getByRole('heading', {name: 'Your appointments'})
        .or(booking.root.getByText('appointment'))
        .first()
        .waitFor();
      assert.deepEqual(visited.trace.violations, []);
      assert.deepEqual(visited.trace.console, []);

      // The listener does hear one.
      await visited.page.evaluate(() => {
        document.body.setAttribute('style', 'color: red');
      });
      await visited.page.waitForFunction(() => document.body.style.color === '');
      await assertHears(visited.trace.violations);
      await visited.close();
    } finally {
      await strict.close();
    }
  });

  async function assertHears(violations: readonly string[]): Promise<void> {
    const end = performance.now() + 5000;
    while (violations.length === 0 && performance.now() < end) await new Promise(setImmediate);
    assert.match(violations.join(), /^style-src/);
  }

  it('of another origin work with the tags of the README, for the origins that the gateway allows', async () => {
    const visited = await visit(browser, {origin: host.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    await visited.page.goto('/');
    await booking.at('urgent.heading');
    await signIn(visited.page, people.maximiliaan);
    await everything(booking);
    assert.deepEqual(visited.trace.console, []);
    const elsewhere = visited.trace.requests.filter(
      ({url}) => !url.startsWith(host.origin) && !url.startsWith(site.origin) && !url.startsWith('blob:'),
    );
    assert.deepEqual(elsewhere, []);
    await visited.close();
  });

  it('of an origin that the gateway does not know keep their fallback: whom to call', async () => {
    const visited = await visit(browser, {origin: stranger.origin, at: site.clock.now()});
    const booking = new BookingPage(visited.page);
    await visited.page.goto('/');
    await booking.root.getByRole('button', {name: say('again')}).waitFor();
    assert.ok(await booking.root.getByText('Bel ons op').isVisible());
    assert.ok(await booking.root.getByRole('link', {name: '010 123 45 67'}).isVisible());
    await visited.close();
  });
});
