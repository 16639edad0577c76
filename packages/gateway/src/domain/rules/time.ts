/** Which times of a kind a person may book now. */
import type {AppointmentTypeRules} from '../appointment-type.ts';
import {closureDuring, closureOn, isPart, spanOf, type TimeSpan} from '../closures.ts';
import type {Closure, Refusal} from '../settings.ts';
import {addDays, daysBetween, localDate, toInstant} from '../zone.ts';
import {
  dayStart,
  isOpen,
  refusal,
  type OwnAppointment,
  type PersonFacts,
  type Situation,
  type TimeFacts,
  type TypeFacts,
} from './situation.ts';
import {judgeMaximumAge, judgeMinimumAge} from './type.ts';

const minuteMs = 60_000;

/** A time that has begun is always too soon, whatever the lead time. */
export function judgeLeadTime(
  situation: Situation,
  {leadTimeMinutes}: AppointmentTypeRules,
  {startAt}: TimeFacts,
): Refusal | undefined {
  const isTooSoon = startAt - leadTimeMinutes * minuteMs < situation.nowMs || startAt <= situation.nowMs;
  return isTooSoon ? refusal(situation, 'lead-time-too-short') : undefined;
}

/** Counted in calendar days: with a horizon of 42 a day is bookable from midnight, 42 days before. */
export function judgeHorizon(
  situation: Situation,
  {horizonDays}: AppointmentTypeRules,
  date: string,
): Refusal | undefined {
  const today = localDate(situation.nowMs, situation.settings.timeZone);
  if (daysBetween(today, date) <= horizonDays) return undefined;
  return refusal(situation, 'beyond-horizon', {
    limit: horizonDays,
    until: dayStart(situation, addDays(date, -horizonDays)),
  });
}

function closed(situation: Situation, closure: Closure | undefined): Refusal | undefined {
  if (!closure) return undefined;
  const {timeZone} = situation.settings;
  return refusal(situation, 'practice-closed', {
    text: closure.reason,
    until: isPart(closure)
      ? toInstant(spanOf(closure, timeZone).endAt, timeZone)
      : dayStart(situation, addDays(closure.to, 1)),
  });
}

/** Closed all day, or in some minute of the time. */
export function judgeClosure(situation: Situation, time: TimeSpan): Refusal | undefined {
  return closed(situation, closureDuring(situation.settings, time));
}

export function judgeRelease(situation: Situation, {keptUntil}: TimeFacts): Refusal | undefined {
  if (situation.nowMs >= keptUntil) return undefined;
  return refusal(situation, 'not-released-yet', {until: toInstant(keptUntil, situation.settings.timeZone)});
}

export function judgePractitioner(
  situation: Situation,
  {practitionerIds}: TypeFacts,
  practitionerId: string,
): Refusal | undefined {
  return practitionerIds.has(practitionerId) ? undefined : refusal(situation, 'practitioner-not-available');
}

/** Touching is not overlapping. */
export function judgeOverlap(
  situation: Situation,
  {startAt, endAt}: TimeFacts,
  own: readonly OwnAppointment[],
  moving?: string,
): Refusal | undefined {
  const overlaps = own.some(
    (one) => one.id !== moving && isOpen(one, situation.nowMs) && one.startAt < endAt && startAt < one.endAt,
  );
  return overlaps ? refusal(situation, 'overlaps-own-appointment') : undefined;
}

/**
 * What can be said of a whole day, so that a list of times asks it once per day. What passes by itself comes last: a day
 * beyond the horizon is refused for that only when nothing else is against it.
 */
export function judgeDay(
  situation: Situation,
  person: PersonFacts,
  {rules}: TypeFacts,
  date: string,
): Refusal | undefined {
  return (
    closed(situation, closureOn(situation.settings, date)) ??
    judgeMinimumAge(situation, rules, person, date) ??
    judgeMaximumAge(situation, rules, person, date) ??
    judgeHorizon(situation, rules, date)
  );
}

/** What is left to say of a time on a day that passed; here too what passes by itself comes last. */
export function judgeMoment(
  situation: Situation,
  type: TypeFacts,
  time: TimeFacts,
  own: readonly OwnAppointment[],
  moving?: string,
): Refusal | undefined {
  return (
    judgeLeadTime(situation, type.rules, time) ??
    judgePractitioner(situation, type, time.practitionerId) ??
    judgeOverlap(situation, time, own, moving) ??
    judgeRelease(situation, time)
  );
}

/** Whether this person may book this kind at this time; the kind itself passed `judgeType`. */
export function judgeTime(
  situation: Situation,
  person: PersonFacts,
  type: TypeFacts,
  time: TimeFacts,
  own: readonly OwnAppointment[],
  moving?: string,
): Refusal | undefined {
  const date = localDate(time.startAt, situation.settings.timeZone);
  return (
    // A time in the past is past, on whatever day.
    judgeLeadTime(situation, type.rules, time) ??
    judgeDay(situation, person, type, date) ??
    judgeClosure(situation, time) ??
    judgeMoment(situation, type, time, own, moving)
  );
}
