import type {Kysely} from 'kysely';
import type {FreeSlot} from '../domain/runs.ts';
import type {Database} from './schema.ts';

/** Claims that do not stand in the way of whoever asks: of their own hold, of the appointment that they move. */
export interface OwnClaims {
  holdId?: string | undefined;
  appointmentId?: string | undefined;
}

export interface SlotPeriod {
  scheduleIds: readonly string[];
  /** Starts from here, ms UTC, up to but not including `toMs`. */
  fromMs: number;
  toMs: number;
}

/** Slots that can be claimed now, by Schedule and start. A hold whose end has passed claims nothing. */
export function freeSlots(
  db: Kysely<Database>,
  {scheduleIds, fromMs, toMs}: SlotPeriod,
  nowMs: number,
  own: OwnClaims,
): Promise<FreeSlot[]> {
  if (scheduleIds.length === 0 || fromMs >= toMs) return Promise.resolve([]);
  return db
    .selectFrom('slot')
    .leftJoin('slot_claim', 'slot_claim.slot_id', 'slot.id')
    .select(['slot.id', 'slot.schedule_id as scheduleId', 'slot.start_at as startAt', 'slot.end_at as endAt'])
    .where('slot.schedule_id', 'in', scheduleIds)
    .where('slot.start_at', '>=', fromMs)
    .where('slot.start_at', '<', toMs)
    .where('slot.status', '=', 'free')
    .where('slot.closed', '=', 0)
    .where((eb) =>
      eb.or([
        eb('slot_claim.slot_id', 'is', null),
        eb('slot_claim.expires_at', '<=', nowMs),
        ...(own.holdId === undefined ? [] : [eb('slot_claim.hold_id', '=', own.holdId)]),
        ...(own.appointmentId === undefined ? [] : [eb('slot_claim.appointment_id', '=', own.appointmentId)]),
      ]),
    )
    .orderBy('slot.schedule_id')
    .orderBy('slot.start_at')
    .execute();
}

/** Starts of all Slots that the practice planned, taken ones included, ms UTC. */
export async function plannedStarts(
  db: Kysely<Database>,
  {scheduleIds, fromMs, toMs}: SlotPeriod,
): Promise<number[]> {
  if (scheduleIds.length === 0) return [];
  const rows = await db
    .selectFrom('slot')
    .select('start_at')
    .distinct()
    .where('schedule_id', 'in', scheduleIds)
    .where('start_at', '>=', fromMs)
    .where('start_at', '<', toMs)
    .where('status', '!=', 'entered-in-error')
    .where('closed', '=', 0)
    .execute();
  return rows.map(({start_at: startAt}) => startAt);
}

/** A Slot whatever its state; undefined when there never was one of that id. */
export async function findSlot(db: Kysely<Database>, id: string): Promise<FreeSlot | undefined> {
  const row = await db
    .selectFrom('slot')
    .select(['id', 'schedule_id', 'start_at', 'end_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && {id: row.id, scheduleId: row.schedule_id, startAt: row.start_at, endAt: row.end_at};
}

export interface DiarySlotRow extends FreeSlot {
  /** `taken` by an appointment; `held` by somebody who is choosing; `blocked` by the practice. */
  state: 'free' | 'held' | 'taken' | 'blocked';
}

/** All that is planned in a period, in order of start, and what became of it. */
export async function diarySlots(
  db: Kysely<Database>,
  {scheduleIds, fromMs, toMs}: SlotPeriod,
  nowMs: number,
): Promise<DiarySlotRow[]> {
  if (scheduleIds.length === 0) return [];
  const rows = await db
    .selectFrom('slot')
    .leftJoin('slot_claim', 'slot_claim.slot_id', 'slot.id')
    .select(['slot.id', 'slot.schedule_id as scheduleId', 'slot.start_at as startAt', 'slot.end_at as endAt'])
    .select(['slot.status', 'slot_claim.appointment_id as takenBy', 'slot_claim.expires_at as heldUntil'])
    .where('slot.schedule_id', 'in', scheduleIds)
    .where('slot.start_at', '>=', fromMs)
    .where('slot.start_at', '<', toMs)
    .where('slot.status', '!=', 'entered-in-error')
    .where('slot.closed', '=', 0)
    .orderBy('slot.start_at')
    .orderBy('slot.id')
    .execute();
  return rows.map(({status, takenBy, heldUntil, ...slot}) => ({
    ...slot,
    state:
      takenBy !== null
        ? 'taken'
        : status !== 'free'
          ? 'blocked'
          : heldUntil !== null && heldUntil > nowMs
            ? 'held'
            : 'free',
  }));
}
