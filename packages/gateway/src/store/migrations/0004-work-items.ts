import type {Kysely} from 'kysely';

/** What needs a person at the practice, and who did what with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('work_item')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('appointment_id', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('answer_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint')
    .addColumn('assignee_id', 'text')
    .addColumn('assignee_name', 'text')
    .addColumn('closed_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('work_item_of_appointment')
    .unique()
    .on('work_item')
    .columns(['appointment_id', 'kind'])
    .execute();
  await db.schema
    .createIndex('work_item_in_order')
    .on('work_item')
    .columns(['state', 'answer_by', 'created_at'])
    .execute();

  await db.schema
    .createTable('work_item_entry')
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('staff_name', 'text')
    .addPrimaryKeyConstraint('work_item_entry_key', ['item_id', 'position'])
    .execute();
}
