import {givenText} from '../../domain/given-text.ts';
import {bookingMode, judgeOperation} from '../../domain/rules.ts';
import {ProblemError} from '../../errors.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {insertAppointment} from '../../store/appointments.ts';
import {noticeBy} from '../notice-by.ts';
import type {Handlers} from '../handlers.ts';
import {bookingFacts, isForOwn} from './facts.ts';
import {bookForStaff} from './for-staff.ts';
import {newAppointment} from './new-appointment.ts';
import {presentAppointment} from './present-appointment.ts';
import {refuse} from './refuse.ts';
import {seeker} from './seeker.ts';
import {wantedTime} from './take-time.ts';
import {claimTime, requireHoldOf} from './use-hold.ts';

export const createAppointment: Handlers['createAppointment'] = async ({body}, context) => {
  if (!isForOwn(context)) return bookForStaff(body, context);
  if (body.madeVia !== undefined) {
    throw new ProblemError('validation-failed', {
      errors: [{in: 'body', pointer: '/madeVia', message: 'is for staff'}],
    });
  }
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
  const {subject, type} = sought;
  const wanted = newAppointment(context, {subject, type, time, body, isRequest, madeVia: 'online'});
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
