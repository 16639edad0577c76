import assert from 'node:assert/strict';
import {test} from 'node:test';

import {keptPlaces, keptUntil, releaseMoment, releaseMoments, releasesFor} from './release.ts';
import {atLocal, toInstant} from './zone.ts';

const zone = 'Europe/Amsterdam';

function day(date: string, stepMinutes: number): number[] {
  const first = atLocal(date, '08:00', zone);
  return Array.from({length: (9 * 60) / stepMinutes}, (_, index) => first + index * stepMinutes * 60_000);
}

test('the share that is kept is close to what was asked, every day, for any length of Slot', () => {
  for (const keptShare of [0.2, 0.5, 0.75]) {
    for (const step of [5, 10, 15, 20, 30]) {
      for (const date of ['2026-11-23', '2026-11-24', '2027-03-28', '2027-10-31']) {
        const slots = day(date, step);
        const kept = slots.filter(keptPlaces({keptShare, daysBefore: 1}, 'schedule-bakker')).length;
        assert.ok(
          Math.abs(kept - keptShare * slots.length) <= 2.5,
          `${keptShare} of ${slots.length}: ${kept}`,
        );
      }
    }
  }
});

test('kept Slots lie spread over the day', () => {
  const half = {keptShare: 0.5, daysBefore: 1};
  const slots = day('2026-11-23', 10).map(keptPlaces(half, 'schedule-bakker'));
  let run = 0;
  let longest = 0;
  for (const [index, isOneKept] of slots.entries()) {
    run = isOneKept === slots[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  assert.ok(longest <= 4, `${longest} alike in a row`);
});

test('nothing kept, everything kept, and the same at every look', () => {
  const slots = day('2026-11-23', 10);
  const kept = (keptShare: number, daysBefore = 1): boolean[] =>
    slots.map(keptPlaces({keptShare, daysBefore}, 's'));
  assert.ok(!kept(0).includes(true));
  assert.ok(!kept(1).includes(false));
  assert.deepEqual(kept(0.4), kept(0.4, 3));
});

test('what one kind keeps is kept from every kind of that practitioner, unless that kind says otherwise', () => {
  const surgery = {release: {keptShare: 1, daysBefore: 0, at: '08:00'}, hasOwnRelease: true};
  const practice = {release: {keptShare: 1, daysBefore: 7}, hasOwnRelease: false};
  const silent = {release: null, hasOwnRelease: false};
  const never = {release: {keptShare: 0, daysBefore: 0}, hasOwnRelease: true};
  const all = [surgery, silent, never];
  const date = '2026-11-25';
  const run = {
    scheduleId: 's',
    slots: day(date, 10)
      .slice(0, 2)
      .map((startAt) => ({startAt})),
  };
  const until = (...of: Parameters<typeof releasesFor>) => {
    const moment = keptUntil(releasesFor(...of), run, date, releaseMoments(zone));
    return moment === -Infinity ? undefined : toInstant(moment, zone);
  };
  assert.equal(until(surgery, all), '2026-11-25T08:00:00+01:00');
  assert.equal(until(silent, all), '2026-11-25T08:00:00+01:00');
  assert.equal(until(never, all), undefined);
  assert.equal(until(silent, [silent, never]), undefined);
  // The latest of them counts; a kind of its own word does not hear the practice's.
  assert.equal(until(practice, [surgery, practice]), '2026-11-25T08:00:00+01:00');
  assert.equal(until(surgery, [surgery, practice]), '2026-11-25T08:00:00+01:00');
  assert.equal(until(practice, [practice]), '2026-11-18T00:00:00+01:00');
});

test('a longer time is kept when any Slot of it is', () => {
  const half = {keptShare: 0.5, daysBefore: 1};
  const slots = day('2026-11-25', 10).map((startAt) => ({startAt}));
  const isKept = keptPlaces(half, 's');
  const edge = slots.findIndex(
    ({startAt}, index) => index > 0 && isKept(startAt) !== isKept(slots[index - 1]!.startAt),
  );
  const of = (run: typeof slots) =>
    keptUntil([half], {scheduleId: 's', slots: run}, '2026-11-25', releaseMoments(zone));
  assert.equal(of(slots.slice(edge - 1, edge + 1)), atLocal('2026-11-24', '00:00', zone));
});

test('another Schedule keeps other times', () => {
  const of = (id: string): string =>
    day('2026-11-23', 10)
      .map(keptPlaces({keptShare: 0.5, daysBefore: 1}, id))
      .join();
  assert.notEqual(of('schedule-bakker'), of('schedule-yilmaz'));
});

test('released so many days before, at midnight or at a time of the clock', () => {
  const rows: [daysBefore: number, at: string | undefined, date: string, moment: string][] = [
    [1, '08:00', '2026-11-25', '2026-11-24T08:00:00+01:00'],
    [0, undefined, '2026-11-25', '2026-11-25T00:00:00+01:00'],
    [1, '08:00', '2027-03-29', '2027-03-28T08:00:00+02:00'],
    [7, '07:30', '2027-11-01', '2027-10-25T07:30:00+02:00'],
  ];
  for (const [daysBefore, at, date, moment] of rows) {
    const release = {keptShare: 1, daysBefore, ...(at !== undefined && {at})};
    assert.equal(toInstant(releaseMoment(release, date, zone), zone), moment);
  }
});
