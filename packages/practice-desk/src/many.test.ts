import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {BulkAction, WorkItem} from '@gp-elements/core';
import {exampleOf} from '@gp-elements/core/testing';
import {DECISIONS, doneOf, fits, leftOf, secondsLeft, waitingOf} from './many.ts';

const kinds: WorkItem['kind'][] = [
  'appointment-request',
  'slot-vanished',
  'late-cancellation',
  'appointment-needs',
];
const of = (kind: WorkItem['kind']): WorkItem => ({...exampleOf('getWorkItem'), kind});
const plan: BulkAction = {
  id: 'bulk-1',
  action: 'accept',
  state: 'planned',
  executesAt: '2026-11-23T08:10:30+01:00',
  targets: [{id: 'a'}, {id: 'b', outcome: 'done'}, {id: 'c', outcome: 'slot-taken'}],
};

describe('several items together', () => {
  it('a request is accepted or refused, everything else is handled', () => {
    assert.deepEqual(
      kinds.map((kind) => DECISIONS.filter((decision) => fits(of(kind), decision))),
      [['accept', 'refuse'], ['handled'], ['handled'], ['handled']],
    );
    assert.deepEqual(
      DECISIONS.filter((decision) => fits(of('something-new' as never), decision)),
      ['handled'],
    );
  });

  it('tells what waits, what was done, and what was left alone', () => {
    assert.deepEqual(waitingOf(plan), [{id: 'a'}]);
    assert.deepEqual(doneOf(plan), [{id: 'b', outcome: 'done'}]);
    assert.deepEqual(leftOf(plan), [{id: 'c', outcome: 'slot-taken'}]);
  });

  it('counts seconds, of which there is one as long as it can be undone', () => {
    const at = (ms: number) => secondsLeft(plan, Date.parse(plan.executesAt) - ms);
    assert.deepEqual([30_020, 30_000, 29_400, 1, 0, -5].map(at), [30, 30, 29, 1, 0, 0]);
  });
});
