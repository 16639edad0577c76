import type {Selectable, Transaction} from 'kysely';
import {recordAtPractice} from '../../store/appointments.ts';
import {countAppointment} from '../../store/event-counts.ts';
import {queueNoticeOf} from '../../store/notices.ts';
import type {AppointmentTable, Database} from '../../store/schema.ts';
import {OWN_SYSTEM} from '../fhir/source.ts';
import type {ImportedAppointment} from '../imported.ts';
import {differences, insertRows, updateRow} from './rows.ts';
import {identified, leave, settle, sourceColumns, type Identified, type Taking, type Work} from './work.ts';

type Row = Selectable<AppointmentTable>;

/** Still to come or going on: it fills its practitioner's time. */
export const FILLING = ['pending', 'booked', 'arrived', 'checked-in', 'fulfilled'] as const;
const isFilling = (status: AppointmentTable['status']): boolean => FILLING.some((one) => one === status);

/** What the source may change. Everything else on the row is ours: who booked it, why, what they need. */
type Said = Pick<
  Row,
  | 'status'
  | 'subject_id'
  | 'appointment_type_id'
  | 'type_name'
  | 'channel'
  | 'practitioner_id'
  | 'practitioner_name'
  | 'location_id'
  | 'location_name'
  | 'start_at'
  | 'end_at'
  | 'instructions'
  | 'online_editable'
  | 'online_editable_until'
  | 'cancelled_by'
  | 'cancellation_reason'
  | 'source_system'
  | 'source_id'
  | 'source_version'
>;

function flag(value: boolean | null): 0 | 1 | null {
  return value === null ? null : value ? 1 : 0;
}

async function said({names}: Taking, item: ImportedAppointment, subjectId: string): Promise<Said> {
  return {
    status: item.status,
    subject_id: subjectId,
    appointment_type_id: (await names.find(item.appointmentType)) ?? null,
    type_name: item.typeName,
    channel: item.channel,
    practitioner_id: (await names.find(item.practitioner)) ?? null,
    practitioner_name: item.practitioner?.display ?? null,
    location_id: (await names.find(item.location)) ?? null,
    location_name: item.location?.display ?? null,
    start_at: item.start,
    end_at: item.end,
    instructions: item.instructions,
    online_editable: flag(item.onlineEditable),
    online_editable_until: item.onlineEditableUntil,
    cancelled_by: item.cancelledBy,
    cancellation_reason: item.cancellationReason,
    ...sourceColumns(item),
  };
}

function fresh(id: string, columns: Said, {createdAt}: ImportedAppointment, now: number): Row {
  return {
    id,
    revision: 1,
    actor_id: null,
    slot_id: null,
    reason: null,
    reason_withheld: 0,
    needs: null,
    urgent_notice_version: null,
    answer_by: null,
    cancelled_at: null,
    cancelled_late: 0,
    slot_vanished: 0,
    made_via: 'import',
    created_at: createdAt ?? now,
    updated_at: now,
    time_set_at: now,
    recorded_revision: 1,
    recorded_at: now,
    change_number: null,
    seen_at: null,
    alerted_at: null,
    ...columns,
  };
}

const KNOWN_HERE = 'the same appointment was booked here';

/** What a patient did here and the source does not know of yet stands until the source closes the appointment itself. */
function changedHere(row: Row, item: ImportedAppointment): string | undefined {
  if (!isFilling(item.status) || item.status === 'fulfilled') return undefined;
  if (row.status === 'cancelled' && row.cancelled_at !== null)
    return 'it was cancelled here; the source still has it';
  const isMoved = row.slot_id !== null && Number(row.start_at) !== item.start;
  return isMoved ? 'it was moved here; the source still has the old time' : undefined;
}

/** An appointment of ours that the practice's system gives back, by the name that we gave it. */
async function ownOf({trx}: Taking, {keys}: ImportedAppointment): Promise<Row | undefined> {
  const id = keys.find(({system}) => system === OWN_SYSTEM)?.value;
  if (id === undefined) return undefined;
  return trx
    .selectFrom('appointment')
    .selectAll()
    .where('id', '=', id)
    .where('source_system', 'is', null)
    .executeTakeFirst();
}

/** What the practice's system has, and what stands here. */
function isSame(row: Row, item: ImportedAppointment): boolean {
  const isOff = (status: string): boolean => status === 'cancelled' || status === 'entered-in-error';
  return isOff(row.status)
    ? isOff(item.status)
    : isFilling(item.status) && Number(row.start_at) === item.start;
}

/** The same person with the same practitioner at the same time, booked here: the practice copied it into its diary. */
async function twinOf(
  trx: Transaction<Database>,
  columns: Said,
  status: AppointmentTable['status'],
): Promise<Row | undefined> {
  if (!isFilling(status)) return undefined;
  return trx
    .selectFrom('appointment')
    .selectAll()
    .where('source_system', 'is', null)
    .where('subject_id', '=', columns.subject_id)
    .where('start_at', '=', columns.start_at)
    .where('practitioner_id', 'is', columns.practitioner_id ?? null)
    .where('status', 'in', FILLING)
    .executeTakeFirst();
}

export interface TakenAppointment extends Identified<'Appointment'> {
  practitionerId: string | null;
  /** The Slots that it names and that are known. */
  slotIds: string[];
}

/** Returns what was taken, so that their time can be claimed. */
export async function takeAppointments(
  taking: Taking,
  works: readonly Work<'Appointment'>[],
): Promise<TakenAppointment[]> {
  const result: TakenAppointment[] = [];
  for (const work of await identified(taking, 'Appointment', works)) {
    const taken = await takeOne(taking, work);
    if (taken !== undefined) result.push(taken);
  }
  await taking.names.remember(
    result.map(({item, id}) => ({keys: item.keys, passingKeys: item.passingKeys, id})),
  );
  return result;
}

async function takeOne(
  taking: Taking,
  work: Identified<'Appointment'>,
): Promise<TakenAppointment | undefined> {
  const {trx, names, now, touched} = taking;
  const {id, item, report} = work;
  const own = await ownOf(taking, item);
  if (own !== undefined) {
    if (isSame(own, item)) await recordAtPractice(trx, own, own.revision, now);
    leave(work, isSame(own, item) ? KNOWN_HERE : 'it was made here, and the source has it otherwise');
    return undefined;
  }
  const subjectId = await names.find(item.subject);
  if (subjectId === undefined) {
    leave(work, 'its patient is unknown');
    return undefined;
  }
  const columns = await said(taking, item, subjectId);
  if (item.practitioner !== null && columns.practitioner_id === null)
    report.notes.push('its practitioner is unknown');
  if (item.location !== null && columns.location_id === null) report.notes.push('its location is unknown');
  const row = await trx.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst();

  if (row === undefined) {
    const twin = await twinOf(trx, columns, item.status);
    if (twin !== undefined) {
      await recordAtPractice(trx, twin, twin.revision, now);
      leave(work, KNOWN_HERE);
      return undefined;
    }
    const made = fresh(id, columns, item, now);
    await insertRows(trx, 'appointment', [{...made}]);
    await countAppointment(trx, null, made, now);
    await tell(taking, id, undefined);
    settle(work, 'created');
    taking.written.push({subjectId, resource: `Appointment/${id}`, change: 'created'});
  } else {
    const reason = changedHere(row, item);
    if (reason !== undefined) {
      leave(work, reason);
      return undefined;
    }
    const change = await update(trx, row, columns, now);
    if (change === 'updated') await tell(taking, id, row);
    const after = change === 'updated' ? row.revision + 1 : row.revision;
    await recordAtPractice(trx, row, after, now);
    settle(work, change);
    taking.written.push({subjectId, resource: `Appointment/${id}`, change});
    if (row.subject_id !== subjectId) report.notes.push('it belonged to another patient before');
    touched.add(row.practitioner_id, Number(row.start_at), Number(row.end_at));
  }
  touched.add(columns.practitioner_id, item.start, item.end);
  const slotIds = [];
  for (const slot of item.slots) {
    const slotId = await names.find(slot);
    if (slotId === undefined) report.notes.push('it names a Slot that is unknown');
    else slotIds.push(slotId);
  }
  return {...work, practitionerId: columns.practitioner_id ?? null, slotIds};
}

/** The patient hears of what the practice changed in its own system. */
async function tell({trx, now}: Taking, id: string, before: Row | undefined): Promise<void> {
  const after = await trx
    .selectFrom('appointment')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await queueNoticeOf(trx, {before, after, by: 'import', now});
}

async function update(
  trx: Transaction<Database>,
  row: Row,
  columns: Said,
  now: number,
): Promise<'updated' | 'unchanged'> {
  const changes = differences({...row}, {...columns});
  if (Object.keys(changes).length === 0) return 'unchanged';
  // A cancellation that is taken back at the source is none any more.
  const isOpenAgain = row.status === 'cancelled' && columns.status !== 'cancelled';
  const reset = isOpenAgain ? ({cancelled_at: null, cancelled_late: 0} as const) : {};
  const moved = 'start_at' in changes ? {time_set_at: now} : {};
  await countAppointment(trx, row, {...row, ...columns, ...reset}, now);
  await updateRow(trx, 'appointment', row.id, {
    ...changes,
    ...reset,
    ...moved,
    revision: row.revision + 1,
    updated_at: now,
  });
  return 'updated';
}
