import type {Kysely} from 'kysely';

/** Building blocks of medication, and facts about a person that staff and patients see beside them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('medication_block')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('treatment_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('registered_at', 'bigint')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('source_system', 'text')
    .addColumn('source_id', 'text')
    .addColumn('source_version', 'text')
    .execute();
  await db.schema
    .createIndex('medication_block_of_person')
    .on('medication_block')
    .columns(['person_id', 'treatment_id'])
    .execute();

  await db.schema
    .createTable('patient_fact')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('source_system', 'text')
    .addColumn('source_id', 'text')
    .addColumn('source_version', 'text')
    .execute();
  await db.schema
    .createIndex('patient_fact_of_person')
    .on('patient_fact')
    .columns(['person_id', 'kind'])
    .execute();
}
