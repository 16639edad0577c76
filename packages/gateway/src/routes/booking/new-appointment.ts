import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import type {Insertable} from 'kysely';
import type {MadeVia} from '../../domain/adoption/events.ts';
import {givenText} from '../../domain/given-text.ts';
import {answerDate} from '../../domain/working-days.ts';
import type {AppointmentTable} from '../../store/schema.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {actorOf, type OfferedType} from './facts.ts';
import type {WantedTime} from './take-time.ts';

type AppointmentCreate = components['schemas']['AppointmentCreate'];

export interface NewAppointment {
  subject: Subject;
  type: OfferedType;
  time: WantedTime;
  body: AppointmentCreate;
  isRequest: boolean;
  madeVia: MadeVia;
}

/** The row of an appointment that the actor makes now. */
export function newAppointment(
  context: RequestContext,
  {subject, type, time, body: {needs, urgentNoticeVersion, ...body}, isRequest, madeVia}: NewAppointment,
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
    answer_by: isRequest ? answerDate(context.settings, now, time.startAt) : null,
    online_editable: null,
    online_editable_until: null,
    cancelled_at: null,
    cancelled_by: null,
    cancelled_late: 0,
    cancellation_reason: null,
    slot_vanished: 0,
    made_via: madeVia,
    created_at: now,
    updated_at: now,
    time_set_at: now,
    source_system: null,
    source_id: null,
    source_version: null,
  };
}
