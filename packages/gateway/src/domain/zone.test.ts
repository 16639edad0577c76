import assert from 'node:assert/strict';
import {test} from 'node:test';

import fc from 'fast-check';

import {
  addDays,
  ageOn,
  ageRangeOn,
  atLocal,
  dayOfWeek,
  daysBetween,
  isLocalDate,
  localDate,
  localTime,
  startOfDay,
  toInstant,
} from './zone.ts';

const amsterdam = 'Europe/Amsterdam';

test('a wall-clock time becomes the right instant, on the days that the clock changes too', () => {
  const rows: [date: string, time: string, utc: string][] = [
    ['2026-11-23', '08:00', '2026-11-23T07:00:00.000Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28', '08:00', '2027-03-28T06:00:00.000Z'],
    ['2027-10-31', '00:00', '2027-10-30T22:00:00.000Z'],
    ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
    ['2027-10-31', '08:00', '2027-10-31T07:00:00.000Z'],
  ];
  for (const [date, time, utc] of rows) {
    assert.equal(new Date(atLocal(date, time, amsterdam)).toISOString(), utc, `${date} ${time}`);
  }
});

test('an instant is written with the offset that holds then', () => {
  assert.equal(toInstant(Date.parse('2027-03-28T00:59:59Z'), amsterdam), '2027-03-28T01:59:59+01:00');
  assert.equal(toInstant(Date.parse('2027-03-28T01:00:00Z'), amsterdam), '2027-03-28T03:00:00+02:00');
  assert.equal(toInstant(Date.parse('2027-10-31T00:30:00Z'), amsterdam), '2027-10-31T02:30:00+02:00');
  assert.equal(toInstant(Date.parse('2027-10-31T01:30:00Z'), amsterdam), '2027-10-31T02:30:00+01:00');
  assert.equal(
    toInstant(Date.parse('2026-11-23T07:00:00Z'), 'America/St_Johns'),
    '2026-11-23T03:30:00-03:30',
  );
  assert.equal(toInstant(Date.parse('2026-11-23T07:00:00Z'), 'UTC'), '2026-11-23T07:00:00+00:00');
});

test('any instant comes back from its own text and from its local day and time', () => {
  const zone = fc.constantFrom(
    amsterdam,
    'America/New_York',
    'Asia/Tokyo',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  );
  const minute = fc.integer({min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000});
  fc.assert(
    fc.property(zone, minute, (name, minutes) => {
      const ms = minutes * 60_000;
      assert.equal(Date.parse(toInstant(ms, name)), ms);
      const back = atLocal(localDate(ms, name), localTime(ms, name), name);
      // In the hour that comes twice the first one is meant.
      assert.ok(back === ms || (back < ms && localTime(back, name) === localTime(ms, name)));
    }),
  );
});

test('a day starts when the clock first shows it, also where midnight is skipped', () => {
  assert.equal(toInstant(startOfDay('2027-03-28', amsterdam), amsterdam), '2027-03-28T00:00:00+01:00');
  assert.equal(
    toInstant(startOfDay('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo'),
    '2018-11-04T01:00:00-02:00',
  );
});

test('days are counted on the calendar, not in 24 hours', () => {
  assert.equal(addDays('2027-03-27', 2), '2027-03-29');
  assert.equal(addDays('2028-03-01', -1), '2028-02-29');
  assert.equal(daysBetween('2027-03-27', '2027-03-29'), 2);
  assert.equal(daysBetween('2027-03-29', '2027-03-27'), -2);
  assert.equal(dayOfWeek('2026-11-23'), 'mon');
  assert.equal(dayOfWeek('2027-10-31'), 'sun');
});

test('a day that does not exist is not a day', () => {
  for (const day of ['2027-02-28', '2028-02-29']) assert.ok(isLocalDate(day), day);
  for (const day of ['2027-02-29', '2027-13-01', '2027-1-1', '2027-04-31', '', '27-01-2027'])
    assert.ok(!isLocalDate(day), day);
});

test('age in whole years, undecided where the birth date is', () => {
  const rows: [birth: string | null, date: string, age: number | null][] = [
    ['2014-11-24', '2026-11-23', 11],
    ['2014-11-23', '2026-11-23', 12],
    ['2016-02-29', '2027-02-28', 10],
    ['2016-02-29', '2027-03-01', 11],
    ['2014', '2026-11-23', null],
    ['2014-11', '2026-11-23', null],
    ['2014-10', '2026-11-23', 12],
    ['2014-12', '2026-11-23', 11],
    ['2027-01-01', '2026-11-23', null],
    [null, '2026-11-23', null],
    ['onbekend', '2026-11-23', null],
  ];
  for (const [birth, date, age] of rows) assert.equal(ageOn(birth, date), age, `${birth} on ${date}`);
  assert.deepEqual(ageRangeOn('1980', '2026-11-23'), {least: 45, most: 46});
  assert.deepEqual(ageRangeOn('2026', '2026-11-23'), {least: 0, most: 0});
});
