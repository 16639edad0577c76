import type {Kysely, Selectable} from 'kysely';
import type {MonthCounts} from '../domain/adoption/figures.ts';
import {addMonths, monthOf} from '../domain/adoption/months.ts';
import {localDate, startOfDay} from '../domain/zone.ts';
import {holdsLeft} from './event-counts.ts';
import type {AdoptionMonthTable, Database} from './schema.ts';
import {writeTransaction} from './transaction.ts';

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

const USERS = 'patients-online';

/**
 * Different people for whom an appointment was made online in the month: counted from the appointments, which know them
 * anyway, and then kept as a number, so that a month that stands does not change when appointments are deleted later.
 */
async function usersOf(
  db: Kysely<Database>,
  month: string,
  zone: string,
  counted: readonly {event: string; count: number}[],
): Promise<number> {
  const kept = counted.find(({event}) => event === USERS);
  if (kept !== undefined) return kept.count;
  const {users} = await db
    .selectFrom('appointment')
    .where('made_via', '=', 'online')
    .where('created_at', '>=', startOfDay(`${month}-01`, zone))
    .where('created_at', '<', startOfDay(`${addMonths(month, 1)}-01`, zone))
    .select((eb) => eb.fn.count<number>('subject_id').distinct().as('users'))
    .executeTakeFirstOrThrow();
  await writeTransaction(db, (trx) =>
    trx
      .insertInto('domain_event_count')
      .values({
        month,
        service: 'booking',
        event: USERS,
        channel: 'online',
        age_band: 'unknown',
        count: Number(users),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return Number(users);
}

/** The month in which counting began. Nothing is ever added to a month that stands, so a month before it stays before it. */
async function firstCounted(
  db: Kysely<Database>,
  left: readonly {month: string}[],
): Promise<string | undefined> {
  const {month} = await db
    .selectFrom('domain_event_count')
    .where('service', '=', 'booking')
    // Kept when somebody asks for the month, also when it is nobody.
    .where('event', '!=', USERS)
    .select((eb) => eb.fn.min('month').as('month'))
    .executeTakeFirstOrThrow();
  return [...left.map((one) => one.month), ...(month === null ? [] : [month])].sort()[0];
}

/**
 * What was counted of the booking service in these months, which must stand; without the months before counting began. Holds
 * of people who never came back are counted as their removal would count them, so that it does not matter whether somebody
 * removed them yet.
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
  const first = await firstCounted(db, left);
  for (const month of months) {
    if (first === undefined || month < first) continue;
    const counted = [...events, ...left].filter((one) => one.month === month);
    result.set(month, {
      events: counted,
      replies: replies.filter((one) => one.month === month),
      users: await usersOf(db, month, zone, counted),
    });
  }
  return result;
}
