import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {sql, type Insertable, type Kysely} from 'kysely';
import {openDatabase} from '../../store/database.ts';
import type {AppointmentTable, Database} from '../../store/schema.ts';
import {testClock, type TestClock} from '../../testing/clock.ts';

export interface TestStore {
  db: Kysely<Database>;
  /** A folder of its own, for files to import too. */
  folder: string;
  clock: TestClock;
  close(): Promise<void>;
}

/** @param now RFC 3339 with offset. Default a Monday morning. */
export async function openTestStore(now?: string): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'gp-import-'));
  const db = await openDatabase({dataDir: join(folder, 'data')});
  return {
    db,
    folder,
    clock: testClock(now),
    async close() {
      await db.destroy();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** All rows of all tables but the migrations', by table: what the store holds, to compare or to search. */
export async function wholeStore(db: Kysely<Database>): Promise<Record<string, unknown[]>> {
  const tables = await db.introspection.getTables();
  const content: Record<string, unknown[]> = {};
  for (const {name} of tables) {
    const {rows} = await sql`select * from ${sql.table(name)} order by 1, 2`.execute(db);
    content[name] = rows;
  }
  return content;
}

/** Puts a booking of a patient on Slots, as the service does. */
export async function addBooking(
  db: Kysely<Database>,
  slotIds: readonly string[],
  changes: Partial<Insertable<AppointmentTable>> = {},
): Promise<string> {
  const slots = await db
    .selectFrom('slot')
    .innerJoin('schedule', 'schedule.id', 'slot.schedule_id')
    .select(['slot.id', 'slot.start_at', 'slot.end_at', 'schedule.practitioner_id'])
    .where('slot.id', 'in', slotIds)
    .orderBy('slot.start_at')
    .execute();
  const first = slots[0];
  const last = slots.at(-1);
  if (first === undefined || last === undefined) throw new Error('There are no such Slots to book.');
  const id = `booking-${first.id}`;
  await db
    .insertInto('appointment')
    .values({
      id,
      revision: 1,
      status: 'booked',
      subject_id: 'someone',
      actor_id: 'someone',
      appointment_type_id: null,
      type_name: null,
      channel: 'practice',
      practitioner_id: first.practitioner_id,
      practitioner_name: null,
      location_id: null,
      location_name: null,
      slot_id: first.id,
      start_at: first.start_at,
      end_at: last.end_at,
      reason: null,
      reason_withheld: 0,
      needs: null,
      instructions: null,
      urgent_notice_version: null,
      answer_by: null,
      online_editable: null,
      online_editable_until: null,
      cancelled_at: null,
      cancelled_by: null,
      cancelled_late: 0,
      cancellation_reason: null,
      slot_vanished: 0,
      created_at: 0,
      updated_at: 0,
      source_system: null,
      source_id: null,
      source_version: null,
      ...changes,
    })
    .execute();
  await db
    .insertInto('slot_claim')
    .values(slots.map((slot) => ({slot_id: slot.id, hold_id: null, appointment_id: id, expires_at: null})))
    .execute();
  return id;
}
