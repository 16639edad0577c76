import type {Kysely} from 'kysely';

/** When the practice was alerted that nobody had begun with a repeat request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('repeat_request').addColumn('alerted_at', 'bigint').execute();
}
