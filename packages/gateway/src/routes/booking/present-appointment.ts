import type {components} from '@gp-elements/contract';
import {diallablePhone} from '../../domain/phone.ts';
import {requestState} from '../../domain/requests.ts';
import {cancelState, changeState} from '../../domain/rules.ts';
import type {Channel} from '../../domain/settings.ts';
import {toInstant} from '../../domain/zone.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {askedAt, isRecorded, standingOf, type AppointmentRow} from '../../store/appointments.ts';
import type {Subject} from '../handlers.ts';
import {personFacts, type BookingFacts} from './facts.ts';
import {presentPractitioner} from './present-time.ts';

type Appointment = components['schemas']['Appointment'];

const channels: readonly Channel[] = ['practice', 'phone', 'video', 'home'];

/** How the contact happens; where the source did not say, as the practice arranged it for the kind. */
export function channelOf(
  {channel, appointment_type_id: typeId}: AppointmentRow,
  {types}: BookingFacts,
): Channel | undefined {
  if (channel !== null) return channels.find((known) => known === channel);
  return typeId === null ? undefined : types.get(typeId)?.offered?.facts.rules.channel;
}

function typeOf(row: AppointmentRow, {types}: BookingFacts): Appointment['appointmentType'] {
  const type = row.appointment_type_id === null ? undefined : types.get(row.appointment_type_id);
  if (type) return {id: type.id, name: type.name};
  return row.type_name === null ? undefined : {name: row.type_name};
}

function practitionerOf(
  {practitioner_id: id, practitioner_name: name}: AppointmentRow,
  {directory}: BookingFacts,
  subject: Subject,
): Appointment['practitioner'] {
  const known = id === null ? undefined : directory.practitioners.get(id);
  if (known) return presentPractitioner(directory, known.id, subject);
  // A name that we know nobody by: nothing that a program could look for, but the patient can read it.
  return name === null ? undefined : {name};
}

function locationOf(
  {location_id: id, location_name: name}: AppointmentRow,
  {directory}: BookingFacts,
): Appointment['location'] {
  const known = id === null ? undefined : directory.locations.get(id);
  return known ?? (name === null ? undefined : {name});
}

function cancellationOf(row: AppointmentRow, zone: string): Appointment['cancellation'] {
  const {status, cancelled_at: at, cancelled_by: by, cancelled_late: late, cancellation_reason: reason} = row;
  if (status !== 'cancelled' || at === null) return undefined;
  return {at: toInstant(at, zone), isLate: late === 1, ...(by && {by}), ...(reason !== null && {reason})};
}

function sourceOf({
  source_system: system,
  source_id: id,
  source_version: version,
}: AppointmentRow): Appointment['source'] {
  return system === null || id === null ? undefined : {system, id, ...(version !== null && {version})};
}

function stateOf(row: AppointmentRow, {situation}: BookingFacts): Appointment['requestState'] {
  if (row.status !== 'proposed') return undefined;
  const {settings, nowMs: now} = situation;
  const request = {askedAt: askedAt(row), startAt: Number(row.start_at), answerBy: row.answer_by};
  return requestState(settings, request, {isSeen: row.seen_at !== null, now});
}

export const recordedAt = (row: AppointmentRow, zone: string): string | undefined =>
  isRecorded(row) && row.recorded_at !== null ? toInstant(Number(row.recorded_at), zone) : undefined;

/** Leaves out what is undefined, as the contract's optional fields want it. */
function present<T extends object>(
  fields: T,
): {[K in keyof T as undefined extends T[K] ? never : K]: T[K]} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >;
}

/** The appointment with what may be done with it now. */
export function presentAppointment(row: AppointmentRow, facts: BookingFacts, subject: Subject): Appointment {
  const {situation, types} = facts;
  const {timeZone, language} = situation.settings;
  const type = row.appointment_type_id === null ? undefined : types.get(row.appointment_type_id);
  const offered = type?.offered;
  const standing = standingOf(row);
  const channel = channelOf(row, facts);
  return present({
    id: row.id,
    etag: etagOf(row.revision),
    revision: row.revision,
    status: row.status,
    start: toInstant(row.start_at, timeZone),
    end: toInstant(row.end_at, timeZone),
    person: {id: subject.id, name: subject.person.name},
    appointmentType: typeOf(row, facts),
    channel,
    practitioner: practitionerOf(row, facts, subject),
    location: locationOf(row, facts),
    reason: row.reason ?? undefined,
    needs: row.needs === null ? undefined : (JSON.parse(row.needs) as Appointment['needs']),
    instructions: row.instructions ?? offered?.settings.instructions?.[language],
    phoneToCall: channel === 'phone' ? diallablePhone(subject.person.phone) : undefined,
    urgentNoticeVersion: row.urgent_notice_version ?? undefined,
    answerBy: row.status === 'proposed' ? (row.answer_by ?? undefined) : undefined,
    requestState: stateOf(row, facts),
    change: changeState(situation, personFacts(subject), standing, offered?.facts),
    cancel: cancelState(situation, standing, offered?.facts.rules),
    cancellation: cancellationOf(row, timeZone),
    needsAttention: row.slot_vanished === 1 ? true : undefined,
    source: sourceOf(row),
    recordedAtPractice: subject.ground === 'treatment' ? recordedAt(row, timeZone) : undefined,
    createdAt: toInstant(row.created_at, timeZone),
  });
}
