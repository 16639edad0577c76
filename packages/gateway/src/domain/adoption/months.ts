/** Months of the practice's calendar, `YYYY-MM`. */
import {addDays} from '../zone.ts';

/** So long after its end a month still takes what a record system tells late; then it stands for good. */
const SETTLE_DAYS = 7;

export const monthOf = (date: string): string => date.slice(0, 7);

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** First day of the month `count` later; earlier when negative. */
function firstDay(month: string, count = 0): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + count);
  return at.toISOString().slice(0, 10);
}

export const addMonths = (month: string, count: number): string => monthOf(firstDay(month, count));

export const lastDay = (month: string): string => addDays(firstDay(month, 1), -1);

/** Whether nothing is added to the month any more. */
export const isSettled = (month: string, today: string): boolean =>
  today >= addDays(firstDay(month, 1), SETTLE_DAYS);

/** The months that lie wholly within these days, both included. */
export function monthsWithin(from: string, to: string): string[] {
  const months: string[] = [];
  let month = from.endsWith('-01') ? monthOf(from) : addMonths(monthOf(from), 1);
  for (; lastDay(month) <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}
