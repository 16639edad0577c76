/** Appointments and their Slots on their way to the practice's own system: which of them go, and how they are written. */
import type {Kysely} from 'kysely';
import {isRecorded, type AppointmentRow} from '../../store/appointments.ts';
import type {Database} from '../../store/schema.ts';
import type {Fields} from '../fhir/fields.ts';
import {storedRows, type SourcedTable} from '../take/rows.ts';
import {isGone, slotsOf} from './outgoing-slots.ts';
import {appointmentResource} from './write-appointment.ts';
import {slotResource, type WrittenSlot} from './write-slot.ts';
import type {NamedRow} from './written-names.ts';

/** The practice decides on a request first: until then it is no appointment. */
export const isAppointment = ({status}: AppointmentRow): boolean =>
  status !== 'proposed' && status !== 'waitlist';

/** Of what changed, what that system does not have as it is now. */
export const isNews = (row: AppointmentRow): boolean => isAppointment(row) && !isRecorded(row);

async function named(
  db: Kysely<Database>,
  table: SourcedTable,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, NamedRow>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  return (await storedRows(db, table, wanted)) as unknown as Map<string, NamedRow>;
}

export interface Outgoing {
  /** Its id here. */
  id: string;
  resource: Fields;
}

/** As FHIR R4: appointments in the order of the rows, and each Slot that they have or gave up once, as it is now. */
export async function outgoing(
  db: Kysely<Database>,
  rows: readonly AppointmentRow[],
): Promise<{appointments: Outgoing[]; slots: Outgoing[]}> {
  if (rows.length === 0) return {appointments: [], slots: []};
  const people = await named(
    db,
    'person',
    rows.map((row) => row.subject_id),
  );
  const practitioners = await named(
    db,
    'practitioner',
    rows.map((row) => row.practitioner_id),
  );
  const types = await named(
    db,
    'appointment_type',
    rows.map((row) => row.appointment_type_id),
  );
  const locations = await named(
    db,
    'location',
    rows.map((row) => row.location_id),
  );
  const slotsFor = await slotsOf(
    db,
    rows.map(({id}) => id),
  );
  const slots = new Map<string, WrittenSlot>();
  const appointments = rows.map((row) => {
    const {has, gaveUp} = slotsFor(row.id);
    const left = gaveUp.filter((slot) => !isGone(slot));
    for (const slot of [...has, ...left]) if (!isGone(slot)) slots.set(slot.id, slot);
    const resource = appointmentResource({
      row,
      person: people.get(row.subject_id),
      practitioner: practitioners.get(row.practitioner_id),
      appointmentType: types.get(row.appointment_type_id),
      location: locations.get(row.location_id),
      slots: has,
      gaveUp: left,
    });
    return {id: row.id, resource};
  });
  return {
    appointments,
    slots: [...slots.values()].map((slot) => ({id: slot.id, resource: slotResource(slot)})),
  };
}
