/** Who may book a kind of appointment, whatever the time. */
import type {AppointmentTypeRules} from '../appointment-type.ts';
import type {Refusal} from '../settings.ts';
import {addDays, ageRangeOn, isLocalDate, localDate, toInstant} from '../zone.ts';
import {
  dayStart,
  isOpen,
  refusal,
  type OwnAppointment,
  type PersonFacts,
  type Situation,
  type TypeFacts,
} from './situation.ts';

export function judgeSelfBookable(
  situation: Situation,
  {selfBookable}: AppointmentTypeRules,
): Refusal | undefined {
  return selfBookable ? undefined : refusal(situation, 'appointment-type-not-self-bookable');
}

/** Judged today: a blocked kind cannot be booked now, for whatever day. */
export function judgeBlocked(situation: Situation, {blocked}: AppointmentTypeRules): Refusal | undefined {
  if (!blocked) return undefined;
  const {until, text} = blocked;
  if (until !== undefined && localDate(situation.nowMs, situation.settings.timeZone) > until)
    return undefined;
  return refusal(situation, 'appointment-type-blocked', {
    ...(until !== undefined && {until: dayStart(situation, addDays(until, 1))}),
    ...(text !== undefined && {text}),
  });
}

/** An age that the birth date does not prove is refused: the practice knows the person, and is called. */
export function judgeMinimumAge(
  situation: Situation,
  {minimumAge}: AppointmentTypeRules,
  {birthDate}: PersonFacts,
  date: string,
): Refusal | undefined {
  if (minimumAge === null || (ageRangeOn(birthDate, date)?.least ?? -1) >= minimumAge) return undefined;
  if (birthDate === null || !isLocalDate(birthDate))
    return refusal(situation, 'age-too-low', {limit: minimumAge});
  const birthday = `${Number(birthDate.slice(0, 4)) + minimumAge}${birthDate.slice(4)}`;
  // Born on 29 February: in other years the day comes on 1 March.
  const until = isLocalDate(birthday) ? birthday : `${birthday.slice(0, 4)}-03-01`;
  return refusal(situation, 'age-too-low', {limit: minimumAge, until: dayStart(situation, until)});
}

export function judgeMaximumAge(
  situation: Situation,
  {maximumAge}: AppointmentTypeRules,
  {birthDate}: PersonFacts,
  date: string,
): Refusal | undefined {
  if (maximumAge === null || (ageRangeOn(birthDate, date)?.most ?? Infinity) <= maximumAge) return undefined;
  return refusal(situation, 'age-too-high', {limit: maximumAge});
}

/** @param moving Id of the appointment that is being moved, which does not count. */
export function judgeOpenLimit(
  situation: Situation,
  {id, rules: {openLimit}}: TypeFacts,
  own: readonly OwnAppointment[],
  moving?: string,
): Refusal | undefined {
  if (openLimit === null) return undefined;
  const open = own.filter(
    (one) => one.appointmentTypeId === id && one.id !== moving && isOpen(one, situation.nowMs),
  );
  if (open.length < openLimit) return undefined;
  const {timeZone} = situation.settings;
  const ends = open.map(({endAt}) => endAt).sort((a, b) => a - b);
  // With so many ended, the next one may be booked.
  const until = ends[open.length - openLimit];
  return refusal(situation, 'open-appointment-exists', {
    limit: openLimit,
    ...(until !== undefined && {until: toInstant(until, timeZone)}),
  });
}

/**
 * Whether this person may book this kind at all. Ages that are reached within the horizon pass here; the time is judged
 * then.
 */
export function judgeType(
  situation: Situation,
  person: PersonFacts,
  type: TypeFacts,
  own: readonly OwnAppointment[],
  moving?: string,
): Refusal | undefined {
  const {rules} = type;
  const today = localDate(situation.nowMs, situation.settings.timeZone);
  return (
    judgeSelfBookable(situation, rules) ??
    judgeBlocked(situation, rules) ??
    judgeMinimumAge(situation, rules, person, addDays(today, rules.horizonDays)) ??
    judgeMaximumAge(situation, rules, person, today) ??
    judgeOpenLimit(situation, type, own, moving)
  );
}
