// What stands on screen, and what waits. Nobody's row moves under their hands: what is new waits until it is asked for.
import type {WorkItem} from '@gp-elements/core';

export interface Rows {
  /** In the order of the screen: the gateway's, at the time that they were asked for. */
  readonly shown: readonly WorkItem[];
  /** Open, and not on screen yet; in the gateway's order. */
  readonly waiting: readonly WorkItem[];
}

export const noRows: Rows = {shown: [], waiting: []};

export const isOpen = ({state}: WorkItem): boolean => state === 'open';

/** The one that was changed last: an answer may be older than what is known already. */
export const newest = (known: WorkItem | undefined, other: WorkItem): WorkItem =>
  known && known.revision > other.revision ? known : other;

/**
 * What stays on screen now that the gateway has these open, in its order. A row in hand that is gone stays, marked as done.
 * @param known The newest of each item that was seen, by id: it may be newer than the list.
 * @param inHand Ids of the row that has the keyboard and of the one that is open.
 */
export function follow(
  {shown}: Rows,
  latest: readonly WorkItem[],
  known: ReadonlyMap<string, WorkItem>,
  inHand: ReadonlySet<string>,
): Rows {
  const open = new Map(
    latest
      .map((item) => newest(known.get(item.id), item))
      .filter(isOpen)
      .map((item) => [item.id, item]),
  );
  const kept = shown.flatMap((row) => {
    const now = open.get(row.id);
    if (now) return now;
    if (!inHand.has(row.id)) return [];
    const last = newest(known.get(row.id), row);
    return isOpen(last) ? {...last, state: 'done' as const} : last;
  });
  const ids = new Set(kept.map(({id}) => id));
  const waiting = [...open.values()].filter(({id}) => !ids.has(id));
  // On an empty screen there is nothing that could move.
  return kept.length === 0 ? {shown: waiting, waiting: []} : {shown: kept, waiting};
}

/** All that is open, in the gateway's order; what is done leaves. */
export function all({shown, waiting}: Rows, order: readonly WorkItem[]): Rows {
  const place = new Map(order.map(({id}, index) => [id, index]));
  const at = ({id}: WorkItem) => place.get(id) ?? -1;
  return {shown: [...shown.filter(isOpen), ...waiting].sort((a, b) => at(a) - at(b)), waiting: []};
}

export interface Count {
  readonly kind: string;
  readonly open: number;
  readonly unseen: number;
}

/** Per kind, in order of appearance. */
export function countsOf(items: readonly WorkItem[]): Count[] {
  const counts = new Map<string, Count>();
  for (const {kind, isUnseen} of items.filter(isOpen)) {
    const {open, unseen} = counts.get(kind) ?? {open: 0, unseen: 0};
    counts.set(kind, {kind, open: open + 1, unseen: unseen + Number(isUnseen)});
  }
  return [...counts.values()];
}

/** This person may decide: nobody's or one's own, and not in an action that waits to be carried out. */
export const isFree = (item: WorkItem, me: string): boolean =>
  isOpen(item) && !item.planned && (!item.assignee || item.assignee.id === me);

/** The free item to go on with after the one at that place; from the top when there is none below. */
export function nextOf(
  rows: readonly WorkItem[],
  index: number,
  isFree: (item: WorkItem) => boolean,
): WorkItem | undefined {
  return rows.slice(index).find(isFree) ?? rows.slice(0, index).find(isFree);
}
