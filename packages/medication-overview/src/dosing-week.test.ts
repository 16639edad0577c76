import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {at, dayOf, dosesOf, isSameEveryDay, nextOf, rowsOf} from './dosing-week.ts';
import {TODAY, weekOf} from './testing/samples.ts';

const daily = weekOf('stuk', () => [
  {moment: 'evening', amount: 1},
  {moment: 'morning', amount: 2},
]);
const weekly = weekOf('stuk', (day) => (day === 3 ? [{moment: 'any', amount: 6}] : []));
const tapering = weekOf('stuk', (day) => [{moment: 'morning', amount: Math.max(0, 3 - day)}]);

describe('the picture of a week', () => {
  it('has the doses of a day in the order of the day, and leaves out a dose of nothing', () => {
    assert.deepEqual(
      daily.days.map((day) =>
        dosesOf(day)
          .map(({moment}) => moment)
          .join(),
      )[0],
      'morning,evening',
    );
    assert.deepEqual(
      tapering.days.map((day) => dosesOf(day).length),
      [1, 1, 1, 0, 0, 0, 0],
    );
    const ranged = weekOf('stuk', () => [{moment: 'morning', amount: 0, most: 1}]);
    assert.equal(dosesOf(ranged.days[0]!).length, 1);
  });

  it('finds today, and the next day on which something is taken', () => {
    assert.equal(dayOf(weekly, TODAY)?.doses.length, 0);
    assert.equal(nextOf(weekly, TODAY)?.date, '2026-11-26');
    assert.equal(nextOf(weekly, '2026-11-26'), undefined);
    assert.equal(dayOf(weekly, '2026-11-30'), undefined);
  });

  it('knows whether each day is as the others', () => {
    assert.deepEqual([daily, weekly, tapering].map(isSameEveryDay), [true, false, false]);
  });

  it('has a row for each moment and time, an open or unknown moment first', () => {
    const mixed = weekOf('stuk', (day) => [
      {moment: 'night', amount: 1},
      {moment: 'morning', time: '08:00', amount: 1},
      {moment: 'morning', time: '07:00', amount: 1},
      ...(day === 6 ? [{moment: 'dusk' as never, amount: 1}] : []),
    ]);
    const rows = rowsOf(mixed);
    assert.deepEqual(
      rows.map(({moment, time}) => [moment, time].filter(Boolean).join(' ')),
      ['dusk', 'morning 07:00', 'morning 08:00', 'night'],
    );
    assert.deepEqual(
      mixed.days.map((day) => at(day, rows[0]!).length),
      [0, 0, 0, 0, 0, 0, 1],
    );
    assert.deepEqual(rowsOf(weekOf('stuk', () => [])), []);
  });
});
