import type {Kysely} from 'kysely';

/** What patients are told, and where. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contact_detail')
    .addColumn('person_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('reminders', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('contact_address')
    .addColumn('person_id', 'text', (column) => column.notNull().references('contact_detail.person_id'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'bigint')
    .addColumn('code_nonce', 'text')
    .addColumn('code_expires_at', 'bigint')
    .addColumn('tries_left', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_address_key', ['person_id', 'channel'])
    .execute();
  await db.schema
    .createTable('notice')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('appointment_id', 'text')
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('recipient_id', 'text')
    .addColumn('channel', 'text')
    .addColumn('start_at', 'bigint')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('claim_id', 'text')
    .addColumn('claimed_until', 'bigint')
    .addColumn('fault', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .execute();
  await db.schema.createIndex('notice_by_turn').on('notice').columns(['status', 'next_at']).execute();
  await db.schema.createIndex('notice_by_appointment').on('notice').column('appointment_id').execute();
  await db.schema.createIndex('notice_by_recipient').on('notice').columns(['recipient_id', 'kind']).execute();
  // Since when its time is what it is: who was told later than the moment of a reminder needs none.
  await db.schema.alterTable('appointment').addColumn('time_set_at', 'bigint').execute();
  await db.schema.createIndex('appointment_by_start').on('appointment').column('start_at').execute();
}
