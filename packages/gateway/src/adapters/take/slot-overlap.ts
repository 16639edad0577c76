import type {SlotTable} from '../../store/schema.ts';

export interface TimedSlot {
  id: string;
  /** ms UTC. */
  start: number;
  /** ms UTC, not included. */
  end: number;
  status: SlotTable['status'];
}

/**
 * The free Slots of one Schedule that cannot stand because another Slot has part of their time: each Slot is claimed on
 * its own, so two that overlap could be booked at once. What is not free wins, whichever the source meant; of two free
 * ones the earlier wins, then the shorter. Slots entered in error count for nothing.
 */
export function overlapping(slots: readonly TimedSlot[]): Set<string> {
  const refused = new Set<string>();
  const inOrder = slots
    .filter(({status}) => status !== 'entered-in-error')
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const taken = inOrder.filter(({status}) => status !== 'free');
  // Spans of time that are not free, joined, so that one pointer walks along.
  const spans: {start: number; end: number}[] = [];
  for (const {start, end} of taken) {
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({start, end});
  }
  let at = 0;
  let freeUntil = Number.NEGATIVE_INFINITY;
  for (const {id, start, end, status} of inOrder) {
    if (status !== 'free') continue;
    while ((spans[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    if (start < freeUntil || (spans[at]?.start ?? Number.POSITIVE_INFINITY) < end) refused.add(id);
    else freeUntil = end;
  }
  return refused;
}
