import type {Kysely} from 'kysely';
import type {FactContent, FactKind, PatientFact} from '../domain/medication/facts.ts';
import type {Database} from './schema.ts';

/** Every fact of a person, also those that were entered in error; `knownOf` says what holds of them. */
export async function factsOf(db: Kysely<Database>, personId: string): Promise<PatientFact[]> {
  const rows = await db.selectFrom('patient_fact').selectAll().where('person_id', '=', personId).execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.body) as FactContent),
    id: row.id,
    personId: row.person_id,
    source: {system: row.source_system, id: row.source_id, version: row.source_version},
  }));
}

/** Whether the record system gave anything of these kinds, of whomever. */
export async function hasFacts(db: Kysely<Database>, kinds: readonly FactKind[]): Promise<boolean> {
  const row = await db
    .selectFrom('patient_fact')
    .select('id')
    .where('kind', 'in', kinds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
