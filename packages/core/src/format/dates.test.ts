import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {
  addDays,
  formatDay,
  formatDayOf,
  formatDayTime,
  formatTime,
  isInstant,
  isOtherTime,
  isZone,
  localDate,
  weekdayOf,
  whichTime,
  zonePlace,
} from './dates.ts';
import {daysBetween, daysFrom, mondayOf} from './days.ts';

const zone = 'Europe/Amsterdam';

describe('calendar days', () => {
  it('count over months, years, leap days and the nights on which the clock is set', () => {
    assert.equal(addDays('2027-02-28', 1), '2027-03-01');
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2027-03-27', 1), '2027-03-28');
    assert.equal(addDays('2027-03-28', 1), '2027-03-29');
    assert.equal(addDays('2027-10-31', 1), '2027-11-01');
    assert.equal(addDays('2027-03-01', -1), '2027-02-28');
    assert.equal(daysBetween('2027-03-27', '2027-03-29'), 2);
    assert.equal(daysBetween('2027-11-01', '2027-10-30'), -2);
  });

  it('a week begins on Monday', () => {
    assert.equal(weekdayOf('2026-11-23'), 0);
    assert.equal(weekdayOf('2026-11-29'), 6);
    assert.equal(mondayOf('2026-11-29'), '2026-11-23');
    assert.equal(mondayOf('2026-11-23'), '2026-11-23');
    assert.deepEqual(daysFrom('2027-10-30', 3), ['2027-10-30', '2027-10-31', '2027-11-01']);
  });

  it('are spoken in Dutch, and in English without the American order', () => {
    assert.equal(formatDay('2026-11-23', 'nl'), 'maandag 23 november');
    assert.equal(formatDay('2026-11-23', 'nl', {year: true}), 'maandag 23 november 2026');
    assert.equal(formatDay('2026-11-23', 'nl', {weekday: false}), '23 november');
    assert.equal(formatDay('2026-11-23', 'en'), 'Monday 23 November');
  });
});

describe('instants', () => {
  it('are shown on the practice’s clock', () => {
    assert.equal(formatTime('2026-11-23T08:00:00Z', 'nl', zone), '09:00');
    assert.equal(formatTime('2026-11-23T09:00:00+01:00', 'en', zone), '09:00');
    assert.equal(formatTime('2026-11-23T23:30:00Z', 'nl', zone), '00:30');
    assert.equal(localDate('2026-11-23T23:30:00Z', zone), '2026-11-24');
    assert.equal(formatDayOf('2026-11-23T23:30:00Z', 'nl', zone), 'dinsdag 24 november');
    assert.equal(formatDayTime('2026-11-23T09:00:00+01:00', 'nl', zone), 'maandag 23 november, 09:00');
    assert.equal(formatDayTime(Date.UTC(2026, 10, 23, 8), 'nl', zone), 'maandag 23 november, 09:00');
  });

  it('are right on both sides of the nights on which the clock is set', () => {
    const times = [
      '2027-03-28T00:59:00Z',
      '2027-03-28T01:00:00Z',
      '2027-10-31T00:59:00Z',
      '2027-10-31T01:00:00Z',
    ];
    assert.deepEqual(
      times.map((time) => formatTime(time, 'nl', zone)),
      ['01:59', '03:00', '02:59', '02:00'],
    );
    assert.equal(formatDayTime('2027-03-28T09:00:00+02:00', 'nl', zone), 'zondag 28 maart, 09:00');
    assert.equal(formatDayTime('2027-10-31T09:00:00+01:00', 'nl', zone), 'zondag 31 oktober, 09:00');
  });

  it('that the clock shows twice say which they are, and no others', () => {
    const at = (instant: string, of = zone, locale = 'nl') => formatDayTime(instant, locale, of);
    assert.equal(at('2027-10-31T02:30:00+02:00'), 'zondag 31 oktober, 02:30 (Midden-Europese zomertijd)');
    assert.equal(at('2027-10-31T02:30:00+01:00'), 'zondag 31 oktober, 02:30 (Midden-Europese standaardtijd)');
    assert.equal(whichTime('2027-10-31T02:00:00+02:00', 'nl', zone), 'Midden-Europese zomertijd');
    for (const once of [
      '2027-10-31T01:59:00+02:00',
      '2027-10-31T03:00:00+01:00',
      '2027-03-28T03:00:00+02:00',
    ])
      assert.equal(whichTime(once, 'nl', zone), '', once);
    // New York is a week later; Tokyo sets no clock; on Lord Howe it is half an hour.
    assert.equal(
      at('2027-11-07T01:30:00-05:00', 'America/New_York', 'en'),
      'Sunday 7 November, 01:30 (Eastern Standard Time)',
    );
    assert.equal(whichTime('2027-10-31T02:30:00+01:00', 'nl', 'America/New_York'), '');
    assert.equal(whichTime('2027-10-31T02:30:00+09:00', 'nl', 'Asia/Tokyo'), '');
    assert.notEqual(whichTime('2027-04-04T01:45:00+10:30', 'nl', 'Australia/Lord_Howe'), '');
  });

  it('another zone is named only where its clock shows another time then', () => {
    assert.ok(!isOtherTime('2026-11-23T08:00:00Z', zone, 'Europe/Brussels'));
    assert.ok(isOtherTime('2026-11-23T08:00:00Z', zone, 'America/New_York'));
    // London agrees with nobody here, Lagos with our winter only.
    assert.ok(!isOtherTime('2027-01-04T08:00:00Z', zone, 'Africa/Lagos'));
    assert.ok(isOtherTime('2027-07-05T08:00:00Z', zone, 'Africa/Lagos'));
    assert.equal(zonePlace('America/New_York'), 'New York');
    assert.equal(zonePlace('UTC'), 'UTC');
  });

  it('need an offset', () => {
    for (const text of ['2026-11-23T09:00:00+01:00', '2026-11-23T09:00:00.123Z'])
      assert.ok(isInstant(text), text);
    for (const text of ['2026-11-23', '2026-11-23T09:00:00', '2026-13-23T09:00:00Z', '', null, 5]) {
      assert.ok(!isInstant(text), String(text));
    }
    assert.ok(isZone(zone));
    for (const text of ['Europe/Atlantis', '', undefined]) assert.ok(!isZone(text), String(text));
  });
});

it('nothing depends on the zone of the device', () => {
  // This file again, without this case, on the other side of the world.
  if (process.env['GP_ZONE_CHILD'] !== undefined) return;
  for (const TZ of ['America/New_York', 'Asia/Tokyo', 'Pacific/Apia']) {
    const {status, stdout} = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--conditions=gp-source', fileURLToPath(import.meta.url)],
      {env: {...process.env, TZ, GP_ZONE_CHILD: '1', NODE_TEST_CONTEXT: ''}, encoding: 'utf8'},
    );
    assert.equal(status, 0, `${TZ}\n${stdout}`);
  }
});
