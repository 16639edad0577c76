import type {Insertable, Kysely, Selectable} from 'kysely';
import {releaseClaims} from './claims.ts';
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

export async function removeHold(db: Kysely<Database>, id: string): Promise<void> {
  await releaseClaims(db, {holdId: id});
  await db.deleteFrom('slot_hold').where('id', '=', id).execute();
}
