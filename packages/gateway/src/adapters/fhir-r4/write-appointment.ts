/** An appointment of ours as FHIR R4, in the shape that `appointment.ts` reads. */
import type {AppointmentTable} from '../../store/schema.ts';
import type {Selectable} from 'kysely';
import type {Fields} from '../fhir/fields.ts';
import type {ImportedKind} from '../imported.ts';
import {names, reference, writtenInstant, type NamedRow} from './written-names.ts';

export interface WrittenAppointment {
  row: Selectable<AppointmentTable>;
  person: NamedRow | undefined;
  practitioner: NamedRow | undefined;
  appointmentType: NamedRow | undefined;
  location: NamedRow | undefined;
  /** The Slots that it has. */
  slots: readonly NamedRow[];
  /** The Slots that it had. */
  gaveUp: readonly NamedRow[];
}

const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CANCELLATION = 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason';
const CHANNELS: Readonly<Record<string, string>> = {practice: 'AMB', home: 'HH', phone: 'VR', video: 'VR'};
const CANCELLED_BY = {
  patient: {code: 'pat', display: 'Patient'},
  practice: {code: 'prov', display: 'Provider'},
};
/** Of an extension: a Slot that it had before it was moved or cancelled. */
const GIVEN_UP = 'urn:gp-elements:slot-given-up';

function participant(kind: ImportedKind, row: NamedRow | undefined, name: string | null = null): Fields[] {
  const display = row?.name ?? name;
  if (row === undefined && display === null) return [];
  const actor = row === undefined ? {type: kind} : reference(kind, row);
  // Whose it is, the identifier says; a name more is a name that may be read where it should not.
  return [{actor: {...actor, ...(kind !== 'Patient' && display !== null && {display})}, status: 'accepted'}];
}

function cancellation({
  status,
  cancelled_by: by,
  cancellation_reason: text,
}: WrittenAppointment['row']): Fields {
  if (status !== 'cancelled' || (by === null && text === null)) return {};
  const coding = by === null ? {} : {coding: [{system: CANCELLATION, ...CANCELLED_BY[by]}]};
  return {cancelationReason: {...coding, ...(text !== null && {text})}};
}

export function appointmentResource({row, person, ...named}: WrittenAppointment): Fields {
  const {source_system: system, source_version: version} = row;
  const {id, identifier} = names('Appointment', row);
  const code = CHANNELS[row.channel ?? ''];
  const description = named.appointmentType?.name ?? row.type_name;
  return {
    resourceType: 'Appointment',
    id,
    meta: {
      versionId: String(row.revision),
      lastUpdated: writtenInstant(row.updated_at),
      ...(system !== null && version !== null && {source: `${system}#${version}`}),
    },
    ...(named.gaveUp.length > 0 && {
      extension: named.gaveUp.map((slot) => ({url: GIVEN_UP, valueReference: reference('Slot', slot)})),
    }),
    identifier,
    status: row.status,
    ...cancellation(row),
    ...(code !== undefined && {appointmentType: {coding: [{system: ACT, code}]}}),
    ...(row.reason !== null && {reasonCode: [{text: row.reason}]}),
    ...(description !== null && description !== undefined && {description}),
    start: writtenInstant(row.start_at),
    end: writtenInstant(row.end_at),
    created: writtenInstant(row.created_at),
    ...(named.slots.length > 0 && {slot: named.slots.map((slot) => reference('Slot', slot))}),
    ...(row.instructions !== null && {patientInstruction: row.instructions}),
    participant: [
      ...participant('Patient', person),
      ...participant('Practitioner', named.practitioner, row.practitioner_name),
      ...participant('HealthcareService', named.appointmentType),
      ...participant('Location', named.location, row.location_name),
    ],
  };
}
