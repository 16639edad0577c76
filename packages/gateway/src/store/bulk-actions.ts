import type {Insertable, Kysely, Selectable} from 'kysely';
import {bulkActionChanged, publish} from './outbox.ts';
import type {BulkActionTable, Database} from './schema.ts';

export type BulkActionRow = Selectable<BulkActionTable>;

export function findBulkAction(db: Kysely<Database>, id: string): Promise<BulkActionRow | undefined> {
  return db.selectFrom('bulk_action').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Planned ones, by id. */
export async function plannedBulkActions(db: Kysely<Database>): Promise<ReadonlyMap<string, BulkActionRow>> {
  const rows = await db.selectFrom('bulk_action').selectAll().where('state', '=', 'planned').execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** `db` is a transaction. */
export async function insertBulkAction(
  db: Kysely<Database>,
  row: Insertable<BulkActionTable>,
): Promise<void> {
  await publish(db, [bulkActionChanged(row.id)], row.created_at);
  await db.insertInto('bulk_action').values(row).execute();
}

/** Ends one that is planned. False when it was ended before. `db` is a transaction, `now` is ms UTC. */
export async function endBulkAction(
  db: Kysely<Database>,
  id: string,
  change: Pick<BulkActionRow, 'state' | 'outcomes'>,
  now: number,
): Promise<boolean> {
  const {numUpdatedRows} = await db
    .updateTable('bulk_action')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow();
  const isEnded = numUpdatedRows === 1n;
  if (isEnded) await publish(db, [bulkActionChanged(id)], now);
  return isEnded;
}

/** Planned ones whose time has come, the oldest first. `now` is ms UTC. */
export async function dueBulkActions(db: Kysely<Database>, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bulk_action')
    .select('id')
    .where('state', '=', 'planned')
    .where('executes_at', '<=', now)
    .orderBy('executes_at')
    .execute();
  return rows.map(({id}) => id);
}
