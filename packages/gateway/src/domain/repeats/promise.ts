/** By when a repeat is answered, and from when it can be had. Pure. */
import type {PracticeSettings} from '../settings.ts';
import {addWorkingDays} from '../working-days.ts';
import {addDays, atLocal, localDate} from '../zone.ts';
import type {RepeatTerms} from './settings.ts';

export interface RepeatPromise {
  /** Local date, counted in the practice's working days. */
  answerBy: string;
  /** Local date: the working day after it, for the pharmacy needs time as well. */
  readyFrom: string;
}

const isWorkingDay = (settings: PracticeSettings, date: string): boolean =>
  addWorkingDays(settings, addDays(date, -1), 1) === date;

/** @param now ms UTC. */
export function promiseOf(
  settings: PracticeSettings,
  {answerWorkingDays, orderBefore}: Pick<RepeatTerms, 'answerWorkingDays' | 'orderBefore'>,
  now: number,
): RepeatPromise {
  const {timeZone} = settings;
  const today = localDate(now, timeZone);
  const isInTime =
    orderBefore === undefined ||
    (isWorkingDay(settings, today) && now < atLocal(today, orderBefore, timeZone));
  const day = isInTime ? today : addWorkingDays(settings, today, 1);
  const answerBy = addWorkingDays(settings, day, answerWorkingDays);
  return {answerBy, readyFrom: addWorkingDays(settings, answerBy, 1)};
}
