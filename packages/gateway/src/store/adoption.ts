import type {Kysely, Selectable} from 'kysely';
import type {MonthCounts} from '../domain/adoption/figures.ts';
import {addMonths, monthOf} from '../domain/adoption/months.ts';
import {localDate, startOfDay} from '../domain/zone.ts';
import {holdsLeft} from './event-counts.ts';
import type {AdoptionMonthTable, Database} from './schema.ts';

export type EnteredMonth = Selectable<AdoptionMonthTable>;

export function enteredMonth(db: Kysely<Database>, month: string): Promise<EnteredMonth | undefined> {
  return db.selectFrom('adoption_month').selectAll().where('month', '=', month).executeTakeFirst();
}

export async function enteredMonths(
  db: Kysely<Database>,
  months: readonly string[],
): Promise<ReadonlyMap<string, EnteredMonth>> {
  if (months.length === 0) return new Map();
  const rows = await db.selectFrom('adoption_month').selectAll().where('month', 'in', months).execute();
  return new Map(rows.map((row) => [row.month, row]));
}

export async function putMonth(db: Kysely<Database>, row: EnteredMonth): Promise<void> {
  await db
    .insertInto('adoption_month')
    .values(row)
    .onConflict((conflict) => conflict.column('month').doUpdateSet(row))
    .execute();
}

/** Different people for whom an appointment was made online in the month: counted when asked, kept nowhere. */
async function usersOf(db: Kysely<Database>, month: string, zone: string): Promise<number> {
  const {users} = await db
    .selectFrom('appointment')
    .where('made_via', '=', 'online')
    .where('created_at', '>=', startOfDay(`${month}-01`, zone))
    .where('created_at', '<', startOfDay(`${addMonths(month, 1)}-01`, zone))
    .select((eb) => eb.fn.count<number>('subject_id').distinct().as('users'))
    .executeTakeFirstOrThrow();
  return Number(users);
}

/**
 * What was counted of the booking service in these months. Holds of people who never came back are counted as their removal
 * would count them, so that it does not matter whether somebody removed them yet.
 */
export async function bookingCounts(
  db: Kysely<Database>,
  months: readonly string[],
  {zone, now}: {zone: string; now: number},
): Promise<ReadonlyMap<string, Pick<MonthCounts, 'events' | 'replies' | 'users'>>> {
  if (months.length === 0) return new Map();
  const events = await db
    .selectFrom('domain_event_count')
    .select(['month', 'event', 'channel', 'age_band as ageBand', 'count'])
    .where('service', '=', 'booking')
    .where('month', 'in', months)
    .execute();
  const replies = await db
    .selectFrom('reply_time_count')
    .select(['month', 'hours', 'promise', 'count'])
    .where('service', '=', 'booking')
    .where('month', 'in', months)
    .execute();
  const left = (await holdsLeft(db, now)).map((at) => ({
    month: monthOf(localDate(at, zone)),
    event: 'hold-abandoned',
    channel: 'online',
    ageBand: 'unknown' as const,
    count: 1,
  }));
  const result = new Map<string, Pick<MonthCounts, 'events' | 'replies' | 'users'>>();
  for (const month of months) {
    result.set(month, {
      events: [...events, ...left].filter((one) => one.month === month),
      replies: replies.filter((one) => one.month === month),
      users: await usersOf(db, month, zone),
    });
  }
  return result;
}
