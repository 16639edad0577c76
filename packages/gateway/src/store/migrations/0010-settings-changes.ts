import {sql, type Kysely} from 'kysely';

/** Who changed which settings, and what they were before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings_change')
    .addColumn('revision', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('staff_name', 'text')
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('parts', 'text', (column) => column.notNull())
    .addColumn('undoes', 'integer')
    .execute();
  // What holds now is what later changes are held against.
  await sql`
    insert into settings_change (revision, at, settings, parts)
    select revision, updated_at, settings, '[]' from practice
  `.execute(db);
}
