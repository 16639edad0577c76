/** From when until when a block holds, as instants and as days of the practice's zone. */
import {addDays, atLocal, localDate, localTime, startOfDay} from '../zone.ts';
import type {Duration, UsePeriod} from './block.ts';

export interface Span {
  /** ms UTC; -Infinity when the source does not say. */
  from: number;
  /** ms UTC, not included; Infinity when it has no end. */
  to: number;
  /** `YYYY-MM-DD`; null when the source does not say. */
  firstDay: string | null;
  /** Included; null when it has no end. */
  lastDay: string | null;
}

const MS = {s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, wk: 7 * 86_400_000} as const;

/** First or last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function dayOf(date: string, end: 'first' | 'last'): string {
  if (date.length >= 10) return date.slice(0, 10);
  if (date.length === 4) return `${date}${end === 'first' ? '-01-01' : '-12-31'}`;
  const first = `${date}-01`;
  return end === 'first' ? first : addDays(addMonths(first, 1), -1);
}

/** The same day of a later month, or its last day where that month is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const of = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + 1, 0)).getUTCDate();
  of.setUTCDate(Math.min(day, last));
  return of.toISOString().slice(0, 10);
}

/** ms UTC of when it begins. */
export function startsAt(time: string, zone: string): number {
  return time.includes('T') ? Date.parse(time) : startOfDay(dayOf(time, 'first'), zone);
}

/** ms UTC of when it is over. A day is over when the next begins. */
function endsAt(time: string, zone: string): number {
  if (!time.includes('T')) return startOfDay(addDays(dayOf(time, 'last'), 1), zone);
  return Date.parse(time);
}

/** So long after an instant: days and longer by the calendar, at the same time on the clock. */
function after(from: number, {value, unit}: Duration, zone: string): number {
  const day = localDate(from, zone);
  if ((unit === 'mo' || unit === 'a') && Number.isInteger(value)) {
    return atLocal(addMonths(day, unit === 'a' ? 12 * value : value), localTime(from, zone), zone);
  }
  const days =
    unit === 'd' ? value : unit === 'wk' ? 7 * value : unit === 'mo' ? 30.4 * value : 365.25 * value;
  if (unit === 's' || unit === 'min' || unit === 'h') return from + value * MS[unit];
  return Number.isInteger(days)
    ? atLocal(addDays(day, days), localTime(from, zone), zone)
    : from + days * MS.d;
}

/**
 * @param registeredAt Where the source gives a length but no start, it counts from here.
 */
export function spanOf(period: UsePeriod | null, registeredAt: string | null, zone: string): Span {
  const start = period?.start ?? (period?.duration ? registeredAt : null);
  const from = start === null ? -Infinity : startsAt(start, zone);
  const {end = null, duration = null} = period ?? {};
  const to =
    end !== null
      ? endsAt(end, zone)
      : duration !== null && start !== null
        ? after(from, duration, zone)
        : Infinity;
  return {from, to, ...days(from, to, zone)};
}

/** The days of a span that was made shorter. */
export function endingBy(span: Span, to: number, zone: string): Span {
  return to >= span.to ? span : {from: span.from, to, ...days(span.from, to, zone)};
}

function days(from: number, to: number, zone: string): Pick<Span, 'firstDay' | 'lastDay'> {
  return {
    firstDay: Number.isFinite(from) ? localDate(from, zone) : null,
    lastDay: Number.isFinite(to)
      ? localDate(Math.max(to - 1, Number.isFinite(from) ? from : to - 1), zone)
      : null,
  };
}

export const hasBegun = ({firstDay}: Span, day: string): boolean => firstDay === null || firstDay <= day;
export const isOver = ({lastDay}: Span, day: string): boolean => lastDay !== null && lastDay < day;
export const holdsOn = (span: Span, day: string): boolean => hasBegun(span, day) && !isOver(span, day);
