import type {Kysely} from 'kysely';

/** Which Slots an appointment had before it was moved or cancelled, until the practice's own system knows of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('slot_given_up')
    .addColumn('appointment_id', 'text', (column) => column.notNull())
    .addColumn('slot_id', 'text', (column) => column.notNull().references('slot.id'))
    .addPrimaryKeyConstraint('slot_given_up_once', ['appointment_id', 'slot_id'])
    .execute();
}
