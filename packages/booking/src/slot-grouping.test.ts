import assert from 'node:assert/strict';
import {test} from 'node:test';
import {firstTimes, ownGpFirst} from './slot-grouping.ts';
import {timeAt} from './testing/samples.ts';

const dayOf = (instant: string) => instant.slice(0, 10);
const clock = (times: readonly {start: string}[]) => times.map(({start}) => start.slice(11, 16));

test('the own GP comes first, then the clock', () => {
  const times = [
    timeAt('2026-11-25T10:20:00+01:00', false),
    timeAt('2026-11-25T11:40:00+01:00'),
    timeAt('2026-11-25T09:00:00+01:00', false),
    timeAt('2026-11-25T10:00:00+01:00'),
  ];
  assert.deepEqual(clock(ownGpFirst(times)), ['10:00', '11:40', '09:00', '10:20']);
});

test('days come in order, whatever order the times came in', () => {
  const days = firstTimes(
    [
      timeAt('2026-11-26T08:30:00+01:00'),
      timeAt('2026-11-25T09:00:00+01:00'),
      timeAt('2026-11-26T08:00:00+01:00'),
    ],
    dayOf,
  );
  assert.deepEqual(
    days.map(({date, times}) => [date, clock(times)]),
    [
      ['2026-11-25', ['09:00']],
      ['2026-11-26', ['08:00', '08:30']],
    ],
  );
});

test('order is by instant, so the repeated hour of a clock change stays in order', () => {
  // 31 October 2027: 02:30 summer time comes an hour before 02:30 winter time.
  const [day] = firstTimes([timeAt('2027-10-31T02:30:00+01:00'), timeAt('2027-10-31T02:30:00+02:00')], dayOf);
  assert.deepEqual(
    day?.times.map(({start}) => start.slice(-6)),
    ['+02:00', '+01:00'],
  );
});

test('the first times are three a day for three days, with the own GP before others', () => {
  const days = ['24', '25', '26', '27'].flatMap((day) =>
    ['08:00', '08:10', '08:20', '08:30', '08:40'].map((time, index) =>
      timeAt(`2026-11-${day}T${time}:00+01:00`, index > 2),
    ),
  );
  assert.deepEqual(
    firstTimes(days, dayOf).map(({date, times}) => [date, clock(times)]),
    ['24', '25', '26'].map((day) => [`2026-11-${day}`, ['08:30', '08:40', '08:00']]),
  );
});

test('no times give no days', () => {
  assert.deepEqual(firstTimes([], dayOf), []);
});
