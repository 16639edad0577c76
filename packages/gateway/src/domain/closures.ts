/** When the practice is closed, in its own zone: public holidays, and days and parts of days of its own. */
import {holidayOn} from './holidays.ts';
import type {Closure, PracticeSettings} from './settings.ts';
import {addDays, atLocal, localDate} from './zone.ts';

type ClosureSettings = Pick<PracticeSettings, 'closures' | 'holidays' | 'language'>;
type ZonedSettings = ClosureSettings & Pick<PracticeSettings, 'timeZone'>;

/** A part of one day. */
export type ClosedPart = Closure & Required<Pick<Closure, 'startTime' | 'endTime'>>;

export const isPart = (closure: Closure): closure is ClosedPart =>
  closure.startTime !== undefined && closure.endTime !== undefined;

function holidayClosure({holidays, language}: ClosureSettings, date: string): Closure | undefined {
  if (!holidays.country || holidays.openOn?.includes(date)) return undefined;
  const reason = holidayOn(holidays.country, language, date);
  return reason === undefined ? undefined : {from: date, to: date, reason, isHoliday: true};
}

/** Why the practice is closed all of a local date; a public holiday before a closure of its own. Undefined when it is not. */
export function closureOn(settings: ClosureSettings, date: string): Closure | undefined {
  return (
    holidayClosure(settings, date) ??
    settings.closures.find((closure) => !isPart(closure) && closure.from <= date && date <= closure.to)
  );
}

/** The parts of a local date in which it is closed, first to last; none where it is closed all day. */
export function closedPartsOn(settings: ClosureSettings, date: string): ClosedPart[] {
  const parts = settings.closures.filter(isPart).filter(({from}) => from === date);
  if (parts.length === 0 || closureOn(settings, date)) return [];
  return parts.sort((a, b) => (a.startTime < b.startTime ? -1 : a.startTime > b.startTime ? 1 : 0));
}

/** Instants in ms UTC; `endAt` is not in it. */
export interface TimeSpan {
  startAt: number;
  endAt: number;
}

export const spanOf = ({from, startTime, endTime}: ClosedPart, zone: string): TimeSpan => ({
  startAt: atLocal(from, startTime, zone),
  endAt: atLocal(from, endTime, zone),
});

/** Touching is not overlapping. */
export const overlaps = (one: TimeSpan, other: TimeSpan): boolean =>
  one.startAt < other.endAt && other.startAt < one.endAt;

/** Why it is closed in some minute of a time; the day's reason before that of a part. */
export function closureDuring(settings: ZonedSettings, time: TimeSpan): Closure | undefined {
  const {timeZone} = settings;
  const date = localDate(time.startAt, timeZone);
  return (
    closureOn(settings, date) ??
    closedPartsOn(settings, date).find((part) => overlaps(spanOf(part, timeZone), time))
  );
}

/** Whether all that one closes is closed by the other too. */
export function isWithin(one: Closure, other: Closure): boolean {
  if (isPart(other))
    return (
      isPart(one) &&
      one.from === other.from &&
      other.startTime <= one.startTime &&
      one.endTime <= other.endTime
    );
  return other.from <= one.from && one.to <= other.to;
}

/** What is wrong with the times of a closure: where, and why. */
export function partFault({
  from,
  to,
  startTime,
  endTime,
}: Omit<Closure, 'reason'>): {at: 'startTime' | 'endTime'; message: string} | undefined {
  if (startTime === undefined && endTime === undefined) return undefined;
  if (startTime === undefined) return {at: 'startTime', message: 'must be there when endTime is'};
  if (endTime === undefined) return {at: 'endTime', message: 'must be there when startTime is'};
  if (from !== to) return {at: 'startTime', message: 'only goes with one day: from and to must be the same'};
  return startTime < endTime ? undefined : {at: 'endTime', message: 'must be later than startTime'};
}

/**
 * Closed periods that touch the next `days` days, today included: the practice's own and public holidays, earliest first.
 * A period that began earlier keeps its own first day.
 */
export function closuresFrom(settings: ZonedSettings, nowMs: number, days: number): Closure[] {
  const first = localDate(nowMs, settings.timeZone);
  const last = addDays(first, days - 1);
  const found = settings.closures.filter(({from, to}) => to >= first && from <= last);
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const holiday = holidayClosure(settings, date);
    if (holiday) found.push(holiday);
  }
  const key = ({from, startTime = ''}: Closure) => from + startTime;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
