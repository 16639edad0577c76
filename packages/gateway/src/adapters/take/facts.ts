import type {FactResource, ImportedFact} from '../imported.ts';
import {upsert} from './rows.ts';
import {identified, leave, sourceColumns, taken, type Taking, type Work} from './work.ts';

/** Keeps what stands beside medication, also what was entered in error, so that it can be taken back. */
export async function takeFacts<Kind extends FactResource>(
  taking: Taking,
  kind: Kind,
  works: readonly Work<Kind>[],
): Promise<void> {
  const found = await identified(taking, kind, works);
  const kept: typeof found = [];
  const rows = [];
  for (const work of found) {
    const item: ImportedFact = work.item;
    const personId = await taking.names.find(item.subject);
    if (personId === undefined) {
      leave(work, 'its patient is unknown');
      continue;
    }
    kept.push(work);
    rows.push({
      id: work.id,
      person_id: personId,
      kind: item.fact.kind,
      body: JSON.stringify(item.fact),
      ...sourceColumns(item),
    });
  }
  const changes = await upsert(taking.trx, 'patient_fact', rows);
  await taken(taking, kept, changes);
  for (const {id, person_id} of rows) {
    const change = changes.get(id) ?? 'unchanged';
    taking.written.push({subjectId: person_id, resource: `${kind}/${id}`, change});
  }
}
