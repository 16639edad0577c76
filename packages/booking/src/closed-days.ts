import {type Closure, daysBetween, type LocalDate, type TimeSlotDay} from '@gp-elements/core';

type Closed = NonNullable<TimeSlotDay['closed']>;

/** Days in a row on which the practice is closed for one reason; with times it is a part of one day. */
export interface ClosedDays extends Closed, Pick<Closure, 'startTime' | 'endTime'> {
  readonly from: LocalDate;
  /** Included; the same as `from` for a single day. */
  readonly to: LocalDate;
}

/** The closed periods among days in order. Weekends and days without times say nothing about being closed. */
export function closedDays(days: readonly TimeSlotDay[]): ClosedDays[] {
  const periods: ClosedDays[] = [];
  for (const {date, closed, closedParts = []} of days) {
    periods.push(...closedParts);
    if (closed === undefined) continue;
    const last = periods.at(-1);
    const goesOn =
      last !== undefined &&
      daysBetween(last.to, date) === 1 &&
      last.reason === closed.reason &&
      last.replacement?.phone === closed.replacement?.phone;
    if (goesOn) periods[periods.length - 1] = {...last, to: date};
    else periods.push({...closed, from: date, to: date});
  }
  return periods;
}
