import type {Appointment} from '@gp-elements/core';

/** Appointments of one person, latest first, as far as they were read. */
export interface Pages {
  readonly personId: string;
  readonly items: readonly Appointment[];
  /** Where to go on reading; absent when all was read. */
  readonly next?: string | undefined;
}

const startOf = ({start}: Appointment) => Date.parse(start);

/** It is over or cancelled; what still comes stands in the list of those. */
export const isEarlier = ({status, end}: Appointment, now: number): boolean =>
  status === 'cancelled' || Date.parse(end) <= now;

/**
 * What is known of several people in one order, latest first. Nothing is shown from before the point up to which everyone's
 * were read, so that what is read later always comes below.
 */
export function earlierOf(pages: readonly Pages[], now: number): Appointment[] {
  const readUpTo = Math.max(
    ...pages.map(({items, next}) => {
      const last = items.at(-1);
      // All was read, some of it, or nothing yet.
      return next === undefined ? -Infinity : last ? startOf(last) : Infinity;
    }),
  );
  return pages
    .flatMap(({items}) => items)
    .filter((one) => startOf(one) >= readUpTo && isEarlier(one, now))
    .sort((one, other) => startOf(other) - startOf(one));
}

/** Whether there may be more. */
export const hasMore = (pages: readonly Pages[]): boolean => pages.some(({next}) => next !== undefined);

/** Reads one page more of everyone who has one, until there is something new to show or nothing more to read. */
export async function readMore(
  pages: readonly Pages[],
  now: number,
  read: (personId: string, cursor?: string) => Promise<{items: Appointment[]; next?: string}>,
): Promise<readonly Pages[]> {
  const shown = earlierOf(pages, now).length;
  let known = pages;
  do {
    known = await Promise.all(
      known.map(async (page) => {
        if (page.next === undefined) return page;
        const {items, next} = await read(page.personId, page.next || undefined);
        // An empty page leads nowhere.
        return {...page, items: [...page.items, ...items], next: items.length ? next : undefined};
      }),
    );
  } while (hasMore(known) && earlierOf(known, now).length === shown);
  return known;
}

/** The practice cancelled what was still to come. */
export const isTakenAway = ({status, start, cancellation}: Appointment, now: number): boolean =>
  status === 'cancelled' && cancellation?.by === 'practice' && Date.parse(start) > now;

/** Those that the practice cancelled, unless the person has made another of that kind since. */
export const notReplaced = (
  cancelled: readonly Appointment[],
  coming: readonly Appointment[],
  now: number,
): Appointment[] =>
  cancelled.filter(
    (one) =>
      isTakenAway(one, now) &&
      !coming.some(
        ({person, appointmentType, createdAt}) =>
          person.id === one.person.id &&
          appointmentType?.id === one.appointmentType?.id &&
          createdAt !== undefined &&
          Date.parse(createdAt) >= Date.parse(one.cancellation!.at),
      ),
  );
