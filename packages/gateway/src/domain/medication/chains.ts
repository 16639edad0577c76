/** Agreements of one treatment put in order: what ended which, and what came in the place of which. */
import {addDays, localDate, startOfDay} from '../zone.ts';
import type {MedicationBlock} from './block.ts';
import {endingBy, hasBegun, isOver, spanOf, startsAt, type Span} from './spans.ts';

export type LineState = 'current' | 'future' | 'stopped' | 'interrupted' | 'cancelled';

/** An agreement with what later blocks made of it. */
export interface Link {
  block: MedicationBlock;
  /** With the end that a stop or a successor gives it. */
  span: Span;
  /** The block that ended it; itself where only the stop is known. */
  stop: MedicationBlock | null;
  /** What is agreed in its place, where that says so. */
  successors: Link[];
}

/** Whether a name of the one is what the other refers to in that role. */
export function names(
  from: MedicationBlock,
  to: MedicationBlock,
  role: MedicationBlock['relations'][number]['role'],
): boolean {
  return from.relations.some(
    (relation) =>
      relation.role === role &&
      [...to.identifiers, ...(to.server === null ? [] : [to.server])].some(
        ({system, value}) => system === relation.system && value === relation.value,
      ),
  );
}

/** ms UTC for order; what has no date comes first. */
export function registered({registeredAt}: MedicationBlock, zone: string): number {
  return registeredAt === null ? -Infinity : startsAt(registeredAt, zone);
}

function byRegistration(zone: string): (one: MedicationBlock, other: MedicationBlock) => number {
  return (one, other) => {
    const [a, b] = [registered(one, zone), registered(other, zone)];
    return a === b ? (one.id < other.id ? -1 : 1) : a < b ? -1 : 1;
  };
}

/** The agreement that a stop ends: the one it names, else the last before it that has the same start. */
function endedBy(stop: MedicationBlock, links: readonly Link[], zone: string): Link | undefined {
  const from = spanOf(stop.period, stop.registeredAt, zone).from;
  return (
    links.find(({block}) => names(stop, block, 'replaces')) ??
    links.findLast(({block, span}) => span.from === from && registered(block, zone) <= registered(stop, zone))
  );
}

/** Until when a stop lets it go on. Without an end it is the day on which that was agreed, never for ever. */
function stopSpan(stop: MedicationBlock, zone: string): Span {
  const span = spanOf(stop.period, stop.registeredAt, zone);
  if (typeof stop.period?.end === 'string') return span;
  const agreed = registered(stop, zone);
  const to = Number.isFinite(agreed) ? startOfDay(addDays(localDate(agreed, zone), 1), zone) : span.from + 1;
  return endingBy({...span, to: Infinity}, to, zone);
}

/** Whether it names the other as what it comes in the place of. Two that name each other say nothing. */
function replaces(later: Link, earlier: Link, zone: string): boolean {
  return (
    names(later.block, earlier.block, 'replaces') &&
    !names(earlier.block, later.block, 'replaces') &&
    registered(later.block, zone) >= registered(earlier.block, zone)
  );
}

/** Takes the place of the other from its own start. */
function succeed(link: Link, by: Link, zone: string): void {
  link.successors.push(by);
  link.span = endingBy(link.span, by.span.from, zone);
}

/**
 * @param latestWins Whether one of a later day takes the place of what it overlaps without naming it, as it does between
 *   agreements of a prescriber. What is agreed on one day goes together.
 */
export function chain(
  blocks: readonly MedicationBlock[],
  {zone, latestWins}: {zone: string; latestWins: boolean},
): Link[] {
  const ordered = [...blocks].sort(byRegistration(zone));
  const links: Link[] = ordered
    .filter(({stopType}) => stopType === null)
    .map((block) => ({
      block,
      span: spanOf(block.period, block.registeredAt, zone),
      stop: null,
      successors: [],
    }));
  for (const stop of ordered.filter(({stopType}) => stopType !== null)) {
    const span = stopSpan(stop, zone);
    const link = endedBy(stop, links, zone);
    if (link === undefined) links.push({block: stop, span, stop, successors: []});
    else {
      link.stop = stop;
      // The last word on its end: a stop may also come later than the end that was first agreed.
      link.span = endingBy({...link.span, to: Infinity}, span.to, zone);
    }
  }
  const goingOn = links.filter(({stop, block}) => stop !== block);
  for (const later of goingOn) {
    for (const earlier of goingOn) {
      if (earlier === later || isCancelled(later)) continue;
      if (replaces(later, earlier, zone)) succeed(earlier, later, zone);
      else if (latestWins && isLaterDay(later, earlier, zone) && overlap(earlier.span, later.span))
        succeed(earlier, later, zone);
    }
  }
  return links;
}

function isLaterDay(later: Link, earlier: Link, zone: string): boolean {
  const [one, other] = [earlier, later].map(({block}) => registered(block, zone));
  if (one === undefined || other === undefined || !(one < other)) return false;
  return !Number.isFinite(one) || localDate(one, zone) < localDate(other, zone);
}

/** Whether the later one begins while the earlier one holds. */
function overlap(earlier: Span, later: Span): boolean {
  return later.from >= earlier.from && later.from < earlier.to;
}

/** Taken back before it began: the stop says so, or leaves no time. */
export function isCancelled({block, span, stop}: Link): boolean {
  if (stop === null) return false;
  return stop.stopType === 'cancelled' || (stop !== block && span.to <= span.from);
}

export function stateOf(link: Link, day: string): LineState {
  if (isCancelled(link)) return 'cancelled';
  if (!hasBegun(link.span, day)) return 'future';
  if (!isOver(link.span, day)) return 'current';
  return link.stop?.stopType === 'interrupted' ? 'interrupted' : 'stopped';
}

/** Whether something else of the treatment came in its place by that day. */
export function isSucceeded(link: Link, links: readonly Link[], day: string): boolean {
  if (isCancelled(link)) return false;
  const begun = (other: Link): boolean =>
    other !== link && !isCancelled(other) && other.span.firstDay !== null && hasBegun(other.span, day);
  // What is replaced from its very start never comes to be.
  const replaced = link.successors.some((by) => begun(by) || by.span.from <= link.span.from);
  return replaced || links.some((other) => begun(other) && other.span.from >= link.span.to);
}
