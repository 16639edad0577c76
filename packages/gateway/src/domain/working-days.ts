/** Days on which the practice works: it has hours then, and is not closed. */
import {bookingDefaults} from './appointment-type.ts';
import {closureOn} from './closures.ts';
import type {PracticeSettings} from './settings.ts';
import {addDays, atLocal, dayOfWeek, localDate} from './zone.ts';

/** A practice that is closed for longer than this has not said when it works again. */
const searchDays = 366;

/** Whether the ordinary week has hours on that weekday; Monday to Friday where the hours are not known. */
export function isInWeek({openingHours}: Pick<PracticeSettings, 'openingHours'>, date: string): boolean {
  const day = dayOfWeek(date);
  if (openingHours.length === 0) return day !== 'sat' && day !== 'sun';
  return openingHours.some((hours) => hours.dayOfWeek === day);
}

/** The local date `count` working days after `date`, which itself does not count. */
export function addWorkingDays(settings: PracticeSettings, date: string, count: number): string {
  let day = date;
  let left = count;
  for (let step = 0; left > 0 && step < searchDays; step += 1) {
    day = addDays(day, 1);
    if (isInWeek(settings, day) && !closureOn(settings, day)) left -= 1;
  }
  return day;
}

/**
 * By when the practice answers a request that is made now: a local date, and no later than the day of the time that is asked
 * for. Instants in ms UTC.
 */
export function answerDate(settings: PracticeSettings, now: number, startAt = Infinity): string {
  const {timeZone, booking} = settings;
  const days = booking.requestAnswerWorkingDays ?? bookingDefaults.requestAnswerWorkingDays;
  const date = addWorkingDays(settings, localDate(now, timeZone), days);
  if (startAt === Infinity) return date;
  const day = localDate(startAt, timeZone);
  return day < date ? day : date;
}

/** Where the hours are not known. */
const OFFICE: readonly [opens: string, closes: string] = ['08:00', '17:00'];

/** From the first opening to the last closing of a working day, ms UTC; undefined on other days. */
function workOn(settings: PracticeSettings, date: string): {from: number; to: number} | undefined {
  if (!isInWeek(settings, date) || closureOn(settings, date)) return undefined;
  const day = dayOfWeek(date);
  const blocks = settings.openingHours.filter((hours) => hours.dayOfWeek === day);
  const opens = blocks.map((hours) => hours.opens).sort()[0] ?? OFFICE[0];
  const ends = blocks.map((hours) => (hours.closes > hours.opens ? hours.closes : '24:00'));
  const closes = ends.sort().at(-1) ?? OFFICE[1];
  return {from: atLocal(date, opens, settings.timeZone), to: atLocal(date, closes, settings.timeZone)};
}

/** The instant at which half of the practice's working time between two instants is over, ms UTC; halfway where it has none. */
export function halfOfWorkingTime(settings: PracticeSettings, from: number, to: number): number {
  const last = localDate(to, settings.timeZone);
  const spans: {from: number; to: number}[] = [];
  let day = localDate(from, settings.timeZone);
  for (let step = 0; day <= last && step < searchDays; step += 1, day = addDays(day, 1)) {
    const work = workOn(settings, day);
    const span = work && {from: Math.max(work.from, from), to: Math.min(work.to, to)};
    if (span && span.to > span.from) spans.push(span);
  }
  let left = spans.reduce((sum, span) => sum + span.to - span.from, 0) / 2;
  for (const span of spans) {
    const length = span.to - span.from;
    if (left <= length) return span.from + left;
    left -= length;
  }
  return (from + to) / 2;
}
