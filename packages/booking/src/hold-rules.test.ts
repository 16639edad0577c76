import assert from 'node:assert/strict';
import {test} from 'node:test';
import {holdAdvice} from './hold-rules.ts';

const end = Date.parse('2026-11-23T08:15:00+01:00');
const minutes = (count: number) => count * 60_000;
const advice = (left: number, idle: number, extensionsLeft = 12) =>
  holdAdvice({now: end - left, expiresAt: end, activeAt: end - left - idle, extensionsLeft});

const table: [string, number, number, number, string][] = [
  ['plenty of time', minutes(9), 0, 12, 'wait'],
  ['plenty of time, nobody there', minutes(9), minutes(9), 12, 'wait'],
  ['near the end and busy', minutes(3), 0, 12, 'extend'],
  ['just before that', minutes(3) + 1, 0, 12, 'wait'],
  ['near the end, touched two minutes ago', minutes(2.5), minutes(2), 12, 'extend'],
  ['near the end, nobody there', minutes(2.5), minutes(2) + 1, 12, 'wait'],
  ['two minutes left, nobody there', minutes(2), minutes(5), 12, 'warn'],
  ['one second before that', minutes(2) + 1000, minutes(5), 12, 'wait'],
  ['busy, but no extensions left', minutes(1), 0, 0, 'warn'],
  ['came back in the last second', 1000, 0, 1, 'extend'],
  ['over', 0, 0, 12, 'ended'],
  ['long over', -minutes(60), 0, 12, 'ended'],
];
for (const [what, left, idle, extensions, expected] of table) {
  test(`${what}: ${expected}`, () => assert.equal(advice(left, idle, extensions), expected));
}
