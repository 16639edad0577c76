import type {Kysely} from 'kysely';
import type {Database} from './schema.ts';
import type {OwnClaims} from './slots.ts';

/** Who claims: a hold until an instant (ms UTC), or an appointment for good. */
export type Claimant = {holdId: string; expiresAt: number} | {appointmentId: string};

/** Gives back all that a hold or an appointment claims. What an appointment gives up is kept for the practice's own system. */
export async function releaseClaims(db: Kysely<Database>, {holdId, appointmentId}: OwnClaims): Promise<void> {
  if (holdId !== undefined) await db.deleteFrom('slot_claim').where('hold_id', '=', holdId).execute();
  if (appointmentId !== undefined) {
    await db
      .insertInto('slot_given_up')
      .columns(['appointment_id', 'slot_id'])
      .expression(
        db
          .selectFrom('slot_claim')
          .select((eb) => [eb.val(appointmentId).as('appointment_id'), 'slot_id'])
          .where('appointment_id', '=', appointmentId),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db.deleteFrom('slot_claim').where('appointment_id', '=', appointmentId).execute();
  }
}

/**
 * Claims every one of the Slots, taking over what an ended hold left. False when somebody else has one of them: the
 * primary key of the table says so, not a read before it. What was claimed by then is undone by the caller's
 * transaction, which must not commit.
 */
export async function claimSlots(
  db: Kysely<Database>,
  slotIds: readonly string[],
  claimant: Claimant,
  nowMs: number,
): Promise<boolean> {
  if (slotIds.length === 0) return true;
  await db
    .deleteFrom('slot_claim')
    .where('slot_id', 'in', slotIds)
    .where('expires_at', '<=', nowMs)
    .execute();
  const {numInsertedOrUpdatedRows} = await db
    .insertInto('slot_claim')
    .values(
      slotIds.map((slotId) => ({
        slot_id: slotId,
        hold_id: 'holdId' in claimant ? claimant.holdId : null,
        appointment_id: 'appointmentId' in claimant ? claimant.appointmentId : null,
        expires_at: 'holdId' in claimant ? claimant.expiresAt : null,
      })),
    )
    .onConflict((conflict) => conflict.column('slot_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === BigInt(slotIds.length);
}

/** Those of the Slots that the appointment itself claims. */
export async function claimedBy(
  db: Kysely<Database>,
  appointmentId: string,
  slotIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('slot_claim')
    .select('slot_id')
    .where('appointment_id', '=', appointmentId)
    .where('slot_id', 'in', slotIds)
    .execute();
  return new Set(rows.map(({slot_id: id}) => id));
}
