import {givenText} from '../../domain/given-text.ts';
import {isLateCancellation, judgeCancel, judgeChange} from '../../domain/rules.ts';
import {etagOf, requireMatch} from '../../plugins/preconditions.ts';
import {releaseClaims} from '../../store/claims.ts';
import {removeHoldsRestingOn} from '../../store/holds.ts';
import {standingOf, updateAppointment} from '../../store/appointments.ts';
import {answerDate} from '../../domain/working-days.ts';
import {ProblemError} from '../../errors.ts';
import {noticeBy} from '../notice-by.ts';
import type {Handlers} from '../handlers.ts';
import {bookingFacts, isForOwn, personFacts} from './facts.ts';
import {cancelForStaff, moveForStaff} from './for-staff.ts';
import {presentAppointment} from './present-appointment.ts';
import {requireAppointment} from './read-appointments.ts';
import {refuse} from './refuse.ts';
import {seeker} from './seeker.ts';
import {wantedTime} from './take-time.ts';
import {claimTime, requireHoldOf} from './use-hold.ts';

export const rescheduleAppointment: Handlers['rescheduleAppointment'] = async (request, context) => {
  if (!isForOwn(context)) return moveForStaff(request, context);
  const {params, body, headers} = request;
  const {db, now} = context;
  const {row, subject} = await requireAppointment(context, params.id);
  const facts = await bookingFacts(context);
  requireMatch(headers['If-Match'], presentAppointment(row, facts, subject));
  const typeId = row.appointment_type_id;
  const offered = typeId === null ? undefined : facts.types.get(typeId)?.offered;
  refuse(judgeChange(facts.situation, personFacts(subject), standingOf(row), offered?.facts));
  if (typeId === null) throw new ProblemError('change-not-allowed');

  const sought = await seeker(context, facts, {
    personId: subject.id,
    appointmentTypeId: typeId,
    appointmentId: row.id,
  });
  requireHoldOf(sought, body);
  const time = await wantedTime(context, facts, sought, body.timeSlotId);
  const isRequest = row.status === 'proposed';
  if (!isRequest) await claimTime(context, facts, sought, time, row.id);
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
      answer_by: isRequest ? answerDate(context.settings, now, time.startAt) : null,
      slot_vanished: 0,
      updated_at: now,
    },
    'patient',
  );
  return {
    status: 200,
    body: {
      ...presentAppointment(moved, facts, subject),
      noticeBy: await noticeBy(context, isRequest ? 'requested' : 'moved', subject.person, row.actor_id),
    },
    etag: etagOf(moved.revision),
  };
};

export const cancelAppointment: Handlers['cancelAppointment'] = async (request, context) => {
  if (!isForOwn(context)) return cancelForStaff(request, context);
  const {params, body, headers} = request;
  const {db, now} = context;
  const {row, subject} = await requireAppointment(context, params.id);
  const facts = await bookingFacts(context);
  requireMatch(headers['If-Match'], presentAppointment(row, facts, subject));
  const standing = standingOf(row);
  refuse(judgeCancel(facts.situation, standing));
  const rules =
    row.appointment_type_id === null
      ? undefined
      : facts.types.get(row.appointment_type_id)?.offered?.facts.rules;
  const isLate = isLateCancellation(facts.situation, standing, rules);

  await removeHoldsRestingOn(db, row.id, now);
  await releaseClaims(db, {appointmentId: row.id});
  const cancelled = await updateAppointment(
    db,
    row,
    {
      status: 'cancelled',
      cancelled_at: now,
      cancelled_by: 'patient',
      cancelled_late: isLate ? 1 : 0,
      cancellation_reason: givenText(body.reason),
      updated_at: now,
    },
    'patient',
  );
  return {status: 200, body: presentAppointment(cancelled, facts, subject), etag: etagOf(cancelled.revision)};
};
