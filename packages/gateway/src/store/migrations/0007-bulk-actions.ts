import type {Kysely} from 'kysely';

/** What staff do to several things together, a while after they asked for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('bulk_action')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('staff_name', 'text', (column) => column.notNull())
    .addColumn('wish', 'text', (column) => column.notNull())
    .addColumn('outcomes', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('executes_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('bulk_action_due')
    .on('bulk_action')
    .columns(['state', 'executes_at'])
    .execute();
  await db.schema
    .createIndex('appointment_changed')
    .on('appointment')
    .columns(['updated_at', 'id'])
    .execute();
}
