import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {importResources} from '../../packages/gateway/src/adapters/import.ts';
import {people} from '../demo-gateway.ts';
import {BookingPage, like} from './booking.page.ts';
import {Closing} from './closing.ts';
import {launchBrowser, visit} from './browser.ts';
import {startSite, type Site} from './site.ts';

const BASE = 'https://de-linde.example/fhir';
const ZONES = ['Europe/Amsterdam', 'America/New_York', 'Asia/Tokyo'];
/** One per zone, so that nobody is in another's way. */
const PATIENTS = [people.ayse, people.maximiliaan, people.sanne];

/** A Sunday on which the clock changes: what is free then, as UTC and as people in the Netherlands read it. */
const CHANGES = [
  {
    name: '28 March 2027, an hour shorter',
    now: '2027-03-25T09:00:00+01:00',
    date: '2027-03-28',
    heading: 'zondag 28 maart',
    times: [
      {start: '2027-03-28T01:50:00+01:00', words: '01:50'},
      {start: '2027-03-28T03:00:00+02:00', words: '03:00'},
      {start: '2027-03-28T10:00:00+02:00', words: '10:00'},
    ],
  },
  {
    name: '31 October 2027, an hour longer',
    now: '2027-10-28T09:00:00+02:00',
    date: '2027-10-31',
    heading: 'zondag 31 oktober',
    times: [
      {start: '2027-10-31T02:30:00+02:00', words: '02:30', which: ' (Midden-Europese zomertijd)'},
      // The same hour of the clock once more.
      {start: '2027-10-31T02:30:00+01:00', words: '02:30', which: ' (Midden-Europese standaardtijd)'},
      {start: '2027-10-31T10:00:00+01:00', words: '10:00'},
    ],
  },
];
const MINUTES_10 = 10 * 60_000;

for (const {name, now, date, heading, times} of CHANGES) {
  describe(`a Sunday on which the clock changes: ${name}`, () => {
    let site: Site;
    let browser: Browser;

    const closing = new Closing();

    before(async () => {
      site = closing.add(await startSite({now}));
      // 28 March 2027 is Easter Sunday as well: this practice works all the same.
      await site.changeSettings((settings) => ({
        ...settings,
        holidays: {...settings.holidays, openOn: [date]},
      }));
      const slots = times.map(({start}, index) => ({
        fullUrl: `${BASE}/Slot/clock-change-${index}`,
        resource: {
          resourceType: 'Slot',
          id: `clock-change-${index}`,
          schedule: {reference: 'Schedule/el-idrissi'},
          status: 'free',
          start,
          end: new Date(Date.parse(start) + MINUTES_10).toISOString(),
        },
      }));
      const report = await importResources(site.gateway.db, slots, {clock: site.clock, name: 'clock change'});
      assert.ok(
        report.resources.every(({outcome}) => outcome !== 'left'),
        JSON.stringify(report.resources),
      );
      browser = closing.add(await launchBrowser());
    });
    after(() => closing.close());

    for (const [index, timezoneId] of ZONES.entries()) {
      it(`shows and books the right instant from ${timezoneId}`, async () => {
        const wanted: {start: string; words: string; which?: string} | undefined = times[index];
        const personId = PATIENTS[index];
        assert.ok(wanted !== undefined && personId !== undefined);
        const visited = await visit(browser, {origin: site.origin, at: site.clock.now(), timezoneId});
        const booking = new BookingPage(visited.page);
        await booking.open(personId);
        await booking.answer('no');
        if (personId === people.sanne) await booking.person(/^Sanne/);
        await booking.kind(/^Bloeddruk/);
        await booking.at('time.heading');
        // Whose clock is another is told which one is meant; whose is the same is not.
        const isElsewhere = timezoneId !== 'Europe/Amsterdam';
        const whoseClock = booking.root.getByText(like('time.zone'));
        if (isElsewhere) await whoseClock.waitFor();

        await booking.anotherDay();
        await booking.root.getByRole('gridcell', {name: new RegExp(`^${heading}, `)}).click();
        assert.equal(await whoseClock.count(), isElsewhere ? 1 : 0);
        // The first of that name belongs to the list of first free times.
        const day = booking.root.getByRole('list', {name: heading}).last();
        await day.getByRole('button').first().waitFor();
        const free = await day.getByRole('button').allInnerTexts();
        // Times that were booked by the patients before are gone; the others read as in the Netherlands.
        assert.deepEqual(
          free.map((text) => text.slice(0, 5)),
          times.slice(index).map(({words}) => words),
        );
        const {which = ''} = wanted;
        assert.ok(free[0]?.includes(which.replaceAll(/[ ()]+/g, ' ').trim()), free[0]);
        await day.getByRole('button').first().click();
        await booking.toCheck();
        const whole = booking.root.getByText(`${heading}, ${wanted.words}${which}`, {exact: true}).first();
        assert.ok(await whole.isVisible());
        await booking.confirm();
        await booking.at('done.booked');
        assert.ok(await whole.isVisible());

        const row = await site.gateway.db
          .selectFrom('appointment')
          .selectAll()
          .where('subject_id', '=', personId)
          .where('actor_id', 'is not', null)
          .executeTakeFirstOrThrow();
        assert.equal(new Date(row.start_at).toISOString(), new Date(wanted.start).toISOString());
        assert.equal(row.end_at - row.start_at, MINUTES_10);
        const api = await site.as(personId);
        const {body} = await api.get<{start: string}>(`/appointments/${row.id}`);
        assert.equal(body.start, wanted.start, 'the contract names the offset of that moment');
        assert.ok(body.start.startsWith(date));
        await visited.close();
      });
    }
  });
}
