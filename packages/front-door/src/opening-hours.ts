import {
  addDays,
  type Closure,
  formatTime,
  localDate,
  type LocalDate,
  type LocalTime,
  type Practice,
  weekdayOf,
} from '@gp-elements/core';

type Facts = Pick<Practice, 'openingHours' | 'closures' | 'timeZone'>;

export interface Span {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

export interface Day {
  readonly date: LocalDate;
  /** In order; those that touch are one. Empty on a day on which the practice is closed. */
  readonly spans: readonly Span[];
  /** Why it is closed all day, where it is not so every week. */
  readonly closure: Closure | undefined;
  /** In which parts of the day it is closed, and why. */
  readonly parts: readonly Closure[];
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The longest that anyone is closed; what opens later is not told. */
const SEARCH_DAYS = 60;

const isPart = ({startTime}: Closure): boolean => startTime !== undefined;

/** What is left of hours beside a part of the day. */
const without = (spans: readonly Span[], {startTime = '', endTime = ''}: Closure): Span[] =>
  spans.flatMap(({opens, closes}) =>
    [
      {opens, closes: closes < startTime ? closes : startTime},
      {opens: opens > endTime ? opens : endTime, closes},
    ].filter((span) => span.opens < span.closes),
  );

/** The practice's hours on a day. */
export function dayOf({openingHours, closures}: Facts, date: LocalDate): Day {
  const ofDay = closures.filter(({from, to}) => from <= date && date <= to);
  const closure = ofDay.find((one) => !isPart(one));
  const parts = closure ? [] : ofDay.filter(isPart);
  const spans: Span[] = [];
  if (!closure) {
    const own = openingHours.filter(({dayOfWeek}) => dayOfWeek === DAYS[weekdayOf(date)]);
    for (const {opens, closes} of own.sort((a, b) => (a.opens < b.opens ? -1 : 1))) {
      const last = spans.at(-1);
      if (last && opens <= last.closes) {
        spans[spans.length - 1] = {opens: last.opens, closes: closes > last.closes ? closes : last.closes};
      } else spans.push({opens, closes});
    }
  }
  return {date, spans: parts.reduce(without, spans), closure, parts};
}

export type OpenNow =
  | {readonly is: 'open'; readonly until: LocalTime}
  /** `next` is missing where it does not open within two months. */
  | {readonly is: 'closed'; readonly next?: {readonly date: LocalDate; readonly opens: LocalTime}}
  | {readonly is: 'unknown'};

/** Whether the practice is open at `now` (ms UTC by the server's clock), and until when that holds. */
export function openNow(practice: Facts, now: number): OpenNow {
  if (practice.openingHours.length === 0) return {is: 'unknown'};
  const {timeZone} = practice;
  const today = localDate(now, timeZone);
  const time = formatTime(now, 'nl', timeZone);
  const {spans} = dayOf(practice, today);
  const open = spans.find(({opens, closes}) => opens <= time && time < closes);
  if (open) return {is: 'open', until: open.closes};
  const later = spans.find(({opens}) => time < opens);
  if (later) return {is: 'closed', next: {date: today, opens: later.opens}};
  for (let ahead = 1; ahead <= SEARCH_DAYS; ahead++) {
    const date = addDays(today, ahead);
    const [first] = dayOf(practice, date).spans;
    if (first) return {is: 'closed', next: {date, opens: first.opens}};
  }
  return {is: 'closed'};
}
