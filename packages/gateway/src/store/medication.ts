import type {Kysely, Selectable} from 'kysely';
import type {BlockContent, MedicationBlock} from '../domain/medication/block.ts';
import {treatments, type Treatment} from '../domain/medication/treatments.ts';
import type {Database, MedicationBlockTable} from './schema.ts';

function blockOf(row: Selectable<MedicationBlockTable>): MedicationBlock {
  return {
    ...(JSON.parse(row.body) as BlockContent),
    id: row.id,
    personId: row.person_id,
    treatmentId: row.treatment_id,
    source: {system: row.source_system, id: row.source_id, version: row.source_version},
  };
}

/** Every building block of a person, also those that were entered in error. */
export async function blocksOf(db: Kysely<Database>, personId: string): Promise<MedicationBlock[]> {
  const rows = await db
    .selectFrom('medication_block')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('registered_at')
    .orderBy('id')
    .execute();
  return rows.map(blockOf);
}

const ZONE = 'Europe/Amsterdam';

/**
 * What a person takes on a day: the lines by treatment, derived from the building blocks that were imported.
 *
 * @param today Calendar day in the practice's zone.
 */
export async function treatmentsOf(
  db: Kysely<Database>,
  personId: string,
  today: string,
  {zone = ZONE, recentDays}: {zone?: string; recentDays?: number} = {},
): Promise<Treatment[]> {
  return treatments(await blocksOf(db, personId), today, {
    zone,
    ...(recentDays !== undefined && {recentDays}),
  });
}
