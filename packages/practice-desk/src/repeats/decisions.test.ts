import type {RepeatTask, RepeatTaskLine} from '@gp-elements/core';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decisionOf, draftOf, entryOf, faultOf, isPlainlyApproved, type Draft} from './decisions.ts';

const line = (change: Partial<RepeatTaskLine> = {}): RepeatTaskLine => ({
  id: 'l1',
  name: 'METOPROLOL TABLET 50MG',
  state: 'submitted',
  stateAt: '2026-11-23T08:10:00+01:00',
  signals: [],
  ...change,
});
const by = {by: {id: 'e', name: 'E. de Wit'}, at: '2026-11-23T08:30:00+01:00'};
const draft = (change: Partial<Draft>): Draft => ({...draftOf(line()), ...change});

test('what was proposed is where one begins', () => {
  assert.equal(draftOf(line()).decision, 'approve');
  const prepared = {decision: 'approve-changed' as const, approved: {forDays: 30}, ...by};
  assert.deepEqual(draftOf(line({prepared})), draft({decision: 'approve-changed', days: '30'}));
});

test('a decision says no more than it is about', () => {
  const all = {text: ' Tot dan. ', amount: '30 stuks', days: '30'};
  assert.deepEqual(decisionOf('l1', draft({...all, decision: 'approve'})), {
    lineId: 'l1',
    decision: 'approve',
    text: 'Tot dan.',
  });
  assert.deepEqual(decisionOf('l1', draft({...all, decision: 'reject', reply: '4', text: ''})), {
    lineId: 'l1',
    decision: 'reject',
    reply: '4',
  });
  assert.deepEqual(decisionOf('l1', draft({...all, decision: 'approve-changed', text: ''})), {
    lineId: 'l1',
    decision: 'approve-changed',
    approved: {amount: '30 stuks', forDays: 30},
  });
});

test('what is missing is said', () => {
  assert.equal(faultOf(draft({decision: 'approve-changed'})), 'changed-missing');
  assert.equal(faultOf(draft({decision: 'approve-changed', days: '0'})), 'changed-missing');
  assert.equal(faultOf(draft({decision: 'approve-changed', days: '30'})), undefined);
  assert.equal(faultOf(draft({decision: 'ask', text: ' '})), 'text-missing');
  assert.equal(faultOf(draft({decision: 'reject'})), undefined);
});

test('several at once are those that are proposed to be approved as they are, without a signal or a remark', () => {
  const task = (change: Partial<RepeatTask>, ...lines: RepeatTaskLine[]) =>
    ({hasSignals: false, lines, ...change}) as RepeatTask;
  const approved = line({prepared: {decision: 'approve', ...by}});
  assert.equal(isPlainlyApproved(task({}, approved)), true);
  assert.equal(isPlainlyApproved(task({hasSignals: true}, approved)), false);
  assert.equal(isPlainlyApproved(task({remark: 'Graag snel.'}, approved)), false);
  assert.equal(isPlainlyApproved(task({}, approved, line())), false);
  assert.equal(isPlainlyApproved(task({}, line({prepared: {decision: 'reject', reply: '4', ...by}}))), false);
});

test('what is entered by hand is one line', () => {
  assert.equal(
    entryOf(line({prk: '4711', approved: {amount: '30 stuks', forDays: 30}})),
    'METOPROLOL TABLET 50MG, PRK 4711, 30 stuks, 30 d',
  );
  assert.equal(entryOf(line()), 'METOPROLOL TABLET 50MG');
});
