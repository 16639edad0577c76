/**
 * Whether appointments booked here still stand on their Slots. They stay whatever the source does; one whose time is gone
 * is marked, so that the practice calls the patient, and unmarked when the time is back.
 */
import type {Selectable, Transaction} from 'kysely';
import {STANDING} from '../../domain/work-items.ts';
import {isRecorded} from '../../store/appointments.ts';
import type {AppointmentTable, Database} from '../../store/schema.ts';
import {FILLING} from './appointments.ts';
import {batches} from './rows.ts';
import type {Taking} from './work.ts';

type Appointment = Selectable<AppointmentTable>;

/** Marks and unmarks. Returns the ids of what was newly marked. */
export async function markVanished({trx, touched, now, written}: Taking): Promise<string[]> {
  const ids = new Set<string>();
  for (const batch of batches([...touched.changedSlots])) {
    const claims = await trx
      .selectFrom('slot_claim')
      .select('appointment_id')
      .where('slot_id', 'in', batch)
      .where('appointment_id', 'is not', null)
      .execute();
    for (const {appointment_id} of claims) if (appointment_id !== null) ids.add(appointment_id);
  }
  for (const [practitionerId, {from, to}] of touched.spans) {
    const rows = await trx
      .selectFrom('appointment')
      .select('id')
      .where('practitioner_id', '=', practitionerId)
      .where('start_at', '<', to)
      .where('end_at', '>', from)
      .execute();
    for (const {id} of rows) ids.add(id);
  }

  const marked: string[] = [];
  for (const batch of batches([...ids])) {
    const booked = await trx
      .selectFrom('appointment')
      .selectAll()
      .where('id', 'in', batch)
      // With a Slot of its own it was booked or moved here.
      .where('slot_id', 'is not', null)
      .where('status', 'in', STANDING)
      .where('end_at', '>', now)
      .execute();
    for (const appointment of booked) {
      const isVanished = !(await stands(trx, appointment));
      if (isVanished === (appointment.slot_vanished === 1)) continue;
      await trx
        .updateTable('appointment')
        .set({
          slot_vanished: isVanished ? 1 : 0,
          revision: appointment.revision + 1,
          updated_at: now,
          // The practice's own system did this: what it had of the appointment it still has.
          ...(isRecorded(appointment) && {recorded_revision: appointment.revision + 1}),
        })
        .where('id', '=', appointment.id)
        .execute();
      written.push({
        subjectId: appointment.subject_id,
        resource: `Appointment/${appointment.id}`,
        change: 'updated',
      });
      if (isVanished) marked.push(appointment.id);
    }
  }
  return marked;
}

async function stands(trx: Transaction<Database>, appointment: Appointment): Promise<boolean> {
  return (await hasItsTime(trx, appointment)) && !(await isGivenAway(trx, appointment));
}

/** The Slots that it claims and that the source still has fill its whole time. */
async function hasItsTime(trx: Transaction<Database>, {id, start_at, end_at}: Appointment): Promise<boolean> {
  const slots = await trx
    .selectFrom('slot_claim')
    .innerJoin('slot', 'slot.id', 'slot_claim.slot_id')
    .select(['slot.start_at', 'slot.end_at'])
    .where('slot_claim.appointment_id', '=', id)
    .where('slot.closed', '=', 0)
    .where('slot.status', 'not in', ['busy-unavailable', 'entered-in-error'])
    .orderBy('slot.start_at')
    .execute();
  let filledUntil = Number(start_at);
  for (const slot of slots) {
    if (Number(slot.start_at) <= filledUntil) filledUntil = Math.max(filledUntil, Number(slot.end_at));
  }
  return filledUntil >= Number(end_at);
}

/** The source has another appointment with that practitioner at that time. */
async function isGivenAway(
  trx: Transaction<Database>,
  {id, practitioner_id, start_at, end_at}: Appointment,
): Promise<boolean> {
  if (practitioner_id === null) return false;
  const other = await trx
    .selectFrom('appointment')
    .select('id')
    .where('practitioner_id', '=', practitioner_id)
    .where('id', '!=', id)
    .where('source_system', 'is not', null)
    .where('slot_id', 'is', null)
    .where('status', 'in', FILLING)
    .where('start_at', '<', end_at)
    .where('end_at', '>', start_at)
    .executeTakeFirst();
  return other !== undefined;
}
