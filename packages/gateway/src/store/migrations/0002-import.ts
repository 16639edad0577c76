import type {Kysely} from 'kysely';

/** What the import needs beside the tables of the service: organisations, and other names of imported things. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organization')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('phone', 'text')
    .addColumn('address', 'text')
    .addColumn('source_system', 'text')
    .addColumn('source_id', 'text')
    .addColumn('source_version', 'text')
    .execute();
  await db.schema
    .createIndex('organization_by_source')
    .unique()
    .on('organization')
    .columns(['source_system', 'source_id'])
    .execute();

  await db.schema
    .createTable('source_alias')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .execute();

  // The import looks for appointments that stand on a practitioner's new or changed Slots.
  await db.schema
    .createIndex('appointment_by_practitioner')
    .on('appointment')
    .columns(['practitioner_id', 'start_at'])
    .execute();
}
