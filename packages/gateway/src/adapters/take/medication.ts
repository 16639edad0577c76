import type {BlockKind} from '../../domain/medication/block.ts';
import type {BlockResource, ImportedBlock} from '../imported.ts';
import {importedId} from '../imported-id.ts';
import {storedRows, upsert} from './rows.ts';
import {identified, leave, sourceColumns, taken, type Taking, type Work} from './work.ts';

/** Which resources other blocks are, by whose identifiers a block names them. */
const RESOURCES: Readonly<Record<BlockKind, BlockResource>> = {
  agreement: 'MedicationRequest',
  'dosing-schedule': 'MedicationRequest',
  'dispense-request': 'MedicationRequest',
  proposal: 'MedicationRequest',
  'administration-agreement': 'MedicationDispense',
  dispense: 'MedicationDispense',
  use: 'MedicationStatement',
  administration: 'MedicationAdministration',
  reply: 'Communication',
};

const treatmentKey = ({system, value}: {system: string; value: string}): string =>
  importedId({kind: 'Treatment', system, value});

/**
 * Blocks that name one treatment share its id. One that names none is part of that of a block that it names, of this file or
 * an earlier one; else it is a treatment by itself.
 */
class Treatments {
  readonly #taking: Taking;
  readonly #inFile = new Map<string, ImportedBlock>();

  constructor(taking: Taking, items: readonly ImportedBlock[]) {
    this.#taking = taking;
    for (const item of items) for (const key of item.keys) this.#inFile.set(importedId(key), item);
  }

  async of(item: ImportedBlock, seen: ReadonlySet<ImportedBlock> = new Set()): Promise<string> {
    const {block, keys} = item;
    if (block.treatment !== null) return treatmentKey(block.treatment);
    for (const {kind, system, value} of block.relations) {
      const key = {kind: RESOURCES[kind], system, value};
      const other = this.#inFile.get(importedId(key));
      if (other !== undefined && other !== item && !seen.has(other))
        return this.of(other, new Set([...seen, item]));
      const stored = await this.#stored(key);
      if (stored !== undefined) return stored;
    }
    return treatmentKey(keys[0] ?? {system: '', value: ''});
  }

  async #stored(key: {kind: BlockResource; system: string; value: string}): Promise<string | undefined> {
    const id = await this.#taking.names.find({keys: [key], passingKeys: []});
    if (id === undefined) return undefined;
    const row = (await storedRows(this.#taking.trx, 'medication_block', [id])).get(id);
    return row === undefined ? undefined : String(row['treatment_id']);
  }
}

/** Keeps building blocks of medication: whole, also what was entered in error, so that it can be taken back. */
export async function takeMedication<Kind extends BlockResource>(
  taking: Taking,
  kind: Kind,
  works: readonly Work<Kind>[],
): Promise<void> {
  const found = await identified(taking, kind, works);
  const kept: typeof found = [];
  const rows = [];
  const treatments = new Treatments(
    taking,
    works.map(({item}) => item),
  );
  for (const work of found) {
    const item: ImportedBlock = work.item;
    const personId = await taking.names.find(item.subject);
    if (personId === undefined) {
      leave(work, 'its patient is unknown');
      continue;
    }
    kept.push(work);
    rows.push({
      id: work.id,
      person_id: personId,
      treatment_id: await treatments.of(item),
      kind: item.block.kind,
      registered_at: item.registeredAt,
      body: JSON.stringify(item.block),
      ...sourceColumns(item),
    });
  }
  const changes = await upsert(taking.trx, 'medication_block', rows);
  await taken(taking, kept, changes);
  for (const {id, person_id} of rows) {
    const change = changes.get(id) ?? 'unchanged';
    taking.written.push({subjectId: person_id, resource: `${kind}/${id}`, change});
  }
}
