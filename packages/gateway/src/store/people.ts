import type {Kysely, Selectable} from 'kysely';
import type {RelationFacts, SubjectFacts} from '../domain/may-act-for.ts';
import type {Database, PersonTable} from './schema.ts';

export type Person = Selectable<PersonTable>;

export function findPerson(db: Kysely<Database>, id: string): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Everyone who lives, by name. */
export function livingPeople(db: Kysely<Database>): Promise<Pick<Person, 'id' | 'name' | 'birth_date'>[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'birth_date'])
    .where('deceased', '=', 0)
    .orderBy('sort_name')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Children whom the source names with this adult, by name; whether the adult may act for them is not judged here. */
export function childrenOf(db: Kysely<Database>, adultId: string): Promise<Person[]> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', (query) =>
      query.selectFrom('relation').select('child_id').where('adult_id', '=', adultId),
    )
    .orderBy('sort_name')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Relations of an adult, or of a child. */
async function relations(
  db: Kysely<Database>,
  side: 'adult_id' | 'child_id',
  personId: string,
): Promise<RelationFacts[]> {
  const rows = await db
    .selectFrom('relation')
    // Who is no patient here can be a parent of one.
    .leftJoin('person', 'person.id', 'relation.adult_id')
    .selectAll('relation')
    .select('person.deceased')
    .where(`relation.${side}`, '=', personId)
    .execute();
  return rows.map((row) => ({
    childId: row.child_id,
    adultId: row.adult_id,
    isAdultDeceased: row.deceased === 1,
    isParent: row.is_parent === 1,
    hasAuthority: row.has_authority === 1,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

export const relationsOf = (db: Kysely<Database>, adultId: string): Promise<RelationFacts[]> =>
  relations(db, 'adult_id', adultId);
/** Everyone whom the source names as an adult of this child. */
export const relationsOfChild = (db: Kysely<Database>, childId: string): Promise<RelationFacts[]> =>
  relations(db, 'child_id', childId);

export function subjectFacts({id, birth_date: birthDate, deceased}: Person): SubjectFacts {
  return {id, birthDate, deceased: deceased === 1};
}
