import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overlapping, type TimedSlot} from './slot-overlap.ts';

function slots(
  ...given: [id: string, start: number, end: number, status?: TimedSlot['status']][]
): TimedSlot[] {
  return given.map(([id, start, end, status = 'free']) => ({id, start, end, status}));
}

const cases: [what: string, given: TimedSlot[], refused: string[]][] = [
  ['adjacent ones all stand', slots(['a', 0, 10], ['b', 10, 20], ['c', 20, 30]), []],
  ['of two free ones the earlier stands', slots(['b', 5, 15], ['a', 0, 10]), ['b']],
  ['of two with one start the shorter stands', slots(['long', 0, 20], ['short', 0, 10]), ['long']],
  ['a refused one refuses nobody', slots(['a', 0, 10], ['b', 5, 15], ['c', 10, 20]), ['b']],
  ['what is not free wins', slots(['a', 0, 10], ['busy', 5, 8, 'busy']), ['a']],
  [
    'also when it began long before',
    slots(['away', 0, 100, 'busy-unavailable'], ['a', 50, 60], ['b', 100, 110]),
    ['a'],
  ],
  [
    'two that are not free may overlap, and both count',
    slots(['x', 0, 100, 'busy'], ['y', 10, 20, 'busy'], ['a', 30, 40], ['b', 100, 110]),
    ['a'],
  ],
  ['one entered in error counts for nothing', slots(['wrong', 0, 100, 'entered-in-error'], ['a', 0, 10]), []],
];
for (const [what, given, refused] of cases) {
  test(`overlapping Slots: ${what}`, () => assert.deepEqual([...overlapping(given)], refused));
}
