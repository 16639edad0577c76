import {addDays, type TimeSlotDay} from '@gp-elements/core';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {dayAfterKey, dayState, dayWords, type CalendarView} from './calendar-grid.ts';

describe('keys of the grid', () => {
  // 26 November 2026 is a Thursday.
  const table: [string, string | undefined][] = [
    ['ArrowLeft', '2026-11-25'],
    ['ArrowRight', '2026-11-27'],
    ['ArrowUp', '2026-11-19'],
    ['ArrowDown', '2026-12-03'],
    ['Home', '2026-11-23'],
    ['End', '2026-11-29'],
    ['PageUp', '2026-10-22'],
    ['PageDown', '2026-12-31'],
    ['Tab', undefined],
    ['a', undefined],
  ];
  for (const [key, expected] of table) {
    it(`${key} leads to ${expected ?? 'nowhere'}`, () =>
      assert.equal(dayAfterKey(key, '2026-11-26'), expected));
  }

  it('the arrows point the other way in texts from right to left; Home and End do not', () => {
    assert.equal(dayAfterKey('ArrowLeft', '2026-11-26', true), '2026-11-27');
    assert.equal(dayAfterKey('ArrowRight', '2026-11-26', true), '2026-11-25');
    assert.equal(dayAfterKey('Home', '2026-11-26', true), '2026-11-23');
  });

  it('no key loses or doubles a day in the weeks in which the clock is set', () => {
    for (const day of ['2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31']) {
      assert.equal(dayAfterKey('ArrowRight', day), addDays(day, 1));
      assert.equal(dayAfterKey('ArrowLeft', addDays(day, 1)), day);
    }
  });
});

describe('what a day is', () => {
  const days: TimeSlotDay[] = [
    {date: '2026-11-25', freeCount: 3},
    {date: '2026-11-26', freeCount: 0},
    {date: '2026-11-27', freeCount: 0, closed: {reason: 'Studiedag'}},
    // Open in part: what is free counts.
    {date: '2026-11-28', freeCount: 1, closed: {reason: 'Middag dicht'}},
  ];
  const view: CalendarView = {
    id: 'calendar',
    today: '2026-11-25',
    last: '2026-12-31',
    days,
    selected: undefined,
    locale: 'nl',
    t: (key, params) => `${key} ${params?.['count']} ${params?.['reason']}`.trim(),
    onSelect: () => {},
  };
  const table: [string, string, string][] = [
    ['2026-11-24', 'past', 'ui.calendar.past 0'],
    ['2026-11-25', 'free', 'ui.calendar.free 3'],
    ['2026-11-26', 'none', 'ui.calendar.none 0'],
    ['2026-11-27', 'closed', 'ui.calendar.closed 0 Studiedag'],
    ['2026-11-28', 'free', 'ui.calendar.free 1 Middag dicht'],
    ['2026-11-29', 'loading', 'ui.calendar.loading 0'],
    ['2027-01-01', 'later', 'ui.calendar.later 0'],
  ];
  for (const [date, state, words] of table) {
    it(`${date} is ${state}`, () => {
      assert.equal(dayState(date, view), state);
      assert.equal(dayWords(date, view), words);
    });
  }

  it('"not known yet" is not "nothing free"', () => {
    assert.equal(dayState('2026-11-26', {...view, days: undefined}), 'loading');
  });
});
