// The gateway's own pages by themselves, and in a frame on a page of another site with the tags of the README.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Frame, Locator, Page} from 'playwright-core';
import {people, type Schemas} from '../demo-gateway.ts';
import {BookingPage, say, toDetails} from './booking.page.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {Closing} from './closing.ts';
import {frameTags, framingPage, sandboxTokens, startHost, type Host} from './host-page.ts';
import {startSite, type Site} from './site.ts';

describe('the gateway’s own pages', () => {
  let site: Site;
  let browser: Browser;
  /** Of another origin that the gateway allows, with pages under the strictest policy. */
  let host: Host;
  /** Likewise, and for a browser another site: it refuses what is framed there its storage. */
  let other: Host;
  let stranger: Host;
  const closing = new Closing();

  before(async () => {
    let pages: Record<string, string> = {};
    const page = (path: string) => pages[path];
    const policy = () => ({
      'content-security-policy':
        `default-src 'none'; frame-src ${site.origin}; script-src ${site.origin}; ` +
        "require-trusted-types-for 'script'; trusted-types 'none'",
    });
    host = closing.add(await startHost(page, policy));
    other = closing.add(await startHost(page, policy, 'localhost'));
    stranger = closing.add(await startHost(page));
    site = closing.add(await startSite({allowedOrigins: [host.origin, other.origin]}));
    const {frame, resizer} = frameTags(site.origin);
    const sandboxed = frame.replace('<iframe ', `<iframe sandbox="${sandboxTokens()}" `);
    pages = {
      '/': framingPage(`${frame}\n${resizer}`),
      '/zonder': framingPage(frame),
      '/zandbak': framingPage(`${sandboxed}\n${resizer}`),
    };
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  const open = (origin: string, width = 1280): Promise<Visit> =>
    visit(browser, {origin, at: site.clock.now(), width});

  /** Signs in on the demo's own page, which stands in for DigiD, and comes back. `around` is the page or the frame. */
  async function signIn(
    booking: BookingPage,
    around: Pick<Locator | Page, 'getByRole'>,
    who: string,
  ): Promise<void> {
    await booking.answer('no');
    await booking.button('sign-in.button').click();
    await choose(around, who);
    await booking.at('urgent.heading');
  }

  async function choose(around: Pick<Locator | Page, 'getByRole'>, who: string): Promise<void> {
    const {body} = await (await site.as(who)).get<Schemas['Session']>('/session');
    await around.getByRole('button', {name: body.actor.name}).click();
  }

  async function book(booking: BookingPage, person?: RegExp): Promise<void> {
    await toDetails(booking, {kind: /^Spreekuur/, complaints: 'one', ...(person && {person})});
    await booking.reason().fill('Moe');
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
  }

  async function saveCalendar(booking: BookingPage): Promise<void> {
    const downloading = booking.page.waitForEvent('download');
    await booking.button('done.calendar').click();
    const download = await downloading;
    assert.match(download.suggestedFilename(), /\.ics$/);
    assert.ok(await download.path());
  }

  async function appointments(who: string): Promise<number> {
    const {body} = await (await site.as(who)).get<{items: unknown[]}>('/appointments');
    return body.items.length;
  }

  it('a page books to its end, signed in on the page that the settings name', async () => {
    const who = people.ayse;
    const before = await appointments(who);
    const visited = await open(site.origin, 390);
    const {page, trace} = visited;
    const response = await page.goto('/pages/booking');
    assert.match(
      response?.headers()['content-security-policy'] ?? '',
      /default-src 'none'; script-src 'self'/,
    );
    const booking = new BookingPage(page);
    await signIn(booking, page, who);
    assert.equal(page.url(), `${site.origin}/pages/booking`);
    await book(booking);
    await saveCalendar(booking);
    assert.equal(await appointments(who), before + 1);
    assert.deepEqual([trace.violations, trace.console], [[], []]);
    // The way to the other services, and its icon, are there too.
    await page.getByRole('link', {name: 'Huisartsenpraktijk De Linde'}).click();
    await page.getByRole('button', {name: /^Afspraak maken/}).waitFor();
    const icon = await page
      .locator('link[rel=icon]')
      .evaluate(({href}: HTMLLinkElement) => fetch(href).then(({ok}) => ok));
    assert.equal(icon, true);
    assert.deepEqual([trace.violations, trace.console], [[], []]);
    await visited.close();
  });

  interface Framed {
    visited: Visit;
    frame: Frame;
    booking: BookingPage;
    /** Of the frame, in CSS px. */
    height: () => Promise<number>;
    /** Of what is in it. */
    content: () => Promise<number>;
    /** The frame is as high as what is in it, so that nothing in it scrolls. */
    fits: () => Promise<void>;
  }

  async function openFramed(origin: string, path: string, width = 1280): Promise<Framed> {
    const visited = await open(origin, width);
    const {page} = visited;
    await page.goto(path);
    const element = page.locator('iframe');
    const frame = (await (await element.elementHandle())?.contentFrame()) ?? assert.fail('no frame');
    const height = () => element.evaluate((each) => each.clientHeight);
    const content = () =>
      frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    return {
      visited,
      frame,
      booking: new BookingPage(page, page.frameLocator('iframe').locator('gp-booking')),
      height,
      content,
      async fits() {
        const end = performance.now() + 5000;
        let found: number[] = [];
        do found = [await height(), await content()];
        while (found[0] !== found[1] && performance.now() < end);
        assert.equal(found[0], found[1], 'the frame is not as high as what is in it');
        const {scroll, client} = await frame.evaluate(() => ({
          scroll: document.documentElement.scrollHeight,
          client: document.documentElement.clientHeight,
        }));
        assert.ok(scroll <= client, `what is in the frame scrolls: ${scroll} in ${client}`);
      },
    };
  }

  for (const [what, path, width, who] of [
    ['under a strict policy', '/', 1280, people.maximiliaan],
    ['in a sandbox, on a phone', '/zandbak', 390, people.wilhelmina],
  ] as const) {
    it(`a frame on a page of another site books to its end and is as high as each step: ${what}`, async () => {
      const before = await appointments(who);
      const framed = await openFramed(host.origin, path, width);
      const {visited, frame, booking, height, fits} = framed;
      await booking.at('urgent.heading');
      assert.equal(frame.url(), `${site.origin}/pages/booking`);
      // The page around it has these of its own.
      for (const role of ['banner', 'contentinfo'] as const)
        assert.equal(await frame.getByRole(role).count(), 0, role);
      assert.equal(await frame.getByRole('heading', {level: 1}).count(), 0);
      await signIn(booking, frame, who);
      await fits();
      await booking.answer('no');
      await booking.kind(/^Spreekuur/);
      await booking.at('complaints.heading');
      await fits();
      const low = await height();
      await booking.button('back').click();
      await booking.at('kind.heading');
      await fits();
      assert.ok((await height()) > low, 'the frame does not follow what is in it');
      await booking.button('back').click();
      await book(booking);
      await fits();
      await saveCalendar(booking);
      assert.equal(await appointments(who), before + 1);
      assert.deepEqual([visited.trace.violations, visited.trace.console], [[], []]);
      await visited.close();
    });
  }

  it('a frame without the script keeps its own height, scrolls, and books to its end', async () => {
    const who = people.sanne;
    const before = await appointments(who);
    const {visited, booking, frame, height, content} = await openFramed(host.origin, '/zonder', 390);
    await signIn(booking, frame, who);
    const tall = await content();
    assert.equal(await height(), 900);
    await book(booking, /^Sanne/);
    assert.deepEqual([await height(), await appointments(who)], [900, before + 1]);
    // What was to be read did not fit, and could be reached all the same.
    assert.ok(tall > 900, String(tall));
    assert.deepEqual([visited.trace.violations, visited.trace.console], [[], []]);
    await visited.close();
  });

  for (const path of ['/', '/zandbak']) {
    it(`where a frame may keep nothing, signing in goes on without the page around it: ${path}`, async () => {
      const {visited, booking, frame, fits} = await openFramed(other.origin, path);
      const {page} = visited;
      await booking.answer('no');
      const refused = frame.evaluate(() => sessionStorage.length);
      await assert.rejects(refused, /denied/, 'this browser does not refuse');
      await booking.at('sign-in.heading');
      await fits();
      await booking.button('sign-in.button').click();
      await choose(page, people.sanne);
      await page.waitForURL(`${site.origin}/pages/booking`);
      const whole = new BookingPage(page);
      await whole.answer('no');
      await whole.person(/^Sanne/);
      await whole.at('kind.heading');
      await visited.close();
    });
  }

  it('a number in a frame is called by the page as a whole', async () => {
    const {visited, booking, frame} = await openFramed(host.origin, '/');
    await booking.at('urgent.heading');
    // Where the browser would hand over to a telephone.
    await frame.evaluate(() => {
      addEventListener('click', (event) => event.preventDefault());
    });
    for (const link of [booking.phone('112').first(), booking.phone('010 123 45 67').first()]) {
      assert.match((await link.getAttribute('href')) ?? '', /^tel:/);
      await link.click();
      assert.equal(await link.getAttribute('target'), '_top');
    }
    await visited.close();
  });

  it('a page of an origin that the gateway does not know shows nothing in its frame', async () => {
    const {visited, frame} = await openFramed(stranger.origin, '/');
    await visited.page.waitForFunction(() => document.readyState === 'complete');
    const {console: said} = visited.trace;
    const end = performance.now() + 5000;
    while (!said.some((line) => line.includes('frame-ancestors')) && performance.now() < end)
      await visited.page.evaluate(() => 0);
    assert.match(said.join('\n'), /frame-ancestors/);
    assert.match(frame.url(), /^chrome-error:/);
    assert.equal(await visited.page.frameLocator('iframe').getByText(say('urgent.heading')).count(), 0);
    await visited.close();
  });
});
