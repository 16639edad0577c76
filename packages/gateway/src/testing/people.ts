import type {Insertable, Kysely} from 'kysely';
import type {Database, PersonTable, RelationTable} from '../store/schema.ts';

/** Puts a registered adult into the store. */
export async function addPerson(
  db: Kysely<Database>,
  person: Pick<PersonTable, 'id' | 'name'> & Partial<Insertable<PersonTable>>,
): Promise<void> {
  await db
    .insertInto('person')
    .values({
      sort_name: person.name,
      birth_date: '1980-05-17',
      phone: null,
      deceased: 0,
      registration: 'registered',
      general_practitioner_id: null,
      source_system: null,
      source_id: null,
      source_version: null,
      ...person,
    })
    .execute();
}

/** Says that the adult is a parent with authority over the child. */
export async function addParent(
  db: Kysely<Database>,
  adultId: string,
  childId: string,
  changes: Partial<Insertable<RelationTable>> = {},
): Promise<void> {
  await db
    .insertInto('relation')
    .values({
      id: `${adultId}-${childId}`,
      adult_id: adultId,
      child_id: childId,
      is_parent: 1,
      has_authority: 1,
      valid_from: null,
      valid_to: null,
      source_system: null,
      source_id: null,
      source_version: null,
      ...changes,
    })
    .execute();
}
