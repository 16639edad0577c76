/** Bookable times: runs of adjacent free Slots of one Schedule, as long as a kind needs. */

/** A Slot that nobody has. Instants in ms UTC. */
export interface FreeSlot {
  id: string;
  scheduleId: string;
  startAt: number;
  endAt: number;
}

/** Named by its first Slot. It ends when the kind is done, which may be before its last Slot does. */
export interface Run {
  id: string;
  scheduleId: string;
  startAt: number;
  endAt: number;
  slots: readonly FreeSlot[];
}

/** Free Slots of one Schedule by their start; of two at the same moment the first in the list. */
type SlotsByStart = ReadonlyMap<number, FreeSlot>;

function byStart(slots: Iterable<FreeSlot>): SlotsByStart {
  const found = new Map<number, FreeSlot>();
  for (const slot of slots) if (!found.has(slot.startAt)) found.set(slot.startAt, slot);
  return found;
}

function extend(first: FreeSlot, others: SlotsByStart, durationMs: number): Run | undefined {
  const end = first.startAt + durationMs;
  const slots = [first];
  let last = first;
  while (last.endAt < end) {
    const next = others.get(last.endAt);
    // A Slot without length would be its own neighbour for ever.
    if (!next || next.endAt <= last.endAt) return undefined;
    slots.push(next);
    last = next;
  }
  return {id: first.id, scheduleId: first.scheduleId, startAt: first.startAt, endAt: end, slots};
}

/** The run that begins with one Slot, out of free Slots of its Schedule; undefined when it is not long enough. */
export function runFrom(first: FreeSlot, free: Iterable<FreeSlot>, durationMs: number): Run | undefined {
  return extend(first, byStart(free), durationMs);
}

/** Every start that leaves room for the kind, per Schedule in the order of the Slots. */
export function runsOf(free: Iterable<FreeSlot>, durationMs: number): Run[] {
  const schedules = new Map<string, FreeSlot[]>();
  for (const slot of free) {
    const slots = schedules.get(slot.scheduleId);
    if (slots) slots.push(slot);
    else schedules.set(slot.scheduleId, [slot]);
  }
  const runs: Run[] = [];
  for (const slots of schedules.values()) {
    const starts = byStart(slots);
    for (const first of starts.values()) {
      const run = extend(first, starts, durationMs);
      if (run) runs.push(run);
    }
  }
  return runs;
}

/** `count` of the items, evenly spread, the first always among them. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  const step = count === 1 ? 0 : (items.length - 1) / (count - 1);
  return Array.from({length: count}, (_, index) => items[Math.round(index * step)]).filter(
    (item) => item !== undefined,
  );
}

interface Placed {
  id: string;
  startAt: number;
}

export function inOrder(a: Placed, b: Placed): number {
  return a.startAt - b.startAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * At most `count` times of one day, in order: preferred ones first, spread over the day, and no moment twice while there
 * are other moments.
 */
export function pickOfDay<T extends Placed>(
  times: readonly T[],
  count: number,
  isPreferred: (time: T) => boolean,
): T[] {
  const picked: T[] = [];
  const moments = new Set<number>();
  const take = (candidates: readonly T[]): void => {
    for (const time of spread(candidates, count - picked.length)) {
      picked.push(time);
      moments.add(time.startAt);
    }
  };
  const firstOfMoment = (time: T, index: number, all: readonly T[]): boolean =>
    all[index - 1]?.startAt !== time.startAt && !moments.has(time.startAt);
  const sorted = [...times].sort(inOrder);
  take(sorted.filter(isPreferred).filter(firstOfMoment));
  if (picked.length < count) take(sorted.filter((time) => !isPreferred(time)).filter(firstOfMoment));
  if (picked.length < count) take(sorted.filter((time) => !picked.includes(time)));
  return picked.sort(inOrder);
}
