/** What staff do with appointments of patients: book on their behalf, move, cancel. */
import type {components} from '@gp-elements/contract';
import {isStanding, refusal} from '../../domain/rules.ts';
import {answerDate} from '../../domain/working-days.ts';
import {ProblemError} from '../../errors.ts';
import {etagOf, requireMatch} from '../../plugins/preconditions.ts';
import {cancelByPractice} from '../../staff/carry-out.ts';
import {
  insertAppointment,
  ownAppointments,
  standingOf,
  updateAppointment,
  type AppointmentRow,
} from '../../store/appointments.ts';
import {claimSlots, releaseClaims} from '../../store/claims.ts';
import {removeHoldsRestingOn} from '../../store/holds.ts';
import type {ReplyOf, RequestContext, RequestOf, Subject} from '../handlers.ts';
import {actorOf, bookingFacts, offeredType, type BookingFacts} from './facts.ts';
import {newAppointment} from './new-appointment.ts';
import {presentAppointment} from './present-appointment.ts';
import {presentTime} from './present-time.ts';
import {requireAppointment} from './read-appointments.ts';
import {refuse} from './refuse.ts';
import {requireDays} from './search.ts';
import {timeForStaff, timesForStaff} from './staff-time.ts';
import type {WantedTime} from './take-time.ts';
import {readCursor, writeCursor} from '../cursor.ts';

const pageSize = 50;

const missing = (name: string): ProblemError =>
  new ProblemError('validation-failed', {
    errors: [{in: 'body', pointer: `/${name}`, message: 'must be given by staff'}],
  });
const notForStaff = (place: 'body' | 'query', name: string): ProblemError =>
  new ProblemError('validation-failed', {
    errors: [{in: place, pointer: `/${name}`, message: 'is for patients'}],
  });

async function claim({db, now}: RequestContext, {slots}: WantedTime, appointmentId: string): Promise<void> {
  const ids = slots.map(({id}) => id);
  if (!(await claimSlots(db, ids, {appointmentId}, now))) throw new ProblemError('slot-taken');
}

export async function listTimesForStaff(
  query: RequestOf<'listTimeSlots'>['query'],
  context: RequestContext,
): Promise<ReplyOf<'listTimeSlots'>> {
  const {zone, secrets} = context;
  const {appointmentType, from, to, practitioner, appointmentId, limit = pageSize, cursor} = query;
  for (const name of ['personId', 'limitPerDay'] as const)
    if (query[name] !== undefined) throw notForStaff('query', name);
  const days = requireDays({from, to});
  const facts = await bookingFacts(context);
  const type = offeredType(facts, appointmentType);
  if (appointmentId !== undefined) await requireAppointment(context, appointmentId);
  const belongsTo = [
    'listTimeSlots',
    actorOf(context).id,
    appointmentType,
    from,
    to,
    practitioner ?? null,
    appointmentId ?? null,
  ];
  const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
  const all = await timesForStaff(context, facts, type, {
    days,
    practitionerId: practitioner,
    moving: appointmentId,
  });
  const rest = after
    ? all.filter(({startAt, id}) => startAt > after[0] || (startAt === after[0] && id > after[1]))
    : all;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    status: 200,
    body: {
      items: page.map((time) => presentTime(time, facts.directory, undefined, zone)),
      ...(last &&
        rest.length > limit && {next: writeCursor(secrets.cursors, belongsTo, [last.startAt, last.id])}),
    },
  };
}

export async function bookForStaff(
  body: components['schemas']['AppointmentCreate'],
  context: RequestContext,
): Promise<ReplyOf<'createAppointment'>> {
  const {db, now} = context;
  const {personId, madeVia, timeSlotId, slotHoldId, appointmentTypeId} = body;
  if (personId === undefined) throw missing('personId');
  if (madeVia === undefined) throw missing('madeVia');
  if (slotHoldId !== undefined) throw notForStaff('body', 'slotHoldId');
  const subject = await context.patient(personId);
  const facts = await bookingFacts(context);
  if (subject.person.deceased === 1) refuse(refusal(facts.situation, 'person-deceased'));
  const type = offeredType(facts, appointmentTypeId);
  const time = await timeForStaff(context, facts, {
    timeSlotId,
    type,
    durationMs: type.offered.facts.rules.durationMinutes * 60_000,
    own: await ownAppointments(db, subject.id, now),
  });
  const wanted = newAppointment(context, {subject, type, time, body, isRequest: false, madeVia});
  await claim(context, time, wanted.id);
  const row = await insertAppointment(db, wanted, 'practice');
  context.touched('Appointment', row.id);
  return {
    status: 201,
    body: presentAppointment(row, facts, subject),
    etag: etagOf(row.revision),
    location: `/v1/appointments/${row.id}`,
  };
}

/** @throws ProblemError `not-found`, `precondition-failed` with the appointment as it is, or `appointment-not-open`. */
async function requireOpen(
  context: RequestContext,
  id: string,
  ifMatch: string,
): Promise<{row: AppointmentRow; subject: Subject; facts: BookingFacts}> {
  const {row, subject} = await requireAppointment(context, id);
  const facts = await bookingFacts(context);
  requireMatch(ifMatch, presentAppointment(row, facts, subject));
  if (!isStanding(standingOf(row), context.now)) throw new ProblemError('appointment-not-open');
  return {row, subject, facts};
}

export async function moveForStaff(
  {params, body, headers}: RequestOf<'rescheduleAppointment'>,
  context: RequestContext,
): Promise<ReplyOf<'rescheduleAppointment'>> {
  const {db, now} = context;
  if (body.slotHoldId !== undefined) throw notForStaff('body', 'slotHoldId');
  const {row, subject, facts} = await requireOpen(context, params.id, headers['If-Match']);
  const kind = row.appointment_type_id === null ? undefined : facts.types.get(row.appointment_type_id);
  const time = await timeForStaff(context, facts, {
    timeSlotId: body.timeSlotId,
    durationMs: Number(row.end_at) - Number(row.start_at),
    // A kind that is no longer offered binds nobody.
    type: kind?.offered && {...kind, offered: kind.offered},
    own: await ownAppointments(db, subject.id, now),
    moving: row.id,
  });
  const isRequest = row.status === 'proposed';
  if (!isRequest) {
    await removeHoldsRestingOn(db, row.id, now);
    await releaseClaims(db, {appointmentId: row.id});
    await claim(context, time, row.id);
  }
  const moved = await updateAppointment(
    db,
    row,
    {
      practitioner_id: time.practitionerId,
      practitioner_name: null,
      location_id: time.locationId,
      location_name: null,
      slot_id: time.id,
      start_at: time.startAt,
      end_at: time.endAt,
      answer_by: isRequest ? answerDate(context.settings, now) : null,
      slot_vanished: 0,
      updated_at: now,
    },
    'practice',
  );
  return {status: 200, body: presentAppointment(moved, facts, subject), etag: etagOf(moved.revision)};
}

export async function cancelForStaff(
  {params, body, headers}: RequestOf<'cancelAppointment'>,
  context: RequestContext,
): Promise<ReplyOf<'cancelAppointment'>> {
  const {db, now} = context;
  const {row, subject, facts} = await requireOpen(context, params.id, headers['If-Match']);
  const {id, name} = actorOf(context);
  const deed = {db, now, by: {id, name: name ?? ''}};
  const cancelled = await cancelByPractice(deed, row, body.reason);
  return {status: 200, body: presentAppointment(cancelled, facts, subject), etag: etagOf(cancelled.revision)};
}
