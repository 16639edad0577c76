import assert from 'node:assert/strict';
import {test} from 'node:test';
import {closedDays} from './closed-days.ts';

const cover = {name: 'De Eik', phone: '010 222 33 44'};
const holiday = (date: string) => ({date, freeCount: 0, closed: {reason: 'Vakantie', replacement: cover}});

test('days in a row for one reason are one period', () => {
  assert.deepEqual(
    closedDays([
      {date: '2026-12-24', freeCount: 2},
      {date: '2026-12-25', freeCount: 0, closed: {reason: 'Eerste kerstdag'}},
      {date: '2026-12-26', freeCount: 0},
      holiday('2026-12-28'),
      holiday('2026-12-29'),
      holiday('2026-12-30'),
      {date: '2027-01-01', freeCount: 0, closed: {reason: 'Nieuwjaarsdag'}},
    ]),
    [
      {from: '2026-12-25', to: '2026-12-25', reason: 'Eerste kerstdag'},
      {from: '2026-12-28', to: '2026-12-30', reason: 'Vakantie', replacement: cover},
      {from: '2027-01-01', to: '2027-01-01', reason: 'Nieuwjaarsdag'},
    ],
  );
});

test('another cover, another reason or a day between is another period', () => {
  const other = {
    date: '2026-12-29',
    freeCount: 0,
    closed: {reason: 'Vakantie', replacement: {name: 'X', phone: '1'}},
  };
  assert.equal(closedDays([holiday('2026-12-28'), other]).length, 2);
  const named = {date: '2026-12-29', freeCount: 0, closed: {reason: 'Scholing', replacement: cover}};
  assert.equal(closedDays([holiday('2026-12-28'), named]).length, 2);
  assert.equal(closedDays([holiday('2026-12-28'), holiday('2026-12-30')]).length, 2);
});

test('open days give nothing', () => {
  assert.deepEqual(closedDays([{date: '2026-12-24', freeCount: 0}]), []);
});

test('parts of a day stand by themselves, between the days', () => {
  const part = (startTime: string, endTime: string) => ({
    ...{from: '2026-12-29', to: '2026-12-29'},
    ...{startTime, endTime, reason: 'Vakantie'},
  });
  const parts = [part('08:00', '09:00'), part('12:00', '17:00')];
  assert.deepEqual(
    closedDays([
      holiday('2026-12-28'),
      {date: '2026-12-29', freeCount: 3, closedParts: parts},
      holiday('2026-12-30'),
    ]).map(({from, to, startTime}) => [from, to, startTime]),
    [
      ['2026-12-28', '2026-12-28', undefined],
      ['2026-12-29', '2026-12-29', '08:00'],
      ['2026-12-29', '2026-12-29', '12:00'],
      ['2026-12-30', '2026-12-30', undefined],
    ],
  );
});
