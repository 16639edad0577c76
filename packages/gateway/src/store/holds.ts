import type {Insertable, Kysely, Selectable} from 'kysely';
import {releaseClaims} from './claims.ts';
import {countHoldEnd, lingeringSince, type HoldEnd} from './event-counts.ts';
import type {Database, SlotHoldTable} from './schema.ts';

export type SlotHold = Selectable<SlotHoldTable>;

/** The one hold that an actor may have, ended or not. */
export function holdOfActor(db: Kysely<Database>, actorId: string): Promise<SlotHold | undefined> {
  return db.selectFrom('slot_hold').selectAll().where('actor_id', '=', actorId).executeTakeFirst();
}

export async function insertHold(db: Kysely<Database>, hold: Insertable<SlotHoldTable>): Promise<void> {
  await db.insertInto('slot_hold').values(hold).execute();
}

/** Moves the end of a live hold, and of its claims, to `expiresAt` (ms UTC). */
export async function extendHold(
  db: Kysely<Database>,
  {id, extensions}: SlotHold,
  expiresAt: number,
): Promise<void> {
  await db
    .updateTable('slot_hold')
    .set({expires_at: expiresAt, extensions: extensions + 1})
    .where('id', '=', id)
    .execute();
  await db.updateTable('slot_claim').set({expires_at: expiresAt}).where('hold_id', '=', id).execute();
}

/**
 * Ends the holds that rest on Slots of this appointment: a hold for moving it does not claim what it has already. To be
 * called before these Slots are given back, lest a hold promises time that others may take.
 */
export async function removeHoldsRestingOn(
  db: Kysely<Database>,
  appointmentId: string,
  now: number,
): Promise<void> {
  const holds = await db
    .selectFrom('slot_hold')
    .innerJoin('slot as first', 'first.id', 'slot_hold.slot_id')
    .innerJoin('slot', 'slot.schedule_id', 'first.schedule_id')
    .innerJoin('slot_claim', 'slot_claim.slot_id', 'slot.id')
    .where('slot_claim.appointment_id', '=', appointmentId)
    .whereRef('slot.start_at', '<', 'slot_hold.end_at')
    .whereRef('slot.end_at', '>', 'slot_hold.start_at')
    .selectAll('slot_hold')
    .distinct()
    .execute();
  for (const hold of holds) await removeHold(db, hold, 'ended', now);
}

/** Removes a hold, gives its time back, and counts how it ended. */
export async function removeHold(
  db: Kysely<Database>,
  hold: SlotHold,
  end: HoldEnd,
  now: number,
): Promise<void> {
  await releaseClaims(db, {holdId: hold.id});
  const {numDeletedRows} = await db
    .deleteFrom('slot_hold')
    .where('id', '=', hold.id)
    .executeTakeFirstOrThrow();
  // Once, whoever else removes it.
  if (numDeletedRows > 0n) await countHoldEnd(db, hold, end, now);
}

/** Removes the holds of people who never came back to them. */
export async function sweepHolds(db: Kysely<Database>, now: number): Promise<void> {
  const left = await db
    .selectFrom('slot_hold')
    .selectAll()
    .where('expires_at', '<=', lingeringSince(now))
    .execute();
  for (const hold of left) await removeHold(db, hold, 'ended', now);
}
