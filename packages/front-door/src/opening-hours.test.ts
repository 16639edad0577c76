import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Practice} from '@gp-elements/core';
import {dayOf, openNow} from './opening-hours.ts';

type Facts = Pick<Practice, 'openingHours' | 'closures' | 'timeZone'>;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const practice: Facts = {
  timeZone: 'Europe/Amsterdam',
  openingHours: [
    ...weekdays.map((dayOfWeek) => ({dayOfWeek, opens: '13:00', closes: '17:00'})),
    ...weekdays.map((dayOfWeek) => ({dayOfWeek, opens: '08:00', closes: '12:00'})),
  ],
  closures: [
    {from: '2026-12-25', to: '2026-12-26', reason: 'Kerstmis', isHoliday: true},
    {from: '2026-12-28', to: '2027-01-01', reason: 'Vakantie'},
  ],
};
/** 23 November 2026 is a Monday. */
const at = (moment: string) => Date.parse(`${moment}:00+01:00`);

const moments: [what: string, moment: string, answer: ReturnType<typeof openNow>][] = [
  [
    'a minute before it opens',
    '2026-11-23T07:59',
    {is: 'closed', next: {date: '2026-11-23', opens: '08:00'}},
  ],
  ['the minute that it opens', '2026-11-23T08:00', {is: 'open', until: '12:00'}],
  ['at lunch', '2026-11-23T12:00', {is: 'closed', next: {date: '2026-11-23', opens: '13:00'}}],
  ['the last minute', '2026-11-23T16:59', {is: 'open', until: '17:00'}],
  ['at the end of the day', '2026-11-23T17:00', {is: 'closed', next: {date: '2026-11-24', opens: '08:00'}}],
  ['on Friday evening', '2026-11-27T18:00', {is: 'closed', next: {date: '2026-11-30', opens: '08:00'}}],
  [
    'on a day of a closure, until after all closures and the weekend',
    '2026-12-25T10:00',
    {is: 'closed', next: {date: '2027-01-04', opens: '08:00'}},
  ],
];
for (const [what, moment, answer] of moments) {
  test(`open or closed: ${what}`, () => assert.deepEqual(openNow(practice, at(moment)), answer));
}

test('the wall clock of the practice counts, also in summer and elsewhere', () => {
  assert.deepEqual(openNow(practice, Date.parse('2026-07-06T06:00:00Z')), {is: 'open', until: '12:00'});
  const curacao = {...practice, timeZone: 'America/Curacao'};
  assert.equal(openNow(curacao, at('2026-11-23T08:05')).is, 'closed');
});

test('hours that are not known are not said to be closed', () => {
  assert.deepEqual(openNow({...practice, openingHours: []}, at('2026-11-23T10:00')), {is: 'unknown'});
});

test('closed for longer than anyone looks ahead', () => {
  const closures = [{from: '2026-01-01', to: '2028-01-01', reason: 'Gestopt'}];
  assert.deepEqual(openNow({...practice, closures}, at('2026-11-23T10:00')), {is: 'closed'});
});

test('blocks in order; those that touch or overlap are one', () => {
  const [morning, noon, afternoon] = [
    {dayOfWeek: 'mon' as const, opens: '08:00', closes: '12:00'},
    {dayOfWeek: 'mon' as const, opens: '12:00', closes: '13:30'},
    {dayOfWeek: 'mon' as const, opens: '13:00', closes: '17:00'},
  ];
  const openingHours = [afternoon, morning, noon];
  assert.deepEqual(dayOf({...practice, openingHours}, '2026-11-23').spans, [
    {opens: '08:00', closes: '17:00'},
  ]);
});

test('a day of a closure has no hours and says why', () => {
  const {spans, closure} = dayOf(practice, '2026-12-28');
  assert.deepEqual([spans, closure?.reason], [[], 'Vakantie']);
});

const ill = (startTime: string, endTime: string) => ({
  ...{from: '2026-11-23', to: '2026-11-23'},
  ...{startTime, endTime, reason: 'Ziekte'},
});

test('a part of a day takes its hours out, and the day is not closed', () => {
  const spansOf = (...closures: Facts['closures']) =>
    dayOf({...practice, closures}, '2026-11-23').spans.map(({opens, closes}) => `${opens}-${closes}`);
  assert.deepEqual(spansOf(ill('12:00', '17:00')), ['08:00-12:00']);
  assert.deepEqual(spansOf(ill('11:00', '14:00')), ['08:00-11:00', '14:00-17:00']);
  assert.deepEqual(spansOf(ill('09:00', '10:00'), ill('15:00', '18:00')), [
    '08:00-09:00',
    '10:00-12:00',
    '13:00-15:00',
  ]);
  assert.deepEqual(spansOf(ill('07:00', '18:00')), []);
  const {closure, parts} = dayOf({...practice, closures: [ill('12:00', '17:00')]}, '2026-11-23');
  assert.deepEqual([closure, parts.length], [undefined, 1]);
  assert.equal(dayOf({...practice, closures: [ill('12:00', '17:00')]}, '2026-11-24').parts.length, 0);
});

test('open or closed on a day of which a part is closed', () => {
  const closures = [ill('10:00', '11:00'), ill('13:00', '17:00')];
  const now = (time: string) => openNow({...practice, closures}, at(`2026-11-23T${time}`));
  assert.deepEqual(now('09:59'), {is: 'open', until: '10:00'});
  assert.deepEqual(now('10:00'), {is: 'closed', next: {date: '2026-11-23', opens: '11:00'}});
  assert.deepEqual(now('11:00'), {is: 'open', until: '12:00'});
  assert.deepEqual(now('14:00'), {is: 'closed', next: {date: '2026-11-24', opens: '08:00'}});
});
