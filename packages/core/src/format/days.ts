// Counting days, as a calendar does; a file of its own, because no first screen has one.
import type {LocalDate} from '../contract.ts';
import {addDays, dayMs, weekdayOf} from './dates.ts';

const DAY_MS = 86_400_000;

/** Whole days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (dayMs(to) - dayMs(from)) / DAY_MS;

export const mondayOf = (date: LocalDate): LocalDate => addDays(date, -weekdayOf(date));

/** So many days from the first, in order. */
export const daysFrom = (first: LocalDate, count: number): LocalDate[] =>
  Array.from({length: count}, (_, index) => addDays(first, index));
