import type {Handlers} from '../handlers.ts';
import {acknowledgeAppointments} from './acknowledge.ts';
import {listAppointmentTypes} from './appointment-types.ts';
import {cancelAppointment, rescheduleAppointment} from './change-appointment.ts';
import {createAppointment} from './create-appointment.ts';
import {getAppointment, getAppointmentCalendar, listAppointments} from './read-appointments.ts';
import {createSlotHold, extendSlotHold, releaseSlotHold} from './slot-holds.ts';
import {listTimeSlotDays, listTimeSlots} from './time-slots.ts';

/** Kinds of appointment, free times, holds and appointments. */
export const bookingHandlers = {
  listAppointmentTypes,
  listTimeSlots,
  listTimeSlotDays,
  createSlotHold,
  extendSlotHold,
  releaseSlotHold,
  createAppointment,
  listAppointments,
  getAppointment,
  getAppointmentCalendar,
  rescheduleAppointment,
  cancelAppointment,
  acknowledgeAppointments,
} satisfies Partial<Handlers>;
