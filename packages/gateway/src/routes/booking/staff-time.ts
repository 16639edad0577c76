/** Times for staff: what nobody has or holds. The rules that bind patients (how long before, how far ahead, kept times) do not. */
import {closureDuring} from '../../domain/closures.ts';
import {
  judgeClosure,
  judgeOverlap,
  judgePractitioner,
  refusal,
  type OwnAppointment,
} from '../../domain/rules.ts';
import {inOrder, runFrom, runsOf, type Run} from '../../domain/runs.ts';
import {ProblemError} from '../../errors.ts';
import {findSlot, freeSlots} from '../../store/slots.ts';
import type {RequestContext} from '../handlers.ts';
import type {BookingFacts, OfferedType} from './facts.ts';
import {refuse} from './refuse.ts';
import {periodOf, schedulesFor, type Days} from './search.ts';
import type {WantedTime} from './take-time.ts';

export interface StaffWish {
  timeSlotId: string;
  durationMs: number;
  /** Undefined where the source did not say: then anyone may do it. */
  type: OfferedType | undefined;
  /** The person's appointments that have not ended. */
  own: readonly OwnAppointment[];
  /** Id of the appointment that is being moved, if any. */
  moving?: string | undefined;
}

/**
 * The time as staff can take it now.
 *
 * @throws ProblemError `not-found` when there never was such a Slot; `practitioner-not-available`, `practice-closed`,
 *   `lead-time-too-short` when it is over, `overlaps-own-appointment`; `slot-taken`.
 */
export async function timeForStaff(
  {db, now}: RequestContext,
  {situation, directory}: BookingFacts,
  {timeSlotId, durationMs, type, own, moving}: StaffWish,
): Promise<WantedTime> {
  const first = await findSlot(db, timeSlotId);
  const schedule = first && directory.schedules.get(first.scheduleId);
  if (!first || !schedule) throw new ProblemError('not-found');
  const {practitionerId, locationId} = schedule;
  if (type) refuse(judgePractitioner(situation, type.offered.facts, practitionerId));
  const {startAt} = first;
  const endAt = startAt + durationMs;
  // Who stands at the desk can be booked at a time that has just begun.
  if (first.endAt <= now) refuse(refusal(situation, 'lead-time-too-short'));
  refuse(judgeClosure(situation, {startAt, endAt}));
  refuse(judgeOverlap(situation, {startAt, endAt, practitionerId, keptUntil: -Infinity}, own, moving));
  const period = {scheduleIds: [first.scheduleId], fromMs: startAt, toMs: endAt};
  const free = await freeSlots(db, period, now, {appointmentId: moving});
  const run = free.some(({id}) => id === first.id) ? runFrom(first, free, durationMs) : undefined;
  if (!run) throw new ProblemError('slot-taken');
  return {...run, practitionerId, locationId};
}

/** Every time of the kind that nobody has, in order of start. */
export async function timesForStaff(
  {db, now, zone, settings}: RequestContext,
  facts: BookingFacts,
  type: OfferedType,
  {
    days,
    practitionerId,
    moving,
  }: {days: Days; practitionerId?: string | undefined; moving?: string | undefined},
): Promise<Run[]> {
  const {scheduleIds, fromMs, toMs} = periodOf(days, schedulesFor(facts, type, practitionerId), zone);
  const durationMs = type.offered.facts.rules.durationMinutes * 60_000;
  const period = {scheduleIds, fromMs: Math.max(fromMs, now), toMs: toMs + durationMs};
  return runsOf(await freeSlots(db, period, now, {appointmentId: moving}), durationMs)
    .filter((run) => run.startAt < toMs && closureDuring(settings, run) === undefined)
    .sort(inOrder);
}
