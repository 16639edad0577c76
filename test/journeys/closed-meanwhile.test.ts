/** The practice closes a day while a patient looks at its free times: they are out of the choice without a reload. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {MONDAY_MORNING, people} from '../demo-gateway.ts';
import {axeViolations} from './accessibility.ts';
import {BookingPage, say, toTimes} from './booking.page.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

/** What a patient may have to wait for what was closed. */
const SOON_MS = 2000;
/** Who looks for so long follows along. */
const LINGER_MS = 10_000;

const followed = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/events') && response.ok());

describe('a day that is closed while somebody looks', () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    site = await startSite({now: MONDAY_MORNING});
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('shows within two seconds in the free times and at the front door; nothing moves and the focus stays', async () => {
    const {origin} = site;
    const at = site.clock.now();
    const patient = await visit(browser, {origin, at, width: 360});
    const booking = new BookingPage(patient.page);
    await booking.open(people.ayse);
    await toTimes(booking, {kind: /Bloeddruk/});
    await booking.times().first().waitFor();
    let following = followed(patient.page);
    await patient.advance(LINGER_MS);
    await following;

    const visitor = await visit(browser, {origin, at});
    const session = visitor.page.waitForResponse((response) => response.url().endsWith('/session'));
    await visitor.page.goto(`/?als=${people.ayse}`);
    await (await session).finished();
    const door = visitor.page.locator('gp-front-door');
    await door.getByRole('heading', {name: 'Openingstijden'}).waitFor();
    following = followed(visitor.page);
    await visitor.advance(LINGER_MS);
    await following;

    // Not today: then whom to call would be another, which takes another line.
    const heading = booking.root.locator('.days .heading').nth(1);
    const [, number] = /(\d+) \S+$/.exec((await heading.textContent())?.trim() ?? '') ?? [];
    const day = `2026-11-${String(number).padStart(2, '0')}`;
    const going = booking.times().nth(3);
    await going.focus();
    const places = () =>
      booking
        .times()
        .evaluateAll((all) =>
          all.map((one) => `${one.textContent?.trim().slice(0, 5)} ${one.getBoundingClientRect().y}`),
        );
    const before = await places();

    const manager = await visit(browser, {origin, at});
    await manager.page.goto('/praktijk/instellingen?als=staff-manager');
    const settings = manager.page.locator('gp-practice-settings');
    await settings.getByRole('button', {name: 'Sluitingen'}).press('Enter');
    await settings.getByRole('button', {name: 'Sluiting toevoegen'}).press('Enter');
    const row = settings
      .getByRole('group')
      .filter({has: manager.page.getByLabel('Eerste dag')})
      .first();
    await row.getByLabel('Eerste dag').fill(day);
    await row.getByLabel('Laatste dag').fill(day);
    await row.getByLabel('Reden').fill('Verbouwing');
    const saved = manager.page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.url().endsWith('/settings'),
    );
    await settings.getByRole('button', {name: 'Bewaren', exact: true}).press('Enter');
    assert.equal((await saved).status(), 200);
    const from = Date.now();
    await booking.root
      .getByRole('button', {name: /niet meer vrij/})
      .first()
      .waitFor();
    await door.getByRole('listitem').filter({hasText: 'Verbouwing'}).waitFor();
    assert.ok(Date.now() - from < SOON_MS, `${Date.now() - from} ms`);

    assert.deepEqual(await places(), before);
    assert.equal(
      await going.evaluate((chip) => (chip.getRootNode() as ShadowRoot).activeElement === chip),
      true,
    );
    assert.ok(patient.trace.announcements.some(({text}) => /niet meer vrij\.$/.test(text)));
    assert.deepEqual(await axeViolations(patient.page), []);
    // Who takes it all the same is told why.
    await going.click();
    await booking.root.getByText(say('problem.practice-closed')).waitFor();
    for (const {trace} of [patient, visitor, manager]) assert.deepEqual(trace.violations, []);
  });
});
