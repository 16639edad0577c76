import type {Kysely} from 'kysely';

/** Which planned bulk action an item is part of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('work_item').addColumn('bulk_action_id', 'text').execute();
  await db.schema.createIndex('work_item_planned').on('work_item').column('bulk_action_id').execute();
}
