import {sql, type Kysely} from 'kysely';

/** What the practice's own system has taken over, in what order appointments changed, and what nobody has seen yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['recorded_revision', 'recorded_at', 'change_number', 'seen_at', 'alerted_at'])
    await db.schema.alterTable('appointment').addColumn(column, 'bigint').execute();
  await db.schema.alterTable('notice').addColumn('reported_at', 'bigint').execute();
  // What an import brought and nobody changed here is known there.
  await sql`update appointment set recorded_revision = revision, recorded_at = updated_at
    where source_id is not null and slot_id is null and cancelled_at is null`.execute(db);
  await sql`update appointment set change_number = numbered.number
    from (select id, row_number() over (order by updated_at, id) as number from appointment) as numbered
    where numbered.id = appointment.id`.execute(db);
  await sql`update appointment set seen_at = (select seen_at from work_item
    where work_item.appointment_id = appointment.id and work_item.kind = 'appointment-request')`.execute(db);
  await db.schema
    .createIndex('appointment_change_number')
    .on('appointment')
    .columns(['change_number'])
    .execute();
}
