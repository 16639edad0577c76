/** For whom a time of some kind is sought, judged as far as that can be without the time. */
import {judgeChange, judgePerson, judgeType, type OwnAppointment} from '../../domain/rules.ts';
import {ProblemError} from '../../errors.ts';
import {findAppointment, ownAppointments, standingOf, type AppointmentRow} from '../../store/appointments.ts';
import {holdOfActor, type SlotHold} from '../../store/holds.ts';
import type {OwnClaims} from '../../store/slots.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {actorOf, offeredType, personFacts, type BookingFacts, type OfferedType} from './facts.ts';
import {refuse} from './refuse.ts';

export interface Seeker {
  subject: Subject;
  type: OfferedType;
  /** The subject's appointments that have not ended. */
  own: readonly OwnAppointment[];
  /** Id of the appointment that is being moved, if any. */
  moving: string | undefined;
  /** The actor's hold, ended or not. */
  held: SlotHold | undefined;
  /** What of theirs does not stand in the way of a time. */
  ownClaims: OwnClaims;
}

/** @throws ProblemError `not-found` when the subject has no such appointment, or why it cannot be moved. */
async function appointmentToMove(
  {db}: RequestContext,
  {situation, types}: BookingFacts,
  subject: Subject,
  type: OfferedType,
  id: string,
): Promise<AppointmentRow> {
  const row = await findAppointment(db, id);
  if (row?.subject_id !== subject.id) throw new ProblemError('not-found');
  const ownType = row.appointment_type_id === null ? undefined : types.get(row.appointment_type_id);
  refuse(judgeChange(situation, personFacts(subject), standingOf(row), ownType?.offered?.facts));
  if (ownType?.id !== type.id) {
    throw new ProblemError('change-not-allowed', {phone: situation.settings.phones.practice});
  }
  return row;
}

/** @throws ProblemError when this person may not book this kind, or not move this appointment, whatever the time. */
export async function seeker(
  context: RequestContext,
  facts: BookingFacts,
  wanted: {personId?: string | undefined; appointmentTypeId: string; appointmentId?: string | undefined},
): Promise<Seeker> {
  const {db, now} = context;
  const subject = await context.subject(wanted.personId);
  const type = offeredType(facts, wanted.appointmentTypeId);
  const moving =
    wanted.appointmentId === undefined
      ? undefined
      : (await appointmentToMove(context, facts, subject, type, wanted.appointmentId)).id;
  const own = await ownAppointments(db, subject.id, now);
  const person = personFacts(subject);
  refuse(judgePerson(facts.situation, person));
  refuse(judgeType(facts.situation, person, type.offered.facts, own, moving));
  const held = await holdOfActor(db, actorOf(context).id);
  return {subject, type, own, moving, held, ownClaims: {holdId: held?.id, appointmentId: moving}};
}
