import {randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import {appendAccess} from '../../store/access-log.ts';
import {numberChanges} from '../../store/appointments.ts';
import {appointmentChanged, medicationChanged, publish} from '../../store/outbox.ts';
import {writeTransaction} from '../../store/transaction.ts';
import type {Database} from '../../store/schema.ts';
import {followAppointments} from '../../store/work-items.ts';
import type {FileReport, ReportedResource} from '../import-report.ts';
import {blockResources, factResources, type ImportedKind, type ImportedOf} from '../imported.ts';
import type {Judged} from '../judge.ts';
import {takeAppointments} from './appointments.ts';
import {claimTimes} from './claims.ts';
import {takeFacts} from './facts.ts';
import {takeMedication} from './medication.ts';
import {Names} from './names.ts';
import {takePeople, takeRelations} from './people.ts';
import {takeLocations, takeOrganizations} from './places.ts';
import {takeAppointmentTypes, takePractitionerRoles, takePractitioners} from './practitioners.ts';
import {takeSchedules} from './schedules.ts';
import {takeSlots} from './slots.ts';
import {batches} from './rows.ts';
import {markVanished} from './standing.ts';
import {Touched} from './touched.ts';
import type {Taking, Work} from './work.ts';

function worksOf<Kind extends ImportedKind>(
  judged: readonly {item: Judged['item']; report: ReportedResource}[],
  kind: Kind,
): Work<Kind>[] {
  return judged.flatMap(({item, report}) =>
    item?.kind === kind ? [{item: item as ImportedOf<Kind>, report}] : [],
  );
}

const CREATED = 201;
const UPDATED = 200;

/** The access log says of whom the import wrote what. */
async function logWrites({trx, written, now}: Taking): Promise<void> {
  const request_id = randomUUID();
  const entries = written
    .filter(({change}) => change !== 'unchanged')
    .map(({subjectId, resource, change}) => ({
      at: now,
      request_id,
      actor_id: 'import',
      actor_role: 'system' as const,
      subject_id: subjectId,
      action: 'import',
      resource,
      ground: 'system' as const,
      outcome: change === 'created' ? CREATED : UPDATED,
    }));
  for (const batch of batches(entries)) await appendAccess(trx, batch);
}

const APPOINTMENT = 'Appointment/';
const MEDICATION: ReadonlySet<string> = new Set([...blockResources, ...factResources]);

/** Patients who have their appointments or medication open see what the practice's own system changed. */
async function tellChanges({trx, written, now}: Taking): Promise<void> {
  const changes = written
    .filter(({resource, change}) => change !== 'unchanged' && resource.startsWith(APPOINTMENT))
    .map(({resource, subjectId}) => appointmentChanged(resource.slice(APPOINTMENT.length), subjectId));
  const medicated = written
    .filter(({resource, change}) => change !== 'unchanged' && MEDICATION.has(resource.split('/', 1)[0] ?? ''))
    .map(({subjectId}) => subjectId);
  await publish(trx, [...changes, ...[...new Set(medicated)].map(medicationChanged)], now);
}

/** And staff see what it left for them to do. */
async function leaveWork({trx, written, now}: Taking): Promise<void> {
  const ids = written
    .filter(({resource, change}) => change !== 'unchanged' && resource.startsWith(APPOINTMENT))
    .map(({resource}) => resource.slice(APPOINTMENT.length));
  const changed = [...new Set(ids)];
  await numberChanges(trx, changed);
  for (const batch of batches(changed)) {
    const rows = await trx.selectFrom('appointment').selectAll().where('id', 'in', batch).execute();
    await followAppointments(trx, rows, now);
  }
}

/**
 * Takes everything of one file in one transaction: all of it is there, or nothing.
 *
 * @param now ms UTC.
 * @throws What the database throws; then nothing was taken.
 */
export async function takeFile(
  db: Kysely<Database>,
  judged: readonly Judged[],
  now: number,
): Promise<Omit<FileReport, 'file' | 'failure'>> {
  return writeTransaction(db, async (trx) => {
    // The transaction may run twice: each run writes a report of its own.
    const run = judged.map(({item, report}) => ({item, report: {...report, notes: [...report.notes]}}));
    const taking: Taking = {trx, names: new Names(trx), now, touched: new Touched(), written: []};
    await takeOrganizations(taking, worksOf(run, 'Organization'));
    await takeLocations(taking, worksOf(run, 'Location'));
    await takePractitioners(taking, worksOf(run, 'Practitioner'));
    await takeAppointmentTypes(taking, worksOf(run, 'HealthcareService'));
    await takePractitionerRoles(taking, worksOf(run, 'PractitionerRole'));
    await takePeople(taking, worksOf(run, 'Patient'));
    await takeRelations(taking, worksOf(run, 'RelatedPerson'));
    const horizons = await takeSchedules(taking, worksOf(run, 'Schedule'));
    const closedSlots = await takeSlots(taking, worksOf(run, 'Slot'), horizons);
    await claimTimes(taking, await takeAppointments(taking, worksOf(run, 'Appointment')));
    for (const kind of blockResources) await takeMedication(taking, kind, worksOf(run, kind));
    for (const kind of factResources) await takeFacts(taking, kind, worksOf(run, kind));
    const markedAppointments = await markVanished(taking);
    await logWrites(taking);
    await tellChanges(taking);
    await leaveWork(taking);
    return {resources: run.map(({report}) => report), closedSlots, markedAppointments};
  });
}
