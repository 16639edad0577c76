import type {Kysely} from 'kysely';

/** Who answered a line and when, whatever was reported of it since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('repeat_line').addColumn('answered_at', 'bigint').execute();
  await db.schema.alterTable('repeat_line').addColumn('answered_by', 'text').execute();
}
