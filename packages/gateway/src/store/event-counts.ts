/**
 * Counts of what happens, for the adoption report: per month, service, event, channel and age band. No row is about one
 * person, holds one, or can be traced to one; each is written in the transaction of what it counts.
 */
import type {Kysely} from 'kysely';
import {
  ageBandOf,
  eventsOf,
  replyOf,
  type AgeBand,
  type CountedAppointment,
  type MadeVia,
} from '../domain/adoption/events.ts';
import {isSettled, monthOf} from '../domain/adoption/months.ts';
import {localDate} from '../domain/zone.ts';
import {settingsReader} from './practice-settings.ts';
import type {Database, SlotHoldTable} from './schema.ts';

export interface DomainEvent {
  /** Local month in the practice's zone, `YYYY-MM`. */
  month: string;
  service: string;
  event: string;
  channel: string;
  age_band: AgeBand;
}

/** Parses settings again only when their text is another: which database it came from does not matter. */
const readSettings = settingsReader();

/** Adds one. Names come from code, never from a request: no person, no content. */
export async function countEvent(db: Kysely<Database>, event: DomainEvent): Promise<void> {
  await db
    .insertInto('domain_event_count')
    .values({...event, count: 1})
    .onConflict((conflict) =>
      conflict
        .columns(['month', 'service', 'event', 'channel', 'age_band'])
        .doUpdateSet((update) => ({count: update('domain_event_count.count', '+', 1)})),
    )
    .execute();
}

async function countReply(
  db: Kysely<Database>,
  reply: {month: string; service: string; hours: number; promise: 'kept' | 'broken' | 'none'},
): Promise<void> {
  await db
    .insertInto('reply_time_count')
    .values({...reply, count: 1})
    .onConflict((conflict) =>
      conflict
        .columns(['month', 'service', 'hours', 'promise'])
        .doUpdateSet((update) => ({count: update('reply_time_count.count', '+', 1)})),
    )
    .execute();
}

async function ageBandOfPerson(db: Kysely<Database>, personId: string, date: string): Promise<AgeBand> {
  const person = await db
    .selectFrom('person')
    .select('birth_date')
    .where('id', '=', personId)
    .executeTakeFirst();
  return ageBandOf(person?.birth_date ?? null, date);
}

interface AppointmentRow extends CountedAppointment {
  subject_id: string;
  made_via: string | null;
}

/**
 * Counts what happened to an appointment. One that a record system made counts in the month in which it was made there,
 * and not at all when that month stands already: a practice's past is no event of today.
 *
 * @param before As it was; null when it is new.
 * @param now ms UTC.
 */
export async function countAppointment(
  db: Kysely<Database>,
  before: CountedAppointment | null,
  after: AppointmentRow,
  now: number,
): Promise<void> {
  const events = eventsOf(before, after);
  if (events.length === 0) return;
  const settings = await readSettings(db);
  // Without settings there is no practice yet, and no calendar to count in.
  if (settings === undefined) return;
  const zone = settings.timeZone;
  const today = localDate(now, zone);
  const channel = (after.made_via ?? 'online') as MadeVia;
  let day = today;
  if (before === null && channel === 'import') {
    const made = localDate(Number(after.created_at), zone);
    if (isSettled(monthOf(made), today)) return;
    if (made < today) day = made;
  }
  const month = monthOf(day);
  const ageBand = await ageBandOfPerson(db, after.subject_id, day);
  for (const event of events) {
    await countEvent(db, {month, service: 'booking', event, channel, age_band: ageBand});
  }
  const reply = replyOf(before, events, now, zone);
  if (reply !== undefined) await countReply(db, {month, service: 'booking', ...reply});
}

/** For so long after its end a hold may still become a booking, where nobody else took the time, ms. */
const LINGER_MS = 24 * 3_600_000;

/** A hold that ended before this instant (ms UTC) is over for good. */
export const lingeringSince = (now: number): number => now - LINGER_MS;

/** Why a hold is removed: it became a booking, its person chose another time, or it ended without either. */
export type HoldEnd = 'booked' | 'replaced' | 'ended';

/** What the removal of a hold counts as, and at which instant; undefined when it counts as nothing. */
function holdEvent(
  {expires_at: expiresAt}: Pick<SlotHoldTable, 'expires_at'>,
  end: HoldEnd,
  now: number,
): {event: 'hold-booked' | 'hold-abandoned'; at: number} | undefined {
  const endedAt = Number(expiresAt);
  if (endedAt > lingeringSince(now) && end === 'booked') return {event: 'hold-booked', at: now};
  // Who chooses another time goes on.
  if (endedAt > now && end === 'replaced') return undefined;
  return {event: 'hold-abandoned', at: Math.min(now, endedAt)};
}

/** Counts the end of a hold; to be called once, with the removal of its row. */
export async function countHoldEnd(
  db: Kysely<Database>,
  hold: Pick<SlotHoldTable, 'subject_id' | 'expires_at'>,
  end: HoldEnd,
  now: number,
): Promise<void> {
  const counted = holdEvent(hold, end, now);
  const settings = counted === undefined ? undefined : await readSettings(db);
  if (counted === undefined || settings === undefined) return;
  const day = localDate(counted.at, settings.timeZone);
  await countEvent(db, {
    month: monthOf(day),
    service: 'booking',
    event: counted.event,
    channel: 'online',
    age_band: await ageBandOfPerson(db, hold.subject_id, day),
  });
}

/** When the holds ended (ms UTC) that are over for good and that nobody removed yet. */
export async function holdsLeft(db: Kysely<Database>, now: number): Promise<number[]> {
  const rows = await db
    .selectFrom('slot_hold')
    .select('expires_at')
    .where('expires_at', '<=', lingeringSince(now))
    .execute();
  return rows.map(({expires_at: at}) => Number(at));
}
