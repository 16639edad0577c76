/** The practice's own system has a revision of an appointment: said over HTTP, or on the command line with the files it read. */
import type {Transaction, Kysely} from 'kysely';
import {findAppointment, isRecorded, recordAtPractice, type AppointmentRow} from '../store/appointments.ts';
import type {Database} from '../store/schema.ts';

export type Acknowledged =
  {outcome: 'recorded' | 'outdated'; row: AppointmentRow} | {outcome: 'unknown'; row?: undefined};

/** `db` is a transaction. */
export async function acknowledge(
  db: Kysely<Database> | Transaction<Database>,
  {appointmentId, revision}: {appointmentId: string; revision: number},
  now: number,
): Promise<Acknowledged> {
  const row = await findAppointment(db, appointmentId);
  if (row === undefined || revision > row.revision) return {outcome: 'unknown'};
  const after = await recordAtPractice(db, row, revision, now);
  // Whatever it had before, this one may be older.
  return {outcome: isRecorded(after) ? 'recorded' : 'outdated', row: after};
}
