import {firstRole} from '../fhir/practitioner-kinds.ts';
import {updateRow, upsert} from './rows.ts';
import {identified, leave, settle, sourceColumns, taken, type Taking, type Work} from './work.ts';

export async function takePractitioners(
  taking: Taking,
  works: readonly Work<'Practitioner'>[],
): Promise<void> {
  const found = await identified(taking, 'Practitioner', works);
  const rows = found.map(({id, item}) => ({
    id,
    name: item.name,
    role: 'other' as const,
    active: item.active === false ? (0 as const) : (1 as const),
    ...sourceColumns(item),
  }));
  const silent = rows.filter((_row, index) => found[index]?.item.active === null);
  const explicit = rows.filter((_row, index) => found[index]?.item.active !== null);
  // What someone is follows from their roles, and so does being active where the person does not say.
  const changes = new Map([
    ...(await upsert(taking.trx, 'practitioner', explicit, ['role'])),
    ...(await upsert(taking.trx, 'practitioner', silent, ['role', 'active'])),
  ]);
  await taken(taking, found, changes);
}

export async function takeAppointmentTypes(
  taking: Taking,
  works: readonly Work<'HealthcareService'>[],
): Promise<void> {
  const found = await identified(taking, 'HealthcareService', works);
  const {last} = await taking.trx
    .selectFrom('appointment_type')
    .select(({fn}) => fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  const first = last === null ? 0 : Number(last) + 1;
  const rows = found.map(({id, item}, index) => ({
    id,
    name: item.name,
    description: item.description,
    active: item.active ? (1 as const) : (0 as const),
    // New kinds come last, in the order of the file; known ones keep their place.
    position: first + index,
    ...sourceColumns(item),
  }));
  await taken(taking, found, await upsert(taking.trx, 'appointment_type', rows, ['position']));
}

interface RoleWork extends Work<'PractitionerRole'> {
  practitionerId: string;
}

/** Roles have no row of their own: they say what a practitioner is, and which kinds they do. */
export async function takePractitionerRoles(
  taking: Taking,
  works: readonly Work<'PractitionerRole'>[],
): Promise<void> {
  const byPractitioner = new Map<string, RoleWork[]>();
  for (const work of works) {
    const practitionerId = await taking.names.find(work.item.practitioner);
    if (practitionerId === undefined) {
      leave(work, 'its practitioner is unknown');
      continue;
    }
    byPractitioner.set(practitionerId, [
      ...(byPractitioner.get(practitionerId) ?? []),
      {...work, practitionerId},
    ]);
  }
  for (const [practitionerId, roles] of byPractitioner) {
    const isChanged = [
      await setRole(taking, practitionerId, roles),
      await setAppointmentTypes(taking, practitionerId, roles),
    ].includes(true);
    for (const role of roles) settle(role, isChanged ? 'updated' : 'unchanged');
  }
  const all = [...byPractitioner.values()].flat();
  await taking.names.remember(
    all.map(({item, practitionerId}) => ({
      keys: item.keys,
      passingKeys: item.passingKeys,
      id: practitionerId,
    })),
  );
}

async function setRole({trx}: Taking, practitionerId: string, roles: readonly RoleWork[]): Promise<boolean> {
  const current = roles.filter(({item}) => item.active);
  const role = firstRole(current.flatMap(({item}) => item.role ?? []));
  const stored = await trx
    .selectFrom('practitioner')
    .select(['role', 'active'])
    .where('id', '=', practitionerId)
    .executeTakeFirstOrThrow();
  // Someone whose every role ended does not work here any more.
  const changes = {
    ...(role === undefined || role === stored.role ? {} : {role}),
    ...(current.length === 0 && stored.active === 1 ? {active: 0} : {}),
  };
  if (Object.keys(changes).length === 0) return false;
  await updateRow(trx, 'practitioner', practitionerId, changes);
  return true;
}

/** The kinds named by the roles of this file replace those of before; roles that name none leave them alone. */
async function setAppointmentTypes(
  {trx, names}: Taking,
  practitionerId: string,
  roles: readonly RoleWork[],
): Promise<boolean> {
  const current = roles.filter(({item}) => item.active);
  if (current.length > 0 && current.every(({item}) => item.appointmentTypes.length === 0)) return false;
  const wanted = new Set<string>();
  for (const {item, report} of current) {
    for (const reference of item.appointmentTypes) {
      const id = await names.find(reference);
      if (id === undefined) report.notes.push('it names a HealthcareService that is unknown');
      else wanted.add(id);
    }
  }
  const stored = await trx
    .selectFrom('appointment_type_practitioner')
    .select('appointment_type_id')
    .where('practitioner_id', '=', practitionerId)
    .execute();
  const known = new Set(stored.map(({appointment_type_id}) => appointment_type_id));
  const gone = [...known].filter((id) => !wanted.has(id));
  const fresh = [...wanted].filter((id) => !known.has(id));
  if (gone.length > 0) {
    await trx
      .deleteFrom('appointment_type_practitioner')
      .where('practitioner_id', '=', practitionerId)
      .where('appointment_type_id', 'in', gone)
      .execute();
  }
  if (fresh.length > 0) {
    await trx
      .insertInto('appointment_type_practitioner')
      .values(fresh.map((id) => ({appointment_type_id: id, practitioner_id: practitionerId})))
      .execute();
  }
  return gone.length + fresh.length > 0;
}
