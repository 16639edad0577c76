import assert from 'node:assert/strict';
import {test} from 'node:test';
import {formatFigure, formatMonth, monthBefore, numberOf, typedCount} from './figures.ts';

test('numbers are written as in the language', () => {
  assert.equal(formatFigure(0.5423, 'share', 'nl'), '54,2%');
  assert.equal(formatFigure(1480, 'count', 'nl'), '1.480');
  assert.equal(formatFigure(1480, 'count', 'en'), '1,480');
  assert.equal(formatMonth('2026-10', 'nl'), 'oktober 2026');
  assert.equal(monthBefore('2026-03', 12), '2025-03');
});

test('a figure is a number, hidden or none', () => {
  assert.equal(numberOf({measure: 'made', state: 'shown', value: 0}), 0);
  assert.equal(numberOf({measure: 'made', state: 'hidden'}), 'hidden');
  assert.equal(numberOf({measure: 'made', state: 'none'}), 'none');
  assert.equal(numberOf(undefined), 'none');
  assert.equal(numberOf({measure: 'made', state: 'shown'}), 'hidden');
});

test('what is typed is a whole number, nothing, or wrong', () => {
  assert.deepEqual([' 1480 ', '', '2.950', '-1', 'x', '1e3'].map(typedCount), [
    1480,
    undefined,
    NaN,
    NaN,
    NaN,
    NaN,
  ]);
});
