import type {Practice} from '@gp-elements/core';

export type Mode = Practice['services'][number]['mode'];

/** An operation that the widget asks about before it draws what needs it. */
export type Asked =
  | 'listAppointmentTypes'
  | 'listTimeSlots'
  | 'listTimeSlotDays'
  | 'createSlotHold'
  | 'createAppointment'
  | 'listAppointments'
  | 'rescheduleAppointment'
  | 'cancelAppointment'
  | 'getAppointmentCalendar';

type Facts = Pick<Practice, 'services'>;

const serviceOf = ({services}: Facts) => services.find(({service}) => service === 'booking');

const operationOf = (practice: Facts, name: Asked) =>
  serviceOf(practice)?.operations?.find(({operation}) => operation === name);

/** How an operation is offered. What the practice does not mention, or calls what we do not know, is by phone. */
export function modeOf(practice: Facts, name: Asked): Mode {
  const mode = operationOf(practice, name)?.mode ?? serviceOf(practice)?.mode;
  return mode === 'direct' || mode === 'request' ? mode : 'phone';
}

/** Whether an operation is offered online at all. */
export const isOffered = (practice: Facts, name: Asked): boolean => modeOf(practice, name) !== 'phone';

/** How a new appointment is made. Without kinds or times there is nothing to choose from, so it is by phone. */
export const bookingMode = (practice: Facts): Mode =>
  isOffered(practice, 'listAppointmentTypes') && isOffered(practice, 'listTimeSlots')
    ? modeOf(practice, 'createAppointment')
    : 'phone';

/** Why booking is as it is, in the practice's words. */
export const bookingReason = (practice: Facts): string | undefined =>
  operationOf(practice, 'createAppointment')?.reason ?? serviceOf(practice)?.reason;
