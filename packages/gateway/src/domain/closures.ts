/** On which days the practice is closed: its own closures and public holidays, in its own zone. */
import {holidayOn} from './holidays.ts';
import type {Closure, PracticeSettings} from './settings.ts';
import {addDays, localDate} from './zone.ts';

type ClosureSettings = Pick<PracticeSettings, 'closures' | 'holidays' | 'language'>;

function holidayClosure({holidays, language}: ClosureSettings, date: string): Closure | undefined {
  if (!holidays.country || holidays.openOn?.includes(date)) return undefined;
  const reason = holidayOn(holidays.country, language, date);
  return reason === undefined ? undefined : {from: date, to: date, reason, isHoliday: true};
}

/** Why the practice is closed on a local date; a public holiday before a closure of its own. Undefined when it is not. */
export function closureOn(settings: ClosureSettings, date: string): Closure | undefined {
  return holidayClosure(settings, date) ?? settings.closures.find(({from, to}) => from <= date && date <= to);
}

/**
 * Closed periods that touch the next `days` days, today included: the practice's own and public holidays, earliest first.
 * A period that began earlier keeps its own first day.
 */
export function closuresFrom(
  settings: ClosureSettings & {timeZone: string},
  nowMs: number,
  days: number,
): Closure[] {
  const first = localDate(nowMs, settings.timeZone);
  const last = addDays(first, days - 1);
  const found = settings.closures.filter(({from, to}) => to >= first && from <= last);
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const holiday = holidayClosure(settings, date);
    if (holiday) found.push(holiday);
  }
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
