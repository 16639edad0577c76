import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import type {Insertable} from 'kysely';
import {givenText} from '../../domain/given-text.ts';
import {bookingMode, judgeOperation} from '../../domain/rules.ts';
import {answerDate} from '../../domain/working-days.ts';
import {ProblemError} from '../../errors.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {insertAppointment} from '../../store/appointments.ts';
import type {AppointmentTable} from '../../store/schema.ts';
import {noticeBy} from '../notice-by.ts';
import type {Handlers, RequestContext} from '../handlers.ts';
import {actorOf, bookingFacts} from './facts.ts';
import {presentAppointment} from './present-appointment.ts';
import {refuse} from './refuse.ts';
import {seeker, type Seeker} from './seeker.ts';
import {wantedTime, type WantedTime} from './take-time.ts';
import {claimTime, requireHoldOf} from './use-hold.ts';

type AppointmentCreate = components['schemas']['AppointmentCreate'];

function newAppointment(
  context: RequestContext,
  {subject, type}: Seeker,
  time: WantedTime,
  {needs, urgentNoticeVersion, ...body}: AppointmentCreate,
  isRequest: boolean,
): Insertable<AppointmentTable> & {id: string} {
  const {now} = context;
  const reason = givenText(body.reason);
  return {
    id: randomUUID(),
    revision: 1,
    status: isRequest ? 'proposed' : 'booked',
    subject_id: subject.id,
    actor_id: actorOf(context).id,
    appointment_type_id: type.id,
    type_name: null,
    channel: type.offered.facts.rules.channel,
    practitioner_id: time.practitionerId,
    practitioner_name: null,
    location_id: time.locationId,
    location_name: null,
    slot_id: time.id,
    start_at: time.startAt,
    end_at: time.endAt,
    reason,
    reason_withheld: reason === null && body.reasonWithheld === true ? 1 : 0,
    needs: needs === undefined ? null : JSON.stringify(needs),
    instructions: null,
    urgent_notice_version: urgentNoticeVersion ?? null,
    answer_by: isRequest ? answerDate(context.settings, now) : null,
    online_editable: null,
    online_editable_until: null,
    cancelled_at: null,
    cancelled_by: null,
    cancelled_late: 0,
    cancellation_reason: null,
    slot_vanished: 0,
    made_via: 'online',
    created_at: now,
    updated_at: now,
    time_set_at: now,
    source_system: null,
    source_id: null,
    source_version: null,
  };
}

export const createAppointment: Handlers['createAppointment'] = async ({body}, context) => {
  const facts = await bookingFacts(context);
  const sought = await seeker(context, facts, {
    personId: body.personId,
    appointmentTypeId: body.appointmentTypeId,
  });
  refuse(judgeOperation(facts.situation, 'createAppointment'));
  const {reasonNeed} = sought.type.offered.facts.rules;
  if (reasonNeed === 'required' && givenText(body.reason) === null && body.reasonWithheld !== true) {
    throw new ProblemError('reason-required');
  }
  requireHoldOf(sought, body);
  const time = await wantedTime(context, facts, sought, body.timeSlotId);

  const isRequest = bookingMode(context.settings, 'createAppointment') === 'request';
  const wanted = newAppointment(context, sought, time, body, isRequest);
  // A request claims nothing: the practice decides on its time.
  if (!isRequest) await claimTime(context, facts, sought, time, wanted.id);
  const row = await insertAppointment(context.db, wanted, 'patient');
  context.touched('Appointment', row.id);
  return {
    status: 201,
    body: {
      ...presentAppointment(row, facts, sought.subject),
      noticeBy: await noticeBy(
        context,
        isRequest ? 'requested' : 'booked',
        sought.subject.person,
        row.actor_id,
      ),
    },
    etag: etagOf(row.revision),
    location: `/v1/appointments/${row.id}`,
  };
};
