import {sql, type Kysely} from 'kysely';

/**
 * What the adoption report counts: months instead of days, with how an appointment was made and the age band in place of the
 * form of the contact; reply times; what the practice fills in itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('domain_event_month')
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('age_band', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('domain_event_month_key', ['month', 'service', 'event', 'channel', 'age_band'])
    .execute();
  // Until now only patients made and changed anything here.
  await sql`
    insert into domain_event_month (month, service, event, channel, age_band, count)
    select substr(day, 1, 7), service, event,
      case when service = 'booking' then 'online' else channel end, 'unknown', sum(count)
    from domain_event_count
    group by substr(day, 1, 7), service, event, case when service = 'booking' then 'online' else channel end
  `.execute(db);
  await db.schema.dropTable('domain_event_count').execute();
  await db.schema.alterTable('domain_event_month').renameTo('domain_event_count').execute();

  await db.schema
    .createTable('reply_time_count')
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('hours', 'integer', (column) => column.notNull())
    .addColumn('promise', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('reply_time_count_key', ['month', 'service', 'hours', 'promise'])
    .execute();

  await db.schema
    .createTable('adoption_month')
    .addColumn('month', 'text', (column) => column.notNull().primaryKey())
    .addColumn('phone_calls', 'integer')
    .addColumn('registered_patients', 'integer')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();

  await db.schema.alterTable('appointment').addColumn('made_via', 'text').execute();
  await sql`
    update appointment set made_via = case when source_id is null then 'online' else 'import' end
  `.execute(db);
  await db.schema.createIndex('appointment_by_creation').on('appointment').column('created_at').execute();
}
