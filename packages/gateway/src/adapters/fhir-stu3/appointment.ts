import {readAppointmentBase} from '../fhir/appointment.ts';
import type {Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import type {ImportedAppointment} from '../imported.ts';

/** STU3 knows no checking in and no waiting list. */
const STATUSES = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
] as const;

/** An appointment as the Dutch eAfspraak profile has it. STU3 says nothing about a cancellation. */
export function readAppointment(resource: Fields, source: Source): ImportedAppointment {
  return readAppointmentBase(resource, source, STATUSES);
}
