import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {MONDAY_MORNING, people} from '../demo-gateway.ts';
import {BookingPage, like, say, toDetails, type Answer} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {assertHeadingFocused} from './keyboard.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';
import {everythingStored} from './storage.ts';

const PRACTICE = '010 123 45 67';
const POST = '010 987 65 43';
const COVER = '010 222 33 44';
const SURGERY = /^Spreekuur bij de huisarts/;

describe('the urgent question', () => {
  let site: Site;
  let browser: Browser;
  let visited: Visit;
  let booking: BookingPage;

  const closing = new Closing();

  before(async () => {
    site = closing.add(await startSite());
    browser = closing.add(await launchBrowser());
  });
  after(() => closing.close());
  beforeEach(async () => {
    await at(MONDAY_MORNING);
  });
  afterEach(async () => {
    await visited.close();
  });

  /** A fresh visit at that moment. */
  async function at(now: string): Promise<void> {
    site.clock.set(now);
    visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    booking = new BookingPage(visited.page);
  }
  const elsewhere = async (now: string) => {
    await visited.close();
    await at(now);
  };
  /** Numbers of the large links, in order. */
  const numbers = async () => {
    const hrefs = await booking.root
      .locator('.calls a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    return hrefs.map((href) => href?.replace('tel:', ''));
  };
  const digits = (phone: string) => phone.replaceAll(' ', '');

  for (const answer of ['yes', 'unknown'] as const) {
    it(`shows only whom to call after "${say(`urgent.${answer}`)}"`, async () => {
      await booking.open(undefined);
      await booking.answer(answer);
      await assertHeadingFocused(visited.page, like('call.heading'));
      assert.deepEqual(await numbers(), [digits(PRACTICE), '112', '113']);
      assert.ok(await booking.root.getByText('Kunt u niet bellen?').first().isVisible());
      const buttons = await booking.root.getByRole('button').allInnerTexts();
      assert.deepEqual(
        buttons.map((text) => text.trim()).filter((text) => text !== say('back')),
        [say('call.back')],
      );
      await booking.button('call.back').click();
      await booking.at('urgent.heading');
    });
  }

  it('is the same for who answered yes and for who does not know, and goes nowhere', async () => {
    const traces: Record<string, unknown> = {};
    for (const answer of ['yes', 'unknown', 'no'] as Answer[]) {
      await elsewhere(MONDAY_MORNING);
      await booking.open(undefined);
      await booking.at('urgent.heading');
      await visited.page.waitForLoadState('networkidle');
      const sentBefore = visited.trace.requests.length;
      const storedBefore = await everythingStored(visited.page);
      const urlBefore = visited.page.url();
      await booking.answer(answer);
      if (answer === 'no') await booking.at('sign-in.heading');
      else await booking.at('call.heading');
      await visited.page.waitForLoadState('networkidle');
      assert.equal(await everythingStored(visited.page), storedBefore, `${answer} is stored`);
      assert.equal(visited.page.url(), urlBefore);
      assert.deepEqual(visited.trace.events, []);
      assert.deepEqual(visited.trace.chatter, []);
      // The lazy later steps may come; nothing is sent.
      const sent = visited.trace.requests.slice(sentBefore).filter(({url}) => !url.includes('/gp-elements/'));
      assert.deepEqual(sent, [], `after ${answer} something is sent`);
      traces[answer] = await numbers();
    }
    assert.deepEqual(traces['yes'], traces['unknown']);
  });

  it('shows the out-of-hours post at 07:55 and the practice at 08:00, without reload', async () => {
    await elsewhere('2026-11-23T07:55:00+01:00');
    const {page} = visited;
    await booking.open(undefined);
    await booking.at('urgent.heading');
    assert.deepEqual(await numbers(), [digits(POST), '112']);
    await page.evaluate(() => {
      document.documentElement.dataset['sameDocument'] = 'yes';
    });

    // A minute before opening nothing changes.
    site.clock.set('2026-11-23T07:59:00+01:00');
    await visited.advance(4 * 60_000);
    assert.deepEqual(await numbers(), [digits(POST), '112']);

    site.clock.set('2026-11-23T08:00:05+01:00');
    await visited.advance(65_000);
    await booking.root.locator('.calls').getByRole('link', {name: PRACTICE}).waitFor();
    assert.deepEqual(await numbers(), [digits(PRACTICE), '112']);
    assert.equal(await page.evaluate(() => document.documentElement.dataset['sameDocument']), 'yes');
  });

  it('changes the number on the screen that says whom to call, too', async () => {
    await elsewhere('2026-11-23T16:58:00+01:00');
    await booking.open(undefined);
    await booking.answer('yes');
    await booking.at('call.heading');
    assert.equal((await numbers())[0], digits(PRACTICE));
    site.clock.set('2026-11-23T17:00:05+01:00');
    await visited.advance(2 * 60_000 + 5_000);
    await booking.root.locator('.calls').getByRole('link', {name: POST}).waitFor();
    assert.equal((await numbers())[0], digits(POST));
  });

  it('shows every number when it is past the time that was known and the gateway is away', async () => {
    await elsewhere('2026-11-23T16:58:00+01:00');
    await booking.open(undefined);
    await booking.answer('yes');
    await booking.at('call.heading');
    await visited.page.context().setOffline(true);
    await visited.advance(2 * 60_000 + 30_000);
    await booking.root.locator('.calls').getByRole('link', {name: POST}).waitFor();
    assert.deepEqual((await numbers()).slice(0, 3), [digits(PRACTICE), digits(POST), '112']);
  });

  it("shows the right number on King's Day and on a closure day with cover", async () => {
    for (const [now, number] of [
      ['2027-04-27T10:00:00+02:00', POST],
      ['2026-12-17T10:00:00+01:00', COVER],
      ['2026-12-17T20:00:00+01:00', POST],
      ['2026-12-25T10:00:00+01:00', POST],
      ['2026-12-16T10:00:00+01:00', PRACTICE],
    ] as const) {
      await elsewhere(now);
      await booking.open(undefined);
      await booking.at('urgent.heading');
      assert.equal((await numbers())[0], digits(number), now);
    }
  });

  it('stands before every new booking, whichever way the mother of a feverish child takes', async () => {
    const {page} = visited;
    const seesWhomToCall = async (way: string) => {
      await booking.at('urgent.heading');
      assert.ok((await numbers()).includes(digits(PRACTICE)), `${way}: no number to call`);
      assert.ok(await booking.root.getByText('koorts bij een baby jonger dan 3 maanden').isVisible(), way);
      assert.equal(
        await booking.root.getByRole('button', {pressed: true}).count(),
        0,
        `${way}: an answer was chosen`,
      );
    };
    await booking.open(people.sanne);
    await seesWhomToCall('a fresh page');
    await toDetails(booking, {person: /^Mees/, kind: SURGERY, complaints: 'one'});
    // The number stands in the same place on the steps after it.
    assert.ok(await booking.phone(PRACTICE).first().isVisible());
    await booking.reason().fill('Koorts');
    await booking.root.getByText(say('details.saved')).waitFor();
    await page.reload();
    await seesWhomToCall('a reload with a draft');

    await booking.button('urgent.list').click();
    await booking.at('list.heading');
    await booking.button('list.new').click();
    await seesWhomToCall('from the list');

    await page.goto('/portaal');
    booking = new BookingPage(page, page.locator('#nieuw gp-booking'));
    await seesWhomToCall('in the portal');

    await booking.open(people.sanne);
    booking = new BookingPage(page);
    await page.evaluate((mees) => {
      document.querySelector('gp-provider')?.setAttribute('person-id', mees);
      document.querySelector('gp-booking')?.setAttribute('view', 'book');
    }, people.mees);
    await seesWhomToCall('with the child chosen by the page');
    await booking.answer('no');
    await booking.kind(/^Vaccinatie/);
    await booking.firstTime();
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    assert.ok(await booking.root.getByText(say('done.worse')).isVisible());
    await booking.button('done.another').click();
    await seesWhomToCall('once more after a booking');
  });

  it('warns above the times and is not asked before looking at what exists', async () => {
    await booking.open(people.wilhelmina);
    await booking.at('urgent.heading');
    await booking.button('urgent.list').click();
    await booking.at('list.heading');
    assert.equal(await booking.root.getByRole('button', {name: say('urgent.yes'), exact: true}).count(), 0);
    await booking.root.getByText(/Gesprek met de praktijkondersteuner/).waitFor();
  });

  it('reads as recorded when it is urgent', async () => {
    const recording = new Recording(booking.root, visited.trace.announcements);
    await booking.open(undefined);
    await booking.at('urgent.heading');
    await recording.step('urgent, signed out');
    await booking.answer('yes');
    await booking.at('call.heading');
    await recording.step('whom to call');
    await booking.button('call.back').click();
    await booking.answer('no');
    await booking.at('sign-in.heading');
    await recording.step('sign in');
    recording.compare('urgent');
  });
});
