/** Which free times a person may book, and if none, why not and when to look again. */
import type {components} from '@gp-elements/contract';

import {closedPartsOn, closureDuring, closureOn, overlaps, spanOf, type TimeSpan} from './closures.ts';
import {keptUntil, releaseMoments} from './release.ts';
import {
  judgeDay,
  judgeMoment,
  type OwnAppointment,
  type PersonFacts,
  type Situation,
  type TypeFacts,
} from './rules.ts';
import {inOrder, runsOf, type FreeSlot, type Run} from './runs.ts';
import type {PracticeSettings} from './settings.ts';
import {isInWeek} from './working-days.ts';
import {addDays, localDate, startOfDay, toInstant} from './zone.ts';

type NoTimes = components['schemas']['NoTimes'];

/** A run that the person may book now. */
export interface FreeTime extends Run {
  practitionerId: string;
  /** Local date of its start. */
  date: string;
}

export interface FreeTimesQuery {
  situation: Situation;
  person: PersonFacts;
  type: TypeFacts;
  own: readonly OwnAppointment[];
  /** Id of the appointment that is being moved, if any. */
  moving: string | undefined;
  /** Free Slots, by Schedule and start. */
  slots: readonly FreeSlot[];
  practitionerOf: (scheduleId: string) => string | undefined;
  /** Times start before this instant, ms UTC; Slots after it only lengthen them. */
  toMs: number;
}

export interface FreeTimes {
  /** In order of start. */
  times: FreeTime[];
  /** The first instant at which a time that is not shown now will be, ms UTC. */
  newTimesAt: number | undefined;
}

/** Local dates of instants that mostly follow one another: looked up once per day. */
function dateLookUp(zone: string): (ms: number) => string {
  let date = '';
  let from = Infinity;
  let to = -Infinity;
  return (ms) => {
    if (ms < from || ms >= to) {
      date = localDate(ms, zone);
      from = startOfDay(date, zone);
      to = startOfDay(addDays(date, 1), zone);
    }
    return date;
  };
}

/** What holds for all times of one day, judged once. Instants in ms UTC, -Infinity when it has always been so. */
interface Day {
  date: string;
  /** From then on its times may be booked; Infinity when they never may. */
  opensAt: number;
  /** Closed in these parts. */
  closed: readonly TimeSpan[];
}

function dayOf(date: string, {situation, person, type}: FreeTimesQuery): Day {
  const refused = judgeDay(situation, person, type, date);
  // Of all that can be said against a day only the horizon passes by itself.
  const opens = refused?.code === 'beyond-horizon' ? refused.until : undefined;
  const {settings} = situation;
  return {
    date,
    closed: closedPartsOn(settings, date).map((part) => spanOf(part, settings.timeZone)),
    opensAt: opens !== undefined ? Date.parse(opens) : refused ? Infinity : -Infinity,
  };
}

export function freeTimes(query: FreeTimesQuery): FreeTimes {
  const {situation, type, own, moving, slots, practitionerOf, toMs} = query;
  const {timeZone} = situation.settings;
  const dateOf = dateLookUp(timeZone);
  const momentOf = releaseMoments(timeZone);
  const days = new Map<string, Day>();
  const times: FreeTime[] = [];
  let newTimesAt = Infinity;
  for (const run of runsOf(slots, type.rules.durationMinutes * 60_000)) {
    const {id, scheduleId, startAt, endAt} = run;
    const practitionerId = practitionerOf(scheduleId);
    if (practitionerId === undefined || startAt >= toMs) continue;
    const date = dateOf(startAt);
    const day = days.get(date) ?? dayOf(date, query);
    days.set(date, day);
    if (day.opensAt === Infinity || day.closed.some((part) => overlaps(part, run))) continue;
    // The release is not judged here: what it keeps back is what this list promises for later.
    const time = {startAt, endAt, practitionerId, keptUntil: -Infinity};
    if (judgeMoment(situation, type, time, own, moving)) continue;
    const releases = type.releases.get(practitionerId) ?? [];
    const shownFrom = Math.max(day.opensAt, keptUntil(releases, run, date, momentOf));
    if (shownFrom > situation.nowMs) newTimesAt = Math.min(newTimesAt, shownFrom);
    else times.push({id, scheduleId, startAt, endAt, slots: run.slots, practitionerId, date});
  }
  return {times: times.sort(inOrder), newTimesAt: newTimesAt === Infinity ? undefined : newTimesAt};
}

/**
 * Why a period has no time to offer.
 *
 * @param from First local date; `to` the last, included.
 * @param slotStarts Starts of all Slots of the kind's practitioners in it, taken ones included, ms UTC.
 */
export function noTimes(
  settings: PracticeSettings,
  {from, to}: {from: string; to: string},
  newTimesAt: number | undefined,
  slotStarts: readonly number[],
): NoTimes {
  if (newTimesAt !== undefined) {
    return {reason: 'not-released-yet', newTimesAt: toInstant(newTimesAt, settings.timeZone)};
  }
  const dateOf = dateLookUp(settings.timeZone);
  const dates = new Set(slotStarts.map(dateOf));
  if (dates.size === 0) {
    for (let date = from; date <= to; date = addDays(date, 1)) if (isInWeek(settings, date)) dates.add(date);
    const isClosed = dates.size > 0 && [...dates].every((date) => closureOn(settings, date));
    return {reason: isClosed ? 'closed' : 'not-scheduled'};
  }
  const isClosed = slotStarts.every((startAt) => closureDuring(settings, {startAt, endAt: startAt + 1}));
  return {reason: isClosed ? 'closed' : 'fully-booked'};
}
