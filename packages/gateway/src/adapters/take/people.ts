import {upsert} from './rows.ts';
import {identified, leave, settle, sourceColumns, taken, type Taking, type Work} from './work.ts';

export async function takePeople(taking: Taking, works: readonly Work<'Patient'>[]): Promise<void> {
  const found = await identified(taking, 'Patient', works);
  const rows = [];
  for (const {id, item, report} of found) {
    const practitionerId = await taking.names.find(item.generalPractitioner);
    if (item.generalPractitioner !== null && practitionerId === undefined) {
      report.notes.push('its general practitioner is unknown');
    }
    rows.push({
      id,
      name: item.name,
      sort_name: item.sortName,
      birth_date: item.birthDate,
      phone: item.phone,
      deceased: item.deceased ? (1 as const) : (0 as const),
      registration: item.registration,
      general_practitioner_id: practitionerId ?? null,
      ...sourceColumns(item),
    });
  }
  const changes = await upsert(taking.trx, 'person', rows);
  await taken(taking, found, changes);
  for (const [id, change] of changes) taking.written.push({subjectId: id, resource: `Patient/${id}`, change});
  await taking.names.rememberSameHuman(
    found.flatMap(({id, item}) => item.alsoRelatedPersons.map((relatedPerson) => ({relatedPerson, id}))),
  );
}

/** Keeps who may act for whom. A relation that gives no right is left, unless it is known here and lost its right. */
export async function takeRelations(taking: Taking, works: readonly Work<'RelatedPerson'>[]): Promise<void> {
  const found = await identified(taking, 'RelatedPerson', works);
  const kept: typeof found = [];
  const rows = [];
  for (const work of found) {
    const {id, item} = work;
    const known = await taking.trx
      .selectFrom('relation')
      .select('child_id')
      .where('id', '=', id)
      .executeTakeFirst();
    const childId = await taking.names.find(item.child);
    const adultId = await taking.names.sameHuman(item);
    const givesRight = item.isParent || item.hasAuthority;
    if (known !== undefined && (!item.active || childId === undefined || adultId === undefined)) {
      // Whoever can no longer be told, or whose relation ended, may not go on acting.
      await taking.trx.deleteFrom('relation').where('id', '=', id).execute();
      settle(work, 'updated');
      taking.written.push({subjectId: known.child_id, resource: `RelatedPerson/${id}`, change: 'updated'});
      work.report.notes.push('the right to act ended');
    } else if (!item.active) leave(work, 'it is no longer active');
    else if (known === undefined && !givesRight) leave(work, 'this relation gives no right to act');
    else if (childId === undefined) leave(work, 'its patient is unknown');
    else if (adultId === undefined) leave(work, 'which patient this adult is, is not said');
    else if (adultId === childId) leave(work, 'it relates a patient to themselves');
    else {
      kept.push(work);
      rows.push({
        id,
        child_id: childId,
        adult_id: adultId,
        is_parent: item.isParent ? (1 as const) : (0 as const),
        has_authority: item.hasAuthority ? (1 as const) : (0 as const),
        valid_from: item.validFrom,
        valid_to: item.validTo,
        ...sourceColumns(item),
      });
    }
  }
  const changes = await upsert(taking.trx, 'relation', rows);
  await taken(taking, kept, changes);
  for (const {id, child_id} of rows) {
    const change = changes.get(id) ?? 'unchanged';
    taking.written.push({subjectId: child_id, resource: `RelatedPerson/${id}`, change});
  }
}
