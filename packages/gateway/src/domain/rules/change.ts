/** Until when, and whether, an appointment may be moved or cancelled online. */
import type {components} from '@gp-elements/contract';

import {bookingDefaults, type AppointmentTypeRules} from '../appointment-type.ts';
import type {Refusal} from '../settings.ts';
import {toInstant} from '../zone.ts';
import {bookingMode, judgeOperation} from './operation.ts';
import {judgePerson} from './person.ts';
import {
  refusal,
  type AppointmentStatus,
  type OwnAppointment,
  type PersonFacts,
  type Situation,
  type TypeFacts,
} from './situation.ts';
import {judgeBlocked} from './type.ts';

export type ActionState = Omit<components['schemas']['ActionState'], 'refusal'> & {refusal?: Refusal};

const hourMs = 3_600_000;

export interface StandingAppointment extends OwnAppointment {
  isImported: boolean;
  /** The source's own word; null is not said. */
  onlineEditable: boolean | null;
  onlineEditableUntil: number | null;
}

const changeableStatuses: readonly AppointmentStatus[] = ['proposed', 'pending', 'booked', 'waitlist'];

/** Not over, not begun, not cancelled: what can still be changed, by whomever. */
export const isStanding = (
  {status, startAt}: Pick<StandingAppointment, 'status' | 'startAt'>,
  nowMs: number,
): boolean => changeableStatuses.includes(status) && startAt > nowMs;

export function judgeStanding(situation: Situation, appointment: StandingAppointment): Refusal | undefined {
  return isStanding(appointment, situation.nowMs) ? undefined : refusal(situation, 'appointment-not-open');
}

/** An imported appointment is the source's: online only where the source says so, and as long as it says. */
export function judgeSourceEditable(
  situation: Situation,
  appointment: StandingAppointment,
): Refusal | undefined {
  const {isImported, onlineEditable, onlineEditableUntil} = appointment;
  if (onlineEditable === false || (isImported && onlineEditable !== true)) {
    return refusal(situation, 'change-not-allowed');
  }
  const isOver = onlineEditableUntil !== null && situation.nowMs > onlineEditableUntil;
  return isOver ? refusal(situation, 'change-too-late') : undefined;
}

function cutoffHours({settings}: Situation, rules: AppointmentTypeRules | undefined): number {
  return rules?.changeCutoffHours ?? settings.booking.changeCutoffHours ?? bookingDefaults.changeCutoffHours;
}

/** The last instant at which a change is in time. */
function cutoffMoment(
  situation: Situation,
  {startAt}: OwnAppointment,
  rules: AppointmentTypeRules | undefined,
): number {
  return startAt - cutoffHours(situation, rules) * hourMs;
}

export function judgeChangeCutoff(
  situation: Situation,
  appointment: OwnAppointment,
  rules: AppointmentTypeRules,
): Refusal | undefined {
  if (situation.nowMs <= cutoffMoment(situation, appointment, rules)) return undefined;
  return refusal(situation, 'change-too-late', {limit: cutoffHours(situation, rules)});
}

/** A change is to another time of the same kind; a kind that cannot be booked online cannot be moved online either. */
function judgeChangeableKind(
  situation: Situation,
  {status}: StandingAppointment,
  rules: AppointmentTypeRules | undefined,
): Refusal | undefined {
  // Where times are only asked for, what the practice has agreed to is not undone from here.
  const isAgreed =
    status !== 'proposed' && bookingMode(situation.settings, 'rescheduleAppointment') === 'request';
  return rules?.selfBookable && !isAgreed ? undefined : refusal(situation, 'change-not-allowed');
}

/** @param type The appointment's kind, where we know it. */
export function judgeChange(
  situation: Situation,
  person: PersonFacts,
  appointment: StandingAppointment,
  type: TypeFacts | undefined,
): Refusal | undefined {
  const rules = type?.rules;
  return (
    judgeStanding(situation, appointment) ??
    judgeOperation(situation, 'rescheduleAppointment') ??
    judgeSourceEditable(situation, appointment) ??
    judgeChangeableKind(situation, appointment, rules) ??
    (rules && judgeChangeCutoff(situation, appointment, rules)) ??
    judgePerson(situation, person) ??
    (rules && judgeBlocked(situation, rules))
  );
}

/** Cancelling stays possible until the start, also for someone who has left the practice. */
export function judgeCancel(situation: Situation, appointment: StandingAppointment): Refusal | undefined {
  return (
    judgeStanding(situation, appointment) ??
    judgeOperation(situation, 'cancelAppointment') ??
    judgeSourceEditable(situation, appointment)
  );
}

/** After the cut-off; a request that nobody has answered keeps no time from anyone, and is never late. */
export function isLateCancellation(
  situation: Situation,
  appointment: OwnAppointment,
  rules: AppointmentTypeRules | undefined,
): boolean {
  return appointment.status !== 'proposed' && situation.nowMs > cutoffMoment(situation, appointment, rules);
}

function actionUntil(situation: Situation, {onlineEditableUntil}: StandingAppointment, end: number): string {
  return toInstant(Math.min(end, onlineEditableUntil ?? Infinity), situation.settings.timeZone);
}

export function changeState(
  situation: Situation,
  person: PersonFacts,
  appointment: StandingAppointment,
  type: TypeFacts | undefined,
): ActionState {
  const refused = judgeChange(situation, person, appointment, type);
  if (refused) return {allowed: false, refusal: refused};
  return {
    allowed: true,
    until: actionUntil(situation, appointment, cutoffMoment(situation, appointment, type?.rules)),
  };
}

export function cancelState(
  situation: Situation,
  appointment: StandingAppointment,
  rules: AppointmentTypeRules | undefined,
): ActionState {
  const refused = judgeCancel(situation, appointment);
  if (refused) return {allowed: false, refusal: refused};
  return {
    allowed: true,
    until: actionUntil(situation, appointment, appointment.startAt),
    ...(isLateCancellation(situation, appointment, rules) && {isLate: true}),
  };
}
