import {readAppointmentBase} from '../fhir/appointment.ts';
import {codings, conceptTexts} from '../fhir/codes.ts';
import {text, type Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import type {ImportedAppointment} from '../imported.ts';

const STATUSES = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
  'checked-in',
  'waitlist',
] as const;

/** The codes of HL7's list begin with who cancelled. */
function cancelledBy(resource: Fields): ImportedAppointment['cancelledBy'] {
  const codes = codings(resource['cancelationReason']).map(({code}) => code);
  if (codes.some((code) => /^pat(-|$)/.test(code))) return 'patient';
  return codes.some((code) => /^prov(-|$)/.test(code)) ? 'practice' : null;
}

export function readAppointment(resource: Fields, source: Source): ImportedAppointment {
  const appointment = readAppointmentBase(resource, source, STATUSES);
  const said = text(resource['patientInstruction']);
  return {
    ...appointment,
    instructions: appointment.instructions ?? source.text(said, 500),
    cancelledBy: appointment.status === 'cancelled' ? cancelledBy(resource) : null,
    cancellationReason: source.text(conceptTexts(resource['cancelationReason'])[0], 500),
  };
}
