import assert from 'node:assert/strict';
import {test} from 'node:test';

import {pickOfDay, runFrom, runsOf, type FreeSlot} from './runs.ts';

const minuteMs = 60_000;

/** Slots from minutes of the day: `[0, 10]` is 00:00 to 00:10 of the test's own time. */
function slots(scheduleId: string, ...spans: [from: number, to: number][]): FreeSlot[] {
  return spans.map(([from, to]) => ({
    id: `${scheduleId}-${from}`,
    scheduleId,
    startAt: from * minuteMs,
    endAt: to * minuteMs,
  }));
}

const shown = (free: FreeSlot[], minutes: number): string[] =>
  runsOf(free, minutes * minuteMs).map(
    ({id, startAt, endAt, slots: of}) => `${id} ${startAt / minuteMs}-${endAt / minuteMs} of ${of.length}`,
  );

test('a kind as long as a Slot takes one, a longer kind takes several, from every start', () => {
  const free = slots('a', [0, 10], [10, 20], [20, 30]);
  assert.deepEqual(shown(free, 10), ['a-0 0-10 of 1', 'a-10 10-20 of 1', 'a-20 20-30 of 1']);
  assert.deepEqual(shown(free, 20), ['a-0 0-20 of 2', 'a-10 10-30 of 2']);
  assert.deepEqual(shown(free, 30), ['a-0 0-30 of 3']);
  assert.deepEqual(shown(free, 40), []);
});

test('Slots of unlike lengths join; what is left of the last one is not used', () => {
  const free = slots('a', [0, 5], [5, 20], [20, 30]);
  assert.deepEqual(shown(free, 10), ['a-0 0-10 of 2', 'a-5 5-15 of 1', 'a-20 20-30 of 1']);
  assert.deepEqual(shown(free, 25), ['a-0 0-25 of 3', 'a-5 5-30 of 2']);
});

test('a Slot longer than the kind is one run', () => {
  assert.deepEqual(shown(slots('a', [0, 60]), 10), ['a-0 0-10 of 1']);
});

test('neither a gap nor another Schedule continues a run', () => {
  assert.deepEqual(shown([...slots('a', [0, 10], [15, 25]), ...slots('b', [10, 20])], 20), []);
});

test('of two Slots at one moment in one Schedule the first is offered', () => {
  const [first] = slots('a', [0, 10]);
  assert.ok(first);
  assert.deepEqual(shown([first, {...first, id: 'twin'}, ...slots('a', [10, 20])], 20), ['a-0 0-20 of 2']);
});

test('a Slot without length, or one that runs backwards, is no way on', () => {
  assert.deepEqual(shown(slots('a', [0, 10], [10, 10]), 20), []);
  assert.deepEqual(shown(slots('a', [0, 10], [10, 5]), 20), []);
});

test('the run from one Slot', () => {
  const free = slots('a', [0, 10], [10, 20]);
  const [first, second] = free;
  assert.ok(first && second);
  assert.equal(runFrom(first, free, 20 * minuteMs)?.endAt, 20 * minuteMs);
  assert.equal(runFrom(second, free, 20 * minuteMs), undefined);
});

const times = (practitioner: string, ...minutes: number[]): {id: string; startAt: number; own: boolean}[] =>
  minutes.map((startAt) => ({id: `${practitioner}-${startAt}`, startAt, own: practitioner === 'own'}));

test('a few times of a day: spread, the own GP first, no moment twice', () => {
  const rows: [what: string, all: ReturnType<typeof times>, count: number, expected: string[]][] = [
    ['spread over the own GP’s', times('own', 0, 10, 20, 30, 40), 3, ['own-0', 'own-20', 'own-40']],
    ['the first when there is one', times('own', 0, 10, 20), 1, ['own-0']],
    ['all when there are few', times('own', 0, 10), 3, ['own-0', 'own-10']],
    ['the own GP’s before others', [...times('b', 0, 10, 20, 30), ...times('own', 25)], 2, ['b-0', 'own-25']],
    [
      'only the own GP’s when enough',
      [...times('b', 0, 10, 20), ...times('own', 25, 35)],
      2,
      ['own-25', 'own-35'],
    ],
    ['one per moment', [...times('b', 0, 10), ...times('c', 0, 10)], 2, ['b-0', 'b-10']],
    ['a moment twice when there is no other', [...times('b', 0), ...times('c', 0)], 2, ['b-0', 'c-0']],
    [
      'not beside the own GP’s at one moment',
      [...times('b', 0, 10), ...times('own', 0)],
      2,
      ['own-0', 'b-10'],
    ],
    ['none', [], 3, []],
  ];
  for (const [what, all, count, expected] of rows) {
    const picked = pickOfDay(all, count, ({own}) => own).map(({id}) => id);
    assert.deepEqual(picked, expected, what);
  }
});
