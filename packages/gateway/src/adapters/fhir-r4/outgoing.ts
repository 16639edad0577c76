/** Appointments on their way to the practice's own system: which of them go, and how they are written. */
import type {Kysely} from 'kysely';
import {isRecorded, type AppointmentRow} from '../../store/appointments.ts';
import type {Database} from '../../store/schema.ts';
import type {Fields} from '../fhir/fields.ts';
import {storedRows, type SourcedTable} from '../take/rows.ts';
import {appointmentResource, type NamedRow} from './write-appointment.ts';

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

/** As FHIR R4, in the order of the rows. */
export async function appointmentResources(
  db: Kysely<Database>,
  rows: readonly AppointmentRow[],
): Promise<Fields[]> {
  if (rows.length === 0) return [];
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
  const claims = await db
    .selectFrom('slot_claim')
    .innerJoin('slot', 'slot.id', 'slot_claim.slot_id')
    .select(['slot_claim.appointment_id', 'slot.id', 'slot.source_system', 'slot.source_id'])
    .where(
      'slot_claim.appointment_id',
      'in',
      rows.map(({id}) => id),
    )
    .where('slot.source_id', 'is not', null)
    .orderBy('slot.start_at')
    .execute();
  return rows.map((row) =>
    appointmentResource({
      row,
      person: people.get(row.subject_id),
      practitioner: practitioners.get(row.practitioner_id),
      appointmentType: types.get(row.appointment_type_id),
      location: locations.get(row.location_id),
      slots: claims.filter(({appointment_id: of}) => of === row.id),
    }),
  );
}
