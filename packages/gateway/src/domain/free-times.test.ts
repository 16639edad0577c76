import assert from 'node:assert/strict';
import {test} from 'node:test';

import {appointmentTypeRules} from './appointment-type.ts';
import {freeTimes, noTimes, type FreeTimesQuery} from './free-times.ts';
import {releasesFor} from './release.ts';
import type {FreeSlot} from './runs.ts';
import type {AppointmentTypeSettings, PracticeSettings} from './settings.ts';
import {practiceSettings} from './testing/settings.ts';
import {atLocal, toInstant} from './zone.ts';

const zone = 'Europe/Amsterdam';

function slotsOn(date: string, from: string, count: number, scheduleId = 's-bakker'): FreeSlot[] {
  const first = atLocal(date, from, zone);
  return Array.from({length: count}, (_, index) => {
    const startAt = first + index * 600_000;
    return {id: `${scheduleId}-${startAt}`, scheduleId, startAt, endAt: startAt + 600_000};
  });
}

function find(
  slots: FreeSlot[],
  {
    now = '2026-11-23T08:05:00+01:00',
    kind = {},
    settings = {},
    ...more
  }: {
    now?: string;
    kind?: Partial<AppointmentTypeSettings>;
    settings?: Partial<PracticeSettings>;
  } & Partial<FreeTimesQuery> = {},
): {starts: string[]; newTimesAt: string | undefined} {
  const own = {sourceId: 'k', durationMinutes: 10, channel: 'practice' as const, ...kind};
  const rules = appointmentTypeRules({appointmentTypes: []}, own);
  const {times, newTimesAt} = freeTimes({
    situation: {settings: practiceSettings(settings), nowMs: Date.parse(now)},
    person: {birthDate: '1980-05-17', isDeceased: false, registration: 'registered'},
    type: {
      id: 'k',
      rules,
      practitionerIds: new Set(['bakker']),
      releases: new Map([['bakker', releasesFor(rules, [])]]),
    },
    own: [],
    moving: undefined,
    slots,
    practitionerOf: (scheduleId) => (scheduleId === 's-bakker' ? 'bakker' : undefined),
    toMs: Infinity,
    ...more,
  });
  return {
    starts: times.map(({startAt}) => toInstant(startAt, zone)),
    newTimesAt: newTimesAt === undefined ? undefined : toInstant(newTimesAt, zone),
  };
}

test('times too soon, on a closed day, beyond the horizon or over an own appointment are not free', () => {
  const slots = [
    ...slotsOn('2026-11-23', '08:50', 3),
    ...slotsOn('2026-11-25', '09:00', 3),
    ...slotsOn('2026-12-25', '09:00', 3),
    ...slotsOn('2027-01-05', '09:00', 1),
    ...slotsOn('2026-11-25', '09:00', 3, 's-nobody'),
  ];
  const startAt = Date.parse('2026-11-25T09:10:00+01:00');
  const mine = {
    id: 'a',
    appointmentTypeId: 'b',
    status: 'booked' as const,
    startAt,
    endAt: startAt + 600_000,
  };
  assert.deepEqual(find(slots, {own: [mine]}), {
    starts: ['2026-11-23T09:10:00+01:00', '2026-11-25T09:00:00+01:00', '2026-11-25T09:20:00+01:00'],
    newTimesAt: '2026-11-24T00:00:00+01:00',
  });
  assert.ok(find(slots, {own: [mine], moving: 'a'}).starts.includes('2026-11-25T09:10:00+01:00'));
});

test('kept times come at their release, and the earliest release is told', () => {
  const slots = [...slotsOn('2026-11-25', '09:00', 3), ...slotsOn('2026-11-26', '09:00', 3)];
  const kind = {release: {keptShare: 1, daysBefore: 1, at: '08:00'}};
  assert.deepEqual(find(slots, {kind}), {starts: [], newTimesAt: '2026-11-24T08:00:00+01:00'});
  const released = find(slots, {kind, now: '2026-11-24T08:00:00+01:00'});
  assert.equal(released.starts.length, 3);
  assert.equal(released.newTimesAt, '2026-11-25T08:00:00+01:00');
});

test('a kept time beyond the horizon comes at its release, not when its day opens', () => {
  const kind = {release: {keptShare: 1, daysBefore: 1, at: '08:00'}, horizonDays: 7};
  assert.equal(find(slotsOn('2026-12-02', '09:00', 1), {kind}).newTimesAt, '2026-12-01T08:00:00+01:00');
});

test('a run may go on after the period, but starts in it', () => {
  const slots = slotsOn('2026-11-25', '09:00', 3);
  const toMs = Date.parse('2026-11-25T09:20:00+01:00');
  const {starts} = find(slots, {toMs, kind: {durationMinutes: 20}});
  assert.deepEqual(starts, ['2026-11-25T09:00:00+01:00', '2026-11-25T09:10:00+01:00']);
});

test('no time is promised that another rule will refuse', () => {
  const kind = {release: {keptShare: 1, daysBefore: 1, at: '08:00'}};
  assert.equal(find(slotsOn('2026-12-25', '09:00', 3), {kind}).newTimesAt, undefined);
});

test('on the days that the clock changes every Slot is at its own instant', () => {
  const settings = {holidays: {}};
  const spring = find(slotsOn('2027-03-28', '01:30', 6), {settings, now: '2027-03-20T09:00:00+01:00'});
  assert.deepEqual(spring.starts, [
    '2027-03-28T01:30:00+01:00',
    '2027-03-28T01:40:00+01:00',
    '2027-03-28T01:50:00+01:00',
    '2027-03-28T03:00:00+02:00',
    '2027-03-28T03:10:00+02:00',
    '2027-03-28T03:20:00+02:00',
  ]);
  const autumn = find(slotsOn('2027-10-31', '02:50', 8), {settings, now: '2027-10-20T09:00:00+02:00'});
  assert.equal(autumn.starts[0], '2027-10-31T02:50:00+02:00');
  assert.equal(autumn.starts[1], '2027-10-31T02:00:00+01:00');
  assert.equal(autumn.starts[7], '2027-10-31T03:00:00+01:00');
  const double = find(slotsOn('2027-10-31', '02:50', 2), {
    settings,
    kind: {durationMinutes: 20},
    now: '2027-10-20T09:00:00+02:00',
  });
  assert.deepEqual(double.starts, ['2027-10-31T02:50:00+02:00']);
});

test('no minute of a time lies in a part of the day that is closed', () => {
  const slots = slotsOn('2026-11-25', '11:40', 6);
  const closures = [
    {from: '2026-11-25', to: '2026-11-25', startTime: '12:00', endTime: '12:20', reason: 'Ziekte'},
  ];
  const starts = (durationMinutes: number) =>
    find(slots, {settings: {closures}, kind: {durationMinutes}}).starts.map((start) => start.slice(11, 16));
  assert.deepEqual(starts(10), ['11:40', '11:50', '12:20', '12:30']);
  assert.deepEqual(starts(20), ['11:40', '12:20']);
  const planned = slots.map(({startAt}) => startAt);
  const week = {from: '2026-11-23', to: '2026-11-29'};
  const why = (list: number[]) => noTimes(practiceSettings({closures}), week, undefined, list).reason;
  assert.equal(why(planned), 'fully-booked');
  assert.equal(why(planned.slice(2, 4)), 'closed');
});

test('why there is nothing', () => {
  const settings = practiceSettings();
  const week = {from: '2026-12-28', to: '2026-12-31'};
  const closed = slotsOn('2026-12-29', '09:00', 2).map(({startAt}) => startAt);
  const open = slotsOn('2026-11-24', '09:00', 2).map(({startAt}) => startAt);
  const rows: [what: string, actual: unknown, expected: unknown][] = [
    ['closed, no Slots', noTimes(settings, week, undefined, []), {reason: 'closed'}],
    ['closed, Slots all the same', noTimes(settings, week, undefined, closed), {reason: 'closed'}],
    [
      'an ordinary week without Slots',
      noTimes(settings, {from: '2026-11-23', to: '2026-11-29'}, undefined, []),
      {reason: 'not-scheduled'},
    ],
    [
      'a Sunday',
      noTimes(settings, {from: '2026-11-29', to: '2026-11-29'}, undefined, []),
      {reason: 'not-scheduled'},
    ],
    [
      'all taken',
      noTimes(settings, {from: '2026-11-23', to: '2026-12-31'}, undefined, [...open, ...closed]),
      {reason: 'fully-booked'},
    ],
    [
      'some to come',
      noTimes(
        settings,
        {from: '2026-11-23', to: '2026-11-29'},
        Date.parse('2026-11-24T08:00:00+01:00'),
        open,
      ),
      {reason: 'not-released-yet', newTimesAt: '2026-11-24T08:00:00+01:00'},
    ],
  ];
  for (const [what, actual, expected] of rows) assert.deepEqual(actual, expected, what);
});
