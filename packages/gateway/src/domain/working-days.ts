/** Days on which the practice works: it has hours then, and is not closed. */
import {bookingDefaults} from './appointment-type.ts';
import {closureOn} from './closures.ts';
import type {PracticeSettings} from './settings.ts';
import {addDays, dayOfWeek, localDate} from './zone.ts';

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

/** By when the practice answers a request that is made now (ms UTC): a local date. */
export function answerDate(settings: PracticeSettings, now: number): string {
  const days = settings.booking.requestAnswerWorkingDays ?? bookingDefaults.requestAnswerWorkingDays;
  return addWorkingDays(settings, localDate(now, settings.timeZone), days);
}
