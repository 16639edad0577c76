import type {Kysely} from 'kysely';
import {emptyBlock, type BlockContent, type Code} from '../domain/medication/block.ts';
import {emptyFact, type FactContent} from '../domain/medication/facts.ts';
import type {Database} from '../store/schema.ts';

const unsourced = {source_system: null, source_id: null, source_version: null};

export interface AddedBlock extends Partial<BlockContent> {
  kind: BlockContent['kind'];
  id: string;
  personId: string;
  treatmentId: string;
}

/** Writes a building block as an import would. */
export async function addBlock(
  db: Kysely<Database>,
  {id, personId, treatmentId, ...content}: AddedBlock,
): Promise<void> {
  const body: BlockContent = {...emptyBlock(content.kind), ...content};
  await db
    .insertInto('medication_block')
    .values({
      id,
      person_id: personId,
      treatment_id: treatmentId,
      kind: body.kind,
      registered_at: body.registeredAt === null ? null : Date.parse(body.registeredAt),
      body: JSON.stringify(body),
      ...unsourced,
    })
    .execute();
}

/** A code of the G-Standaard that no real product has. */
export const PRK: Code = {system: 'urn:oid:2.16.840.1.113883.2.4.4.10', code: '1', display: null};

export interface AddedMedicine {
  id: string;
  personId: string;
  name: string;
  dosingText?: string;
  /** `YYYY-MM-DD`. */
  start?: string;
  end?: string | null;
  registeredAt?: string;
  codes?: readonly Code[];
  /** Name of the organisation of who prescribed it. */
  organization?: string;
  specialty?: string;
  /** Pieces a day, at breakfast; null leaves the dosing to the text. */
  daily?: number | null;
  /** Last supply: pieces, and on which day. */
  supplied?: {amount: number; on: string; dispenser?: string};
}

/** An agreement of a prescriber, supplied once where that is asked for; its treatment has the same id. */
export async function addMedicine(
  db: Kysely<Database>,
  {
    id,
    personId,
    name,
    dosingText = '1 maal per dag 1 tablet, oraal',
    start = '2026-01-05',
    end = null,
    registeredAt = `${start}T10:00:00+01:00`,
    codes = [PRK],
    organization = 'Huisartsenpraktijk De Linde',
    specialty = 'Huisarts',
    daily = 1,
    supplied,
  }: AddedMedicine,
): Promise<void> {
  const product = {text: name, codes, form: null, ingredients: []};
  const part = {
    frequency: null,
    times: [],
    isExact: null,
    dayParts: ['morning' as const],
    weekdays: [],
    dose: {min: daily ?? 1, max: daily ?? 1, unit: 'tablet', codes: []},
    asNeeded: null,
    maximum: null,
    instructions: [],
    notUnderstood: [],
  };
  await addBlock(db, {
    kind: 'agreement',
    id: `${id}-agreement`,
    personId,
    treatmentId: id,
    registeredAt,
    product,
    dosingText,
    dosing: daily === null ? null : {phases: [{duration: null, parts: [part]}], cycle: null},
    period: {start, end, duration: null},
    author: {
      name: 'dr. M. Bakker',
      identifiers: [],
      specialty: {text: specialty, codes: []},
      organization: {name: organization, identifiers: []},
      who: 'professional',
    },
  });
  if (supplied === undefined) return;
  await addBlock(db, {
    kind: 'dispense',
    id: `${id}-dispense`,
    personId,
    treatmentId: id,
    product: {...product, text: `${name} VAN DE FABRIEK`},
    quantity: {value: supplied.amount, unit: 'tablet', codes: []},
    dispenser:
      supplied.dispenser === undefined
        ? null
        : {
            name: supplied.dispenser,
            identifiers: [],
            specialty: null,
            organization: null,
            who: 'professional',
          },
    happenedAt: `${supplied.on}T11:00:00+01:00`,
  });
}

/** Writes a fact as an import would. */
export async function addFact(
  db: Kysely<Database>,
  {
    id,
    personId,
    ...content
  }: {id: string; personId: string} & Pick<FactContent, 'kind' | 'what'> & Partial<FactContent>,
): Promise<void> {
  const body: FactContent = {...emptyFact(content.kind), ...content};
  await db
    .insertInto('patient_fact')
    .values({id, person_id: personId, kind: body.kind, body: JSON.stringify(body), ...unsourced})
    .execute();
}
