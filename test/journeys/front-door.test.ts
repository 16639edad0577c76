// The one entrance on the demo's home page and on the gateway's own: by keyboard, in every theme, and as the clock goes on.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Locator, Page} from 'playwright-core';
import {strings as doorTexts} from '../../packages/front-door/src/strings/nl.ts';
import {people} from '../demo-gateway.ts';
import {axeViolations, dress, sidewaysScroll} from './accessibility.ts';
import {BookingPage, like} from './booking.page.ts';
import {launchBrowser, visit, type Visit, type VisitOptions} from './browser.ts';
import {Closing} from './closing.ts';
import {assertHeadingFocused, focused, tabTo} from './keyboard.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';

const THEMES = ['kaal', 'voorbeeld', 'kastanje'];
const MODES = ['licht', 'donker'];
const WIDTHS = [320, 1280];
const exactly = (text: string) => new RegExp(`^${text.replaceAll(/[?.]/g, String.raw`\$&`)}$`);
const BOOKING = new RegExp(`^${doorTexts['service.booking']}`);
const BACK = exactly(doorTexts.back);
const HOME = exactly(doorTexts['home.heading']);

describe('the front door', () => {
  let site: Site;
  let browser: Browser;
  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());

  interface Opened extends Pick<Visit, 'page' | 'trace'> {
    door: Locator;
    booking: BookingPage;
    advance: (ms: number) => Promise<void>;
    close: () => Promise<void>;
  }

  async function open(path: string, options: Partial<VisitOptions> = {}): Promise<Opened> {
    const visited = await visit(browser, {origin: site.origin, at: site.clock.now(), ...options});
    await visited.page.goto(path);
    const door = visited.page.locator('gp-front-door');
    await door.getByRole('heading', {name: HOME}).waitFor();
    const {page, trace} = visited;
    return {
      page,
      trace,
      door,
      booking: new BookingPage(page),
      advance: (ms) => visited.advance(ms),
      close: () => visited.close(),
    };
  }

  const week = (door: Locator) => door.getByText(doorTexts['hours.week']);

  async function appointments(): Promise<number> {
    const {body} = await (await site.as(people.ayse)).get<{items: unknown[]}>('/appointments');
    return body.items.length;
  }

  it('leads by keyboard alone from the page to a booked appointment, and reads well', async () => {
    const {page, trace, door, booking, close} = await open(`/?als=${people.ayse}`);
    const before = await appointments();
    const recording = new Recording(door, trace.announcements);
    await recording.step('all services');
    await tabTo(page, exactly(doorTexts['hours.week']), 'summary');
    await page.keyboard.press('Enter');
    await door.getByRole('row').first().waitFor();
    await recording.step('the whole week');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    assert.match((await focused(page)).name, BOOKING);

    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, BOOKING);
    await booking.at('urgent.heading');
    await recording.step('booking, in the front door');
    // Back is the first thing above the heading, and what was chosen is found again.
    await page.keyboard.press('Shift+Tab');
    assert.match((await focused(page)).name, BACK);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, HOME);
    await tabTo(page, BOOKING);
    await page.keyboard.press('Space');
    await assertHeadingFocused(page, BOOKING);

    await tabTo(page, /^Nee, geen van deze$/);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('kind.heading'));
    await booking.root.getByRole('button', {name: /^Spreekuur/}).waitFor();
    await tabTo(page, /^Spreekuur/);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('complaints.heading'));
    await tabTo(page, like('complaints.one'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('time.heading'));
    await booking.times().first().waitFor();
    await tabTo(page, /^\d{2}:\d{2}/);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('details.heading'));
    await tabTo(page, like('details.reason'), 'textarea');
    await page.keyboard.type('Moe');
    await tabTo(page, like('details.next'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('check.heading'));
    await tabTo(page, like('check.book'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('done.booked'));
    await recording.step('done');

    assert.equal(await appointments(), before + 1);
    assert.deepEqual([trace.presses, trace.violations, trace.console], [[], [], []]);
    assert.deepEqual(
      trace.events
        .map((event) => (JSON.parse(event) as {type: string}).type)
        .filter((type) => /service/.test(type)),
      ['gp-service-request', 'gp-service-request'],
    );
    recording.compare('front-door');
    await close();
  });

  it('comes back from signing in to the service that was open', async () => {
    const {page, door, booking, close} = await open('/', {width: 390});
    await door.getByRole('button', {name: BOOKING}).click();
    await booking.answer('no');
    await booking.button('sign-in.button').click();
    await page.getByRole('button', {name: 'Sanne van Klaproosveld'}).click();
    await page.waitForURL(`${site.origin}/`);
    await booking.answer('no');
    await booking.person(/^Sanne/);
    await booking.at('kind.heading');
    await close();
  });

  /** What axe-core and the width of the page say, in each dress and width. */
  async function faults(page: Page, step: string, dresses: [string, string][]): Promise<string[]> {
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({width, height: 900});
      const wide = await sidewaysScroll(page);
      if (wide > 0) found.push(`${step} at ${width} px is ${wide} px too wide`);
      for (const [theme, mode] of dresses) {
        if (theme !== '') await dress(page, theme, mode);
        for (const violation of await axeViolations(page))
          found.push(`${step}, ${theme} ${mode}, ${width} px: ${violation}`);
      }
    }
    return found;
  }

  it('has no finding of axe-core and no sideways scroll, in each theme, light and dark, wide and narrow', async () => {
    // As it opens it is looked at with the other pages of the demo.
    const {page, door, booking, close} = await open(`/?als=${people.sanne}`);
    const dresses = THEMES.flatMap((theme) => MODES.map((mode): [string, string] => [theme, mode]));
    await week(door).click();
    await door.getByRole('row').first().waitFor();
    assert.deepEqual(await faults(page, 'the whole week', dresses), []);
    await door.getByRole('button', {name: BOOKING}).click();
    await booking.at('urgent.heading');
    assert.deepEqual(await faults(page, 'booking', dresses), []);
    await close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`nor has the gateway’s own page: ${colorScheme}`, async () => {
      const {page, door, booking, trace, close} = await open('/pages/', {colorScheme});
      await week(door).click();
      assert.deepEqual(await faults(page, 'all services', [['', colorScheme]]), []);
      await page.goto('/pages/booking');
      await booking.at('urgent.heading');
      assert.deepEqual(await faults(page, 'booking', [['', colorScheme]]), []);
      assert.deepEqual([trace.violations, trace.console], [[], []]);
      await close();
    });
  }

  it('says at eight that the practice is open and whom to call, without a reload', async () => {
    const noon = site.clock.now();
    site.clock.set('2026-11-24T07:58:00+01:00');
    const {page, door, advance, close} = await open('/', {width: 390});
    const calls = () =>
      door.locator('[part~=phone-large]').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    await door.getByText('Nu dicht, vandaag weer open om 08:00').waitFor();
    assert.deepEqual(await calls(), ['tel:0109876543', 'tel:112']);
    await page.evaluate(() => Object.assign(window, {isSamePage: true}));
    site.clock.set('2026-11-24T08:01:00+01:00');
    await advance(3 * 60_000);
    await door.getByText('Nu open, tot 17:00').waitFor();
    await door.locator('[part~=phone-large][href="tel:0101234567"]').waitFor();
    assert.deepEqual(await calls(), ['tel:0101234567', 'tel:112']);
    assert.equal(await page.evaluate(() => 'isSamePage' in window), true);
    site.clock.set(noon);
    await close();
  });
});
