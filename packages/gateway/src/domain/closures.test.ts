import assert from 'node:assert/strict';
import {test} from 'node:test';

import {closedPartsOn, closureDuring, closureOn, closuresFrom, isWithin, partFault} from './closures.ts';
import {practiceSettings} from './testing/settings.ts';

const settings = practiceSettings();

test('Dutch public holidays of 2026 and 2027 close the practice, under their Dutch names', () => {
  const rows: [date: string, name: string][] = [
    ['2026-12-25', 'Eerste kerstdag'],
    ['2026-12-26', 'Tweede kerstdag'],
    ['2027-01-01', 'Nieuwjaarsdag'],
    ['2027-03-28', 'Eerste paasdag'],
    ['2027-03-29', 'Tweede paasdag'],
    ['2027-04-27', 'Koningsdag'],
    ['2027-05-06', 'Hemelvaartsdag'],
    ['2027-05-16', 'Eerste pinksterdag'],
    ['2027-05-17', 'Tweede pinksterdag'],
  ];
  for (const [date, reason] of rows) {
    assert.deepEqual(closureOn(settings, date), {from: date, to: date, reason, isHoliday: true});
  }
  // 27 April 2025 was a Sunday: Koningsdag was the Saturday before.
  assert.equal(closureOn(settings, '2025-04-26')?.reason, 'Koningsdag');
  assert.equal(closureOn(settings, '2025-04-27'), undefined);
  // Good Friday and 5 May are ordinary working days for a practice.
  assert.equal(closureOn(settings, '2027-03-26'), undefined);
  assert.equal(closureOn(settings, '2027-05-05'), undefined);
});

test('no country means no holidays, an unknown one too, and openOn takes one out', () => {
  assert.equal(closureOn(practiceSettings({holidays: {}}), '2026-12-25'), undefined);
  assert.equal(closureOn(practiceSettings({holidays: {country: 'ZZ'}}), '2026-12-25'), undefined);
  const open = practiceSettings({holidays: {country: 'NL', openOn: ['2027-04-27']}});
  assert.equal(closureOn(open, '2027-04-27'), undefined);
  assert.equal(closureOn(open, '2027-05-06')?.reason, 'Hemelvaartsdag');
});

test('closures from today on, in order, with the holidays among them', () => {
  const list = closuresFrom(settings, Date.parse('2026-12-29T12:00:00+01:00'), 10);
  assert.deepEqual(
    list.map(({from, to, reason, isHoliday}) => [from, to, reason, isHoliday]),
    [
      ['2026-12-28', '2026-12-31', 'Vakantie', undefined],
      ['2027-01-01', '2027-01-01', 'Nieuwjaarsdag', true],
    ],
  );
  assert.deepEqual(closuresFrom(settings, Date.parse('2027-01-01T23:59:00Z'), 5), []);
});

const day = '2026-11-25';
const part = (startTime: string, endTime: string, from = day) => ({
  ...{from, to: from},
  ...{startTime, endTime},
  reason: 'Ziekte',
});
const at = (time: string, date = day) => Date.parse(`${date}T${time}:00+01:00`);

test('a part of a day closes what has a minute in it, and not the day', () => {
  const parts = practiceSettings({closures: [part('15:00', '16:00'), part('12:00', '13:00')]});
  assert.equal(closureOn(parts, day), undefined);
  assert.deepEqual(
    closedPartsOn(parts, day).map(({startTime}) => startTime),
    ['12:00', '15:00'],
  );
  assert.deepEqual(closedPartsOn(parts, '2026-11-26'), []);
  for (const [from, to, isClosed] of [
    ['11:50', '12:00', false],
    ['11:50', '12:10', true],
    ['12:50', '13:00', true],
    ['13:00', '13:10', false],
    ['14:00', '17:00', true],
  ] as const)
    assert.equal(
      closureDuring(parts, {startAt: at(from), endAt: at(to)}) !== undefined,
      isClosed,
      `${from} to ${to}`,
    );
  assert.deepEqual(
    closuresFrom(parts, at('08:00'), 3).map(({startTime}) => startTime),
    ['12:00', '15:00'],
  );
});

test('a part is told in the clock of its own day, and a closed day has no parts', () => {
  const summer = practiceSettings({closures: [part('12:00', '13:00', '2027-07-05')]});
  const noon = Date.parse('2027-07-05T12:00:00+02:00');
  assert.ok(closureDuring(summer, {startAt: noon, endAt: noon + 60_000}));
  assert.equal(closureDuring(summer, {startAt: noon - 60_000, endAt: noon}), undefined);
  const christmas = practiceSettings({closures: [part('12:00', '13:00', '2026-12-25')]});
  assert.deepEqual(closedPartsOn(christmas, '2026-12-25'), []);
  const noonThen = at('12:30', '2026-12-25');
  assert.equal(closureDuring(christmas, {startAt: noonThen, endAt: noonThen + 1})?.reason, 'Eerste kerstdag');
});

test('what lies within what', () => {
  const days = {from: '2026-11-24', to: '2026-11-26', reason: 'Vakantie'};
  const whole = {from: day, to: day, reason: 'Scholing'};
  for (const [one, other, is] of [
    [whole, days, true],
    [days, whole, false],
    [days, days, true],
    [part('12:00', '13:00'), whole, true],
    [whole, part('00:00', '23:59'), false],
    [part('12:00', '13:00'), part('12:00', '14:00'), true],
    [part('11:00', '13:00'), part('12:00', '14:00'), false],
    [part('12:00', '13:00', '2026-11-24'), part('12:00', '14:00'), false],
  ] as const)
    assert.equal(isWithin(one, other), is, JSON.stringify([one, other]));
});

test('the times of a part: both, in order, of one day', () => {
  const faultAt = (change: object) => partFault({...part('12:00', '13:00'), ...change})?.at;
  assert.equal(faultAt({}), undefined);
  assert.equal(partFault({from: day, to: '2026-11-30'}), undefined);
  assert.equal(faultAt({startTime: undefined}), 'startTime');
  assert.equal(faultAt({endTime: undefined}), 'endTime');
  assert.equal(faultAt({to: '2026-11-26'}), 'startTime');
  assert.equal(faultAt({endTime: '12:00'}), 'endTime');
  assert.equal(faultAt({endTime: '11:59'}), 'endTime');
});
