import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answerOf, stepOf, type LineState} from './decisions.ts';

test('each decision has its coded reply', () => {
  assert.deepEqual(answerOf({decision: 'approve'}), {
    state: 'approved',
    reply: '11',
    replyText: null,
    approved: null,
  });
  assert.deepEqual(
    answerOf({decision: 'approve-changed', approved: {forDays: 30}, text: ' Voor een maand. '}),
    {
      state: 'approved-changed',
      reply: '12',
      replyText: 'Voor een maand.',
      approved: {forDays: 30},
    },
  );
  assert.equal(answerOf({decision: 'reject', reply: '5'})?.reply, '5');
  assert.equal(answerOf({decision: 'ask', text: 'Hoe vaak?'})?.state, 'needs-information');
});

test('a decision without what it needs is none', () => {
  assert.equal(answerOf({decision: 'approve-changed'}), undefined);
  assert.equal(answerOf({decision: 'approve-changed', approved: {}}), undefined);
  assert.equal(answerOf({decision: 'reject'}), undefined);
  assert.equal(answerOf({decision: 'ask', text: '  '}), undefined);
});

test('a request is at the first step that any of its lines is at', () => {
  const step = (...lines: [LineState, boolean?][]) =>
    stepOf(lines.map(([state, isPrepared = false]) => ({state, isPrepared})));
  assert.equal(step(['submitted'], ['approved']), 'prepare');
  assert.equal(step(['in-review', true], ['in-review', true]), 'authorise');
  assert.equal(step(['in-review', true], ['in-review']), 'prepare');
  assert.equal(step(['needs-information'], ['sent']), 'prepare');
  assert.equal(step(['rejected'], ['approved-changed'], ['sent']), 'prescribe');
  assert.equal(step(['rejected'], ['withdrawn'], ['ready']), 'done');
});
