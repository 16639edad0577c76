// What can be done to several items together, and what became of it.
import type {BulkAction, WorkItem, WorkItemDecision} from '@gp-elements/core';
import {isRequest} from './work.machine.ts';

export type Decision = WorkItemDecision['decision'];

export const DECISIONS: readonly Decision[] = ['accept', 'refuse', 'handled'];

/** A request is accepted or refused; everything else is handled. */
export const fits = (item: WorkItem, decision: Decision): boolean =>
  isRequest(item) !== (decision === 'handled');

type Target = BulkAction['targets'][number];

/** Targets that wait for the end of the time to undo. */
export const waitingOf = ({targets}: BulkAction): readonly Target[] =>
  targets.filter(({outcome}) => outcome === undefined);
export const doneOf = ({targets}: BulkAction): readonly Target[] =>
  targets.filter(({outcome}) => outcome === 'done');
/** Targets that were left alone, with the code of why. */
export const leftOf = ({targets}: BulkAction): readonly Required<Target>[] =>
  targets.flatMap(({id, outcome}) => (outcome === undefined || outcome === 'done' ? [] : [{id, outcome}]));

/** Seconds in which it can still be undone, to the nearest; 0 when it is being carried out. */
export function secondsLeft({executesAt}: BulkAction, now: number): number {
  const leftMs = Date.parse(executesAt) - now;
  return leftMs <= 0 ? 0 : Math.max(1, Math.round(leftMs / 1000));
}
