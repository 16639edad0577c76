import type {Transaction} from 'kysely';
import type {Database} from '../../store/schema.ts';
import type {ImportedKind, ImportedRelation, Reference} from '../imported.ts';
import {importedId} from '../imported-id.ts';
import {batches, insertRows, storedRows, type SourcedTable} from './rows.ts';

const TABLES: Readonly<Record<Exclude<ImportedKind, 'PractitionerRole'>, SourcedTable>> = {
  Organization: 'organization',
  Location: 'location',
  Practitioner: 'practitioner',
  HealthcareService: 'appointment_type',
  Patient: 'person',
  RelatedPerson: 'relation',
  Schedule: 'schedule',
  Slot: 'slot',
  Appointment: 'appointment',
  MedicationRequest: 'medication_block',
  MedicationDispense: 'medication_block',
  MedicationStatement: 'medication_block',
  MedicationAdministration: 'medication_block',
  Communication: 'medication_block',
  AllergyIntolerance: 'patient_fact',
  Flag: 'patient_fact',
  Observation: 'patient_fact',
  List: 'patient_fact',
};

/** A RelatedPerson's names, when asked which patient that human being is. */
type NamedKind = ImportedKind | 'SameHuman';
type KindWithRow = keyof typeof TABLES;
const hasRow = (kind: NamedKind): kind is KindWithRow => kind in TABLES;

interface NamedKey {
  kind: NamedKind;
  system: string;
  value: string;
}
interface Named {
  keys: readonly NamedKey[];
  passingKeys: readonly string[];
}

/**
 * Which row each name of a source means: first among what this import brought, then in the store. Rows keep their id when
 * the source adds or reorders names; other names of a row are remembered as aliases.
 */
export class Names {
  readonly #trx: Transaction<Database>;
  /** By id-of-the-name, or by passing key. Null: looked up and not there. */
  readonly #known = new Map<string, string | null>();

  constructor(trx: Transaction<Database>) {
    this.#trx = trx;
  }

  /** The row id of each item: that of a row which one of its names already means, else one made of its first name. */
  async identify(kind: KindWithRow, items: readonly Named[]): Promise<string[]> {
    const ids = items.flatMap(({keys}) => keys.map(importedId));
    const rows = await storedRows(this.#trx, TABLES[kind], ids);
    // A thing with one name has no aliases; thousands of Slots are spared the question.
    const aliasIds = items.filter(({keys}) => keys.length > 1).flatMap(({keys}) => keys.map(importedId));
    const aliases = await storedRows(this.#trx, 'source_alias', aliasIds);
    return items.map(({keys}) => {
      const own = keys.map(importedId);
      const stored = own.find((id) => rows.has(id));
      const alias = own
        .map((id) => aliases.get(id)?.['target_id'])
        .find((target) => typeof target === 'string');
      return stored ?? (typeof alias === 'string' ? alias : undefined) ?? own[0] ?? '';
    });
  }

  /** From now on these names mean that row, in this import and in later ones. */
  async remember(things: readonly (Named & {id: string})[]): Promise<void> {
    const aliases = new Map<string, string>();
    for (const {keys, passingKeys, id} of things) {
      for (const key of keys) {
        const name = importedId(key);
        this.#known.set(name, id);
        if (name !== id) aliases.set(name, id);
      }
      for (const key of passingKeys) {
        // A citizen number that two patients have tells nothing about who is meant.
        const known = this.#known.get(key);
        this.#known.set(key, known === undefined || known === id ? id : null);
      }
    }
    const stored = await storedRows(this.#trx, 'source_alias', [...aliases.keys()]);
    const changed = [...aliases].filter(([name, id]) => stored.get(name)?.['target_id'] !== id);
    for (const batch of batches(changed)) {
      const names = batch.map(([name]) => name);
      await this.#trx.deleteFrom('source_alias').where('id', 'in', names).execute();
    }
    await insertRows(
      this.#trx,
      'source_alias',
      changed.map(([id, target_id]) => ({id, target_id})),
    );
  }

  /** Patients say which RelatedPersons they are; those names then lead to the patient. */
  async rememberSameHuman(things: readonly {relatedPerson: Reference; id: string}[]): Promise<void> {
    await this.remember(things.map(({relatedPerson, id}) => ({...sameHuman(relatedPerson), id})));
  }

  /** The patient who is this RelatedPerson: linked by the patient, or with an identifier in common. */
  async sameHuman(relation: ImportedRelation): Promise<string | undefined> {
    return (await this.find(sameHuman(relation))) ?? this.find(relation.asPatient);
  }

  /** The id of the row that a reference means. */
  async find(reference: Named | null): Promise<string | undefined> {
    if (reference === null) return undefined;
    for (const key of reference.passingKeys) {
      const id = this.#known.get(key);
      if (typeof id === 'string') return id;
    }
    for (const key of reference.keys) {
      const id = await this.#lookUp(key);
      if (id !== null) return id;
    }
    return undefined;
  }

  async #lookUp(key: NamedKey): Promise<string | null> {
    const name = importedId(key);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const rows = hasRow(key.kind)
      ? await storedRows(this.#trx, TABLES[key.kind], [name])
      : new Map<string, unknown>();
    const alias = rows.has(name) ? undefined : await storedRows(this.#trx, 'source_alias', [name]);
    const target = rows.has(name) ? name : alias?.get(name)?.['target_id'];
    const id = typeof target === 'string' ? target : null;
    this.#known.set(name, id);
    return id;
  }
}

function sameHuman({keys, passingKeys}: {keys: readonly NamedKey[]; passingKeys: readonly string[]}): Named {
  return {
    keys: keys.map((key) => ({...key, kind: 'SameHuman' as const})),
    passingKeys: passingKeys.map((key) => `SameHuman|${key}`),
  };
}
