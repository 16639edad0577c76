import type {Kysely} from 'kysely';

/** Medication that patients ask for again: a request, its lines, and what became of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('repeat_request')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('pharmacy', 'text', (column) => column.notNull())
    .addColumn('handover', 'text', (column) => column.notNull())
    .addColumn('remark', 'text')
    .addColumn('away_until', 'text')
    .addColumn('answer_by', 'text', (column) => column.notNull())
    .addColumn('ready_from', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('repeat_request_of_subject')
    .on('repeat_request')
    .columns(['subject_id', 'created_at', 'id'])
    .execute();
  await db.schema
    .createTable('repeat_line')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('request_id', 'text', (column) => column.notNull().references('repeat_request.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('treatment_id', 'text')
    .addColumn('open_key', 'text', (column) => column.unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('dosing_text', 'text')
    .addColumn('days_left', 'integer')
    .addColumn('remark', 'text')
    .addColumn('is_too_early', 'integer', (column) => column.notNull())
    .addColumn('is_check_up_due', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('state_at', 'bigint', (column) => column.notNull())
    .addColumn('state_by', 'text')
    .addColumn('reply', 'text')
    .addColumn('reply_text', 'text')
    .addColumn('approved', 'text')
    .execute();
  await db.schema.createIndex('repeat_line_of_request').on('repeat_line').column('request_id').execute();
}
