/** An appointment of ours as FHIR R4, in the shape that `appointment.ts` reads. */
import type {AppointmentTable} from '../../store/schema.ts';
import type {Selectable} from 'kysely';
import type {Fields} from '../fhir/fields.ts';
import {OWN_SYSTEM, UNSTATED_BASE} from '../fhir/source.ts';
import type {ImportedKind} from '../imported.ts';

/** A row that something names; its source's name goes out, never another. */
export interface NamedRow {
  id: string;
  name?: string;
  source_system: string | null;
  source_id: string | null;
}

export interface WrittenAppointment {
  row: Selectable<AppointmentTable>;
  person: NamedRow | undefined;
  practitioner: NamedRow | undefined;
  appointmentType: NamedRow | undefined;
  location: NamedRow | undefined;
  /** The Slots that it has. */
  slots: readonly NamedRow[];
}

const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CANCELLATION = 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason';
const CHANNELS: Readonly<Record<string, string>> = {practice: 'AMB', home: 'HH', phone: 'VR', video: 'VR'};
const CANCELLED_BY = {
  patient: {code: 'pat', display: 'Patient'},
  practice: {code: 'prov', display: 'Provider'},
};
const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;

const instant = (ms: number): string => new Date(Number(ms)).toISOString();

/** By the id of its server where that is all there is, else by its identifier. */
function reference(kind: ImportedKind, {id, source_system: system, source_id: value}: NamedRow): Fields {
  if (system === null || value === null)
    return {type: kind, identifier: {system: `urn:gp-elements:${kind.toLowerCase()}`, value: id}};
  if (system === UNSTATED_BASE && FHIR_ID.test(value)) return {reference: `${kind}/${value}`};
  return {type: kind, identifier: {system, value}};
}

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
  const {id, source_system: system, source_id: value, source_version: version} = row;
  const isOfServer = system === UNSTATED_BASE && value !== null && FHIR_ID.test(value);
  const own = {system: OWN_SYSTEM, value: id};
  const code = CHANNELS[row.channel ?? ''];
  const description = named.appointmentType?.name ?? row.type_name;
  return {
    resourceType: 'Appointment',
    id: isOfServer ? value : id,
    meta: {
      versionId: String(row.revision),
      lastUpdated: instant(row.updated_at),
      ...(system !== null && version !== null && {source: `${system}#${version}`}),
    },
    identifier: [...(system !== null && value !== null && !isOfServer ? [{system, value}] : []), own],
    status: row.status,
    ...cancellation(row),
    ...(code !== undefined && {appointmentType: {coding: [{system: ACT, code}]}}),
    ...(row.reason !== null && {reasonCode: [{text: row.reason}]}),
    ...(description !== null && description !== undefined && {description}),
    start: instant(row.start_at),
    end: instant(row.end_at),
    created: instant(row.created_at),
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
