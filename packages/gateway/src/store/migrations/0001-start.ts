import {sql, type CreateTableBuilder, type Kysely} from 'kysely';

/** Columns are only what both engines know: text, integers, and `bigint` for instants (ms UTC). */
function withSource<Table extends string, Column extends string>(table: CreateTableBuilder<Table, Column>) {
  return table
    .addColumn('source_system', 'text')
    .addColumn('source_id', 'text')
    .addColumn('source_version', 'text');
}

/** Tables whose rows may come from an import; one row per identifier of the source. */
const SOURCED = [
  'person',
  'relation',
  'practitioner',
  'location',
  'appointment_type',
  'schedule',
  'slot',
  'appointment',
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name);

  await table('practice')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();

  await withSource(
    table('person')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sort_name', 'text', (column) => column.notNull())
      .addColumn('birth_date', 'text')
      .addColumn('phone', 'text')
      .addColumn('deceased', 'integer', (column) => column.notNull())
      .addColumn('registration', 'text', (column) => column.notNull())
      .addColumn('general_practitioner_id', 'text'),
  ).execute();

  await withSource(
    table('relation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('child_id', 'text', (column) => column.notNull())
      .addColumn('adult_id', 'text', (column) => column.notNull())
      .addColumn('is_parent', 'integer', (column) => column.notNull())
      .addColumn('has_authority', 'integer', (column) => column.notNull())
      .addColumn('valid_from', 'text')
      .addColumn('valid_to', 'text'),
  ).execute();
  await db.schema.createIndex('relation_by_adult').on('relation').column('adult_id').execute();
  await db.schema.createIndex('relation_by_child').on('relation').column('child_id').execute();

  await withSource(
    table('practitioner')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('active', 'integer', (column) => column.notNull()),
  ).execute();

  await withSource(
    table('location')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('address', 'text'),
  ).execute();

  await withSource(
    table('appointment_type')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text')
      .addColumn('active', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull()),
  ).execute();

  await table('appointment_type_practitioner')
    .addColumn('appointment_type_id', 'text', (column) => column.notNull())
    .addColumn('practitioner_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('appointment_type_practitioner_key', ['appointment_type_id', 'practitioner_id'])
    .execute();

  await withSource(
    table('schedule')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('practitioner_id', 'text')
      .addColumn('location_id', 'text')
      .addColumn('active', 'integer', (column) => column.notNull()),
  ).execute();
  await db.schema.createIndex('schedule_by_practitioner').on('schedule').column('practitioner_id').execute();

  await withSource(
    table('slot')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('schedule_id', 'text', (column) => column.notNull().references('schedule.id'))
      .addColumn('start_at', 'bigint', (column) => column.notNull())
      .addColumn('end_at', 'bigint', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('closed', 'integer', (column) => column.notNull()),
  ).execute();
  await db.schema.createIndex('slot_by_schedule').on('slot').columns(['schedule_id', 'start_at']).execute();
  await db.schema.createIndex('slot_by_start').on('slot').columns(['start_at', 'status']).execute();

  await table('slot_claim')
    .addColumn('slot_id', 'text', (column) => column.primaryKey().references('slot.id'))
    .addColumn('hold_id', 'text')
    .addColumn('appointment_id', 'text')
    .addColumn('expires_at', 'bigint')
    // A Slot is claimed by a hold that ends, or by an appointment that does not.
    .addCheckConstraint(
      'slot_claim_by_one',
      sql`(hold_id is null) <> (appointment_id is null) and (expires_at is null) = (hold_id is null)`,
    )
    .execute();
  await db.schema.createIndex('slot_claim_by_hold').on('slot_claim').column('hold_id').execute();
  await db.schema
    .createIndex('slot_claim_by_appointment')
    .on('slot_claim')
    .column('appointment_id')
    .execute();

  await table('slot_hold')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('actor_id', 'text', (column) => column.notNull().unique())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('appointment_type_id', 'text', (column) => column.notNull())
    .addColumn('slot_id', 'text', (column) => column.notNull())
    .addColumn('start_at', 'bigint', (column) => column.notNull())
    .addColumn('end_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('extensions', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();

  await withSource(
    table('appointment')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('actor_id', 'text')
      .addColumn('appointment_type_id', 'text')
      .addColumn('type_name', 'text')
      .addColumn('channel', 'text')
      .addColumn('practitioner_id', 'text')
      .addColumn('practitioner_name', 'text')
      .addColumn('location_id', 'text')
      .addColumn('location_name', 'text')
      .addColumn('slot_id', 'text')
      .addColumn('start_at', 'bigint', (column) => column.notNull())
      .addColumn('end_at', 'bigint', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('reason_withheld', 'integer', (column) => column.notNull())
      .addColumn('needs', 'text')
      .addColumn('instructions', 'text')
      .addColumn('urgent_notice_version', 'text')
      .addColumn('answer_by', 'text')
      .addColumn('online_editable', 'integer')
      .addColumn('online_editable_until', 'bigint')
      .addColumn('cancelled_at', 'bigint')
      .addColumn('cancelled_by', 'text')
      .addColumn('cancelled_late', 'integer', (column) => column.notNull())
      .addColumn('cancellation_reason', 'text')
      .addColumn('slot_vanished', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull()),
  ).execute();
  await db.schema
    .createIndex('appointment_by_subject')
    .on('appointment')
    .columns(['subject_id', 'start_at'])
    .execute();

  await table('idempotency')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('headers', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('idempotency_by_age').on('idempotency').column('created_at').execute();

  await table('access_log')
    // Counted by the writer, in the transaction that reads the row before it: the chain leaves no gaps.
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_role', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('resource', 'text')
    .addColumn('ground', 'text', (column) => column.notNull())
    .addColumn('outcome', 'integer', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('access_log_by_subject')
    .on('access_log')
    .columns(['subject_id', 'at'])
    .execute();

  await table('domain_event_count')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('domain_event_count_key', ['day', 'service', 'event', 'channel'])
    .execute();

  await table('secret')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();

  for (const name of SOURCED) {
    await db.schema
      .createIndex(`${name}_by_source`)
      .unique()
      .on(name)
      .columns(['source_system', 'source_id'])
      .execute();
  }
}
