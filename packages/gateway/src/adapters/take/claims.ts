/**
 * Which Slots the known appointments fill. An imported appointment claims its Slots like a booking does, through the same
 * table, so that nobody books over it. No claim of a booking made here, and no live hold, is ever taken away.
 */
import type {Selectable} from 'kysely';
import type {AppointmentTable} from '../../store/schema.ts';
import {FILLING, type TakenAppointment} from './appointments.ts';
import {ClaimedSlots} from './claimed-slots.ts';
import {batches} from './rows.ts';
import type {Taking} from './work.ts';

type Appointment = Pick<
  Selectable<AppointmentTable>,
  'id' | 'status' | 'practitioner_id' | 'start_at' | 'end_at' | 'source_system' | 'slot_id'
>;

const COLUMNS = [
  'id',
  'status',
  'practitioner_id',
  'start_at',
  'end_at',
  'source_system',
  'slot_id',
] as const;

/** Imported, and not moved here since: its claims follow the source. */
function isOfSource({source_system, slot_id}: Appointment): boolean {
  return source_system !== null && slot_id === null;
}

/** What was imported, and every known appointment with a practitioner over whose time the import went. */
async function appointmentsConcerned(
  {trx, touched}: Taking,
  importedIds: readonly string[],
): Promise<Map<string, Appointment>> {
  const found = new Map<string, Appointment>();
  for (const batch of batches(importedIds)) {
    const rows = await trx.selectFrom('appointment').select(COLUMNS).where('id', 'in', batch).execute();
    for (const row of rows) found.set(row.id, row);
  }
  for (const [practitionerId, {from, to}] of touched.spans) {
    const rows = await trx
      .selectFrom('appointment')
      .select(COLUMNS)
      .where('practitioner_id', '=', practitionerId)
      .where('start_at', '<', to)
      .where('end_at', '>', from)
      .where('status', 'in', FILLING)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** Claims the time of what was imported, and of every known appointment that new or changed Slots fall under. */
export async function claimTimes(taking: Taking, imported: readonly TakenAppointment[]): Promise<void> {
  const {trx, touched, now} = taking;
  const inFile = new Map(imported.map((appointment) => [appointment.id, appointment]));
  const appointments = await appointmentsConcerned(taking, [...inFile.keys()]);
  const slots = await ClaimedSlots.read(
    trx,
    touched.spans,
    imported.flatMap(({slotIds}) => slotIds),
    [...inFile.keys()],
  );

  const wanted = new Map<string, string[]>();
  for (const appointment of appointments.values()) {
    const fills = FILLING.some((status) => status === appointment.status);
    const named = inFile.get(appointment.id)?.slotIds ?? [];
    wanted.set(appointment.id, fills ? slots.under(appointment, named) : []);
  }
  // First all that is given up, so that two appointments may change places.
  for (const id of inFile.keys()) {
    const appointment = appointments.get(id);
    if (appointment !== undefined && isOfSource(appointment)) slots.giveUp(id, wanted.get(id) ?? []);
  }
  for (const [id, slotIds] of wanted) {
    const report = inFile.get(id)?.report;
    for (const slotId of slotIds) {
      const holder = slots.claim(slotId, id, now);
      const other = holder.appointmentId === null ? undefined : appointments.get(holder.appointmentId);
      if (holder.appointmentId === id || report === undefined) continue;
      if (holder.appointmentId === null) {
        report.notes.push('someone is booking its time at this moment; import again to see what came of it');
      } else if (other === undefined || !isOfSource(other)) {
        report.notes.push('its time was booked here by someone else');
      }
    }
    if (report !== undefined) report.notes = [...new Set(report.notes)];
  }
  await slots.write(trx);
}
