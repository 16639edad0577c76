import type {Kysely} from 'kysely';

/** What staff propose for a line, and what other systems warn of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('repeat_line').addColumn('prepared', 'text').execute();
  await db.schema.alterTable('repeat_line').addColumn('warnings', 'text').execute();
  await db.schema
    .createIndex('repeat_line_by_state')
    .on('repeat_line')
    .columns(['state', 'request_id'])
    .execute();
}
