import type {BlockResource, ImportedBlock} from '../imported.ts';
import {importedId} from '../imported-id.ts';
import {upsert} from './rows.ts';
import {identified, leave, sourceColumns, taken, type Taking, type Work} from './work.ts';

/** Blocks that name one treatment share its id; one that names none is a treatment by itself. */
function treatmentId({keys, block}: ImportedBlock): string {
  const {system, value} = block.treatment ?? keys[0] ?? {system: '', value: ''};
  return importedId({kind: 'Treatment', system, value});
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
      treatment_id: treatmentId(item),
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
