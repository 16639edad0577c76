import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import ICAL from 'ical.js';
import type {Browser} from 'playwright-core';
import {people, type Schemas} from '../demo-gateway.ts';
import {BookingPage, like, say, toDetails} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit, type Visit} from './browser.ts';
import {assertHeadingFocused, tabTo} from './keyboard.ts';
import {Recording} from './record.ts';
import {startSite, type Site} from './site.ts';

const REASON = 'Ik hoest al drie weken.';
const SURGERY = /^Spreekuur bij de huisarts/;

describe('booking an appointment', () => {
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
    visited = await visit(browser, {origin: site.origin, at: site.clock.now()});
    booking = new BookingPage(visited.page);
  });
  afterEach(async () => {
    await visited.close();
  });

  const booked = () =>
    site.gateway.db.selectFrom('appointment').selectAll().where('actor_id', 'is not', null).execute();

  it('takes at most seven presses from a fresh page, for a parent with the longest way', async () => {
    const before = (await booked()).length;
    await booking.open(people.sanne);
    await booking.answer('no');
    await booking.person(/^Sanne/);
    await booking.kind(SURGERY);
    await booking.complaints('one');
    const time = await booking.times().first().innerText();
    await booking.firstTime();
    await booking.reason().fill(REASON);
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');

    assert.ok(
      visited.trace.presses.length <= 7,
      `${visited.trace.presses.length}: ${visited.trace.presses.join()}`,
    );
    assert.ok(visited.trace.presses.length >= 5, 'presses were not counted');

    const rows = await booked();
    assert.equal(rows.length, before + 1);
    const row = rows.at(-1);
    assert.ok(row !== undefined);
    assert.equal(row.status, 'booked');
    assert.equal(row.subject_id, people.sanne);
    assert.equal(row.reason, REASON);
    assert.equal(row.urgent_notice_version, (await settings()).alarmSigns['nl']?.version);
    const clock = new Intl.DateTimeFormat('nl', {timeZone: 'Europe/Amsterdam', timeStyle: 'short'});
    assert.ok(
      time.startsWith(clock.format(row.start_at)),
      `${time} was pressed, ${clock.format(row.start_at)} is booked`,
    );
    const claims = await site.gateway.db
      .selectFrom('slot_claim')
      .selectAll()
      .where('appointment_id', '=', row.id)
      .execute();
    assert.equal(claims.length, 1);
    assert.deepEqual(visited.trace.console, []);
  });

  async function settings(): Promise<Schemas['PracticeSettings']> {
    const row = await site.gateway.db.selectFrom('practice').selectAll().executeTakeFirstOrThrow();
    return JSON.parse(row.settings) as Schemas['PracticeSettings'];
  }

  it('works by keyboard alone, with the heading of each step in focus', async () => {
    const {page} = visited;
    await booking.open(people.ayse);
    await booking.at('urgent.heading');
    await tabTo(page, /^Nee, geen van deze$/);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('kind.heading'));
    await booking.root.getByRole('button', {name: SURGERY}).waitFor();
    await tabTo(page, SURGERY);
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('complaints.heading'));
    await tabTo(page, like('complaints.several'));
    await page.keyboard.press('Space');
    await assertHeadingFocused(page, like('time.heading'));

    // The calendar: one tab stop, arrows within, Enter chooses.
    await tabTo(page, like('time.other'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('time.other'));
    await booking.root
      .getByRole('gridcell', {name: /vrije tijd/})
      .first()
      .waitFor();
    await tabTo(page, /^maandag 23 november|vrije tijd/, 'td');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await booking.root.getByRole('heading', {name: 'dinsdag 1 december'}).waitFor();
    const day = booking.root.getByRole('list', {name: 'dinsdag 1 december'});
    await day.getByRole('button').first().waitFor();
    const time = (await day.getByRole('button').first().innerText()).slice(0, 5);
    await tabTo(page, new RegExp(`^${time}`));
    await page.keyboard.press('Enter');

    await assertHeadingFocused(page, like('details.heading'));
    await tabTo(page, like('details.next'));
    await page.keyboard.press('Enter');
    // The reason lacks: the summary has the focus and leads to the field.
    await tabTo(page, like('fault.reason-missing'), 'a');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Twee dingen');
    await tabTo(page, like('details.next'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('check.heading'));
    await tabTo(page, like('check.book'));
    await page.keyboard.press('Enter');
    await assertHeadingFocused(page, like('done.booked'));

    assert.deepEqual(visited.trace.presses, []);
    const row = (await booked()).find(({subject_id: subject}) => subject === people.ayse);
    assert.equal(row?.reason, 'Twee dingen');
    assert.equal(row === undefined ? 0 : row.end_at - row.start_at, 20 * 60_000);
  });

  it('gives a calendar file without kind, complaint or specialism', async () => {
    const {page} = visited;
    await booking.open(people.maximiliaan);
    await toDetails(booking, {kind: SURGERY, complaints: 'one'});
    await booking.reason().fill(REASON);
    await booking.toCheck();
    await booking.confirm();
    await booking.at('done.booked');
    const downloading = page.waitForEvent('download');
    await booking.button('done.calendar').click();
    const download = await downloading;
    assert.match(download.suggestedFilename(), /\.ics$/);
    const text = await readFile(await download.path(), 'utf8');

    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent');
    assert.ok(event !== null);
    const value = (name: string) => event.getFirstPropertyValue(name);
    const row = (await booked()).find(({subject_id: subject}) => subject === people.maximiliaan);
    assert.ok(row !== undefined);
    assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
    assert.ok(calendar.getFirstSubcomponent('vtimezone') !== null);
    assert.equal(value('status'), 'CONFIRMED');
    assert.equal(Number(value('sequence')), row.revision);
    assert.equal(value('summary'), 'Afspraak Huisartsenpraktijk De Linde');
    assert.ok(String(value('uid')).includes(row.id));
    assert.ok(value('organizer') !== null && value('dtstamp') !== null);
    const start = value('dtstart');
    assert.ok(start instanceof ICAL.Time);
    ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? ''));
    assert.equal(new ICAL.Event(event).startDate.toUnixTime() * 1000, row.start_at);
    assert.doesNotMatch(text, /spreekuur|huisarts bij|hoest|klacht/i);
  });

  it('reads as recorded: the accessibility tree of each step, and what is announced', async () => {
    const recording = new Recording(booking.root, visited.trace.announcements);
    await booking.open(people.sanne);
    await booking.at('urgent.heading');
    await recording.step('urgent');
    await booking.answer('no');
    await booking.at('person.heading');
    await recording.step('for whom');
    await booking.person(/^Mees/);
    await booking.root.getByRole('button', {name: SURGERY}).waitFor();
    await recording.step('what for');
    await booking.kind(SURGERY);
    await booking.at('complaints.heading');
    await recording.step('how many complaints');
    await booking.complaints('one');
    await booking.times().first().waitFor();
    await recording.step('when');
    await booking.anotherDay();
    await recording.step('another day');
    await booking.root.getByRole('gridcell', {name: /^donderdag 3 december/}).click();
    await booking.root
      .getByRole('list', {name: 'donderdag 3 december'})
      .getByRole('button')
      .first()
      .waitFor();
    await recording.step('times of another day');
    await booking.root.getByRole('list', {name: 'donderdag 3 december'}).getByRole('button').first().click();
    await booking.at('details.heading');
    await recording.step('details');
    await booking.button('details.next').click();
    await booking.root.getByRole('link', {name: say('fault.reason-missing')}).waitFor();
    await recording.step('details, the reason lacks');
    await booking.reason().fill('Oorpijn');
    await booking.root.getByRole('checkbox', {name: say('details.interpreter')}).check();
    await booking.root.getByRole('textbox', {name: say('details.language')}).fill('Turks');
    await booking.toCheck();
    await recording.step('check');
    await booking.confirm();
    await booking.at('done.booked');
    await recording.step('done');
    recording.compare('book');
  });
});
