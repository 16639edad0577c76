import type {TimeSlot} from '@gp-elements/core';

/** A day heading and the times under it. */
export interface DayOfTimes {
  /** YYYY-MM-DD in the practice's zone. */
  readonly date: string;
  readonly times: readonly TimeSlot[];
}

const rank = ({practitioner, start}: TimeSlot) => (practitioner.isOwnGp ? 0 : 1e15) + Date.parse(start);

/** Times with the own GP before the others, each in order of start. */
export const ownGpFirst = (times: readonly TimeSlot[]): TimeSlot[] =>
  [...times].sort((a, b) => rank(a) - rank(b));

/**
 * The first three days that have times, at most three times each, the own GP's before others. `dayOf` tells on which
 * day, in the practice's zone, an instant falls.
 */
export function firstTimes(times: readonly TimeSlot[], dayOf: (instant: string) => string): DayOfTimes[] {
  const days: Record<string, TimeSlot[]> = {};
  for (const time of ownGpFirst(times)) (days[dayOf(time.start)] ??= []).push(time);
  return Object.keys(days)
    .sort()
    .slice(0, 3)
    .map((date) => ({date, times: days[date]!.slice(0, 3)}));
}
