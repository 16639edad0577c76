/**
 * What needs a person at the practice. Items follow their appointments: whoever changes one (a patient, staff, an import) calls
 * `followAppointments` in the same transaction, and nothing that came in can be without its item.
 */
import {randomUUID} from 'node:crypto';
import type {Kysely, Selectable, Updateable} from 'kysely';
import {bookingDefaults} from '../domain/appointment-type.ts';
import {
  causesOfWork,
  type WorkCause,
  type WorkFacts,
  type WorkItemKind,
  type WorkRules,
} from '../domain/work-items.ts';
import {localDate} from '../domain/zone.ts';
import {appointmentChanged, publish} from './outbox.ts';
import {settingsReader} from './practice-settings.ts';
import type {AppointmentTable, Database, WorkItemEntryTable, WorkItemTable} from './schema.ts';

export type WorkItemRow = Selectable<WorkItemTable>;
type AppointmentRow = Selectable<AppointmentTable>;
export type WorkItemEntryRow = Selectable<WorkItemEntryTable>;

/** A member of staff. */
export interface StaffName {
  id: string;
  name: string;
}

const DAY_MS = 24 * 3_600_000;
/** For so long staff can look back at what was done. */
const KEPT_MS = 90 * DAY_MS;

export function findWorkItem(db: Kysely<Database>, id: string): Promise<WorkItemRow | undefined> {
  return db.selectFrom('work_item').selectAll().where('id', '=', id).executeTakeFirst();
}

/** First to last, of each of these items. */
export async function entriesOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WorkItemEntryRow[]>> {
  const found = new Map<string, WorkItemEntryRow[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('work_item_entry')
    .selectAll()
    .where('item_id', 'in', ids)
    .orderBy('item_id')
    .orderBy('position')
    .execute();
  for (const row of rows) found.get(row.item_id)?.push(row);
  return found;
}

const changed = ({id, subject_id: subjectId}: Pick<WorkItemRow, 'id' | 'subject_id'>) => ({
  type: 'work-item-changed' as const,
  resource: `/work-items/${id}`,
  subjectId,
});

async function note(
  db: Kysely<Database>,
  {id}: Pick<WorkItemRow, 'id'>,
  action: WorkItemEntryRow['action'],
  at: number,
  by?: StaffName,
): Promise<void> {
  const {last} = await db
    .selectFrom('work_item_entry')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('item_id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('work_item_entry')
    .values({
      item_id: id,
      position: Number(last ?? 0) + 1,
      at,
      action,
      staff_id: by?.id ?? null,
      staff_name: by?.name ?? null,
    })
    .execute();
}

/** The patient sees whether somebody opened their request. Nothing of the appointment changes by it, so no revision. */
async function tellSeen(
  db: Kysely<Database>,
  {appointment_id: id, subject_id: subjectId}: WorkItemRow,
  seenAt: number | null,
  at: number,
): Promise<void> {
  await db.updateTable('appointment').set({seen_at: seenAt}).where('id', '=', id).execute();
  await publish(db, [appointmentChanged(id, subjectId)], at);
}

/** Writes a change as the next revision, and who made it. */
export async function updateWorkItem(
  db: Kysely<Database>,
  item: WorkItemRow,
  change: Updateable<WorkItemTable>,
  {action, at, by}: {action: WorkItemEntryRow['action']; at: number; by?: StaffName},
): Promise<WorkItemRow> {
  await publish(db, [changed(item)], at);
  await note(db, item, action, at, by);
  const {seen_at: seenAt = item.seen_at} = change;
  if (item.kind === 'appointment-request' && seenAt !== item.seen_at) await tellSeen(db, item, seenAt, at);
  return db
    .updateTable('work_item')
    .set({bulk_action_id: null, ...change, revision: item.revision + 1})
    .where('id', '=', item.id)
    .where('revision', '=', item.revision)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Makes items part of a planned action. A change of what may be done with them, so a revision; nothing was done yet. */
export async function planWorkItems(
  db: Kysely<Database>,
  items: readonly WorkItemRow[],
  {id}: {id: string},
  now: number,
): Promise<void> {
  if (items.length === 0) return;
  await publish(db, items.map(changed), now);
  await db
    .updateTable('work_item')
    .set((eb) => ({bulk_action_id: id, revision: eb('revision', '+', 1)}))
    .where(
      'id',
      'in',
      items.map((item) => item.id),
    )
    .execute();
}

/** Gives back what is still part of an action that ended. */
export async function unplanWorkItems(db: Kysely<Database>, {id}: {id: string}, now: number): Promise<void> {
  const items = await db
    .updateTable('work_item')
    .set((eb) => ({bulk_action_id: null, revision: eb('revision', '+', 1)}))
    .where('bulk_action_id', '=', id)
    .returningAll()
    .execute();
  await publish(db, items.map(changed), now);
}

async function open(
  db: Kysely<Database>,
  appointment: AppointmentRow,
  {kind, cause, answerBy}: WorkCause,
  now: number,
): Promise<void> {
  const row = {
    id: randomUUID(),
    revision: 1,
    kind,
    appointment_id: appointment.id,
    subject_id: appointment.subject_id,
    cause,
    state: 'open' as const,
    answer_by: answerBy,
    created_at: now,
    seen_at: null,
    assignee_id: null,
    assignee_name: null,
    closed_at: null,
    bulk_action_id: null,
  };
  await db.insertInto('work_item').values(row).execute();
  await note(db, row, 'opened', now);
  await publish(db, [changed(row)], now);
}

const readSettings = settingsReader();

const factsOf = (row: AppointmentRow, undelivered: ReadonlyMap<string, string>): WorkFacts => ({
  status: row.status,
  startAt: Number(row.start_at),
  answerBy: row.answer_by,
  hasNeeds: Object.values(JSON.parse(row.needs ?? '{}') as object).some(Boolean),
  isSlotVanished: row.slot_vanished === 1,
  cancelledAt: row.cancelled_at,
  isCancelledLate: row.cancelled_late === 1,
  cancelledBy: row.cancelled_by,
  revision: row.revision,
  changedAt: Number(row.updated_at),
  recordedRevision: row.recorded_revision === null ? null : Number(row.recorded_revision),
  undeliveredNoticeId: undelivered.get(row.id) ?? null,
});

/** By appointment, the latest notice that did not arrive as far as we know. */
async function undeliveredOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'appointment_id'])
    .where('appointment_id', 'in', ids)
    .where('status', 'in', ['failed', 'unknown'])
    .orderBy('settled_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({id, appointment_id: of}) => [of ?? '', id]));
}

/**
 * After a change of appointments: opens what they need now, and ends what they no longer need.
 *
 * @param now ms UTC.
 * @param only The kinds that it is about, where the appointment itself did not change; the others are left alone.
 */
export async function followAppointments(
  db: Kysely<Database>,
  rows: readonly AppointmentRow[],
  now: number,
  only?: readonly WorkItemKind[],
): Promise<void> {
  if (rows.length === 0) return;
  const settings = await readSettings(db);
  const zone = settings?.timeZone ?? 'UTC';
  const {recordWithinHours = bookingDefaults.recordWithinHours} = settings?.booking ?? {};
  const rules: WorkRules = {dateOf: (at) => localDate(at, zone), now, recordWithinHours};
  const ids = rows.map(({id}) => id);
  const isMeant = ({kind}: {kind: WorkItemKind}): boolean => only === undefined || only.includes(kind);
  const all = await db.selectFrom('work_item').selectAll().where('appointment_id', 'in', ids).execute();
  const known = all.filter(isMeant);
  const undelivered = await undeliveredOf(db, ids);
  for (const row of rows) {
    const causes = causesOfWork(factsOf(row, undelivered), rules).filter(isMeant);
    const own = known.filter(({appointment_id: id}) => id === row.id);
    await follow(db, row, causes, own, now);
  }
}

async function follow(
  db: Kysely<Database>,
  appointment: AppointmentRow,
  causes: readonly WorkCause[],
  known: readonly WorkItemRow[],
  now: number,
): Promise<void> {
  for (const cause of causes) {
    const item = known.find(({kind}) => kind === cause.kind);
    const isSame = item?.cause === cause.cause;
    if (item === undefined) {
      // What was over when it came in, such as with an import of the past, needs nobody.
      if (cause.isForLater || Number(appointment.end_at) > now) await open(db, appointment, cause, now);
    } else if (item.state === 'open') {
      // It changed under whoever has it: they must see that before they decide.
      await updateWorkItem(
        db,
        item,
        {cause: cause.cause, answer_by: cause.answerBy},
        {action: 'changed', at: now},
      );
    } else if (item.state === 'lapsed' || !isSame) {
      const fresh = {seen_at: null, assignee_id: null, assignee_name: null, closed_at: null};
      await updateWorkItem(
        db,
        item,
        {...fresh, state: 'open', cause: cause.cause, answer_by: cause.answerBy, created_at: now},
        {action: 'opened', at: now},
      );
    }
  }
  for (const item of known) {
    if (item.state !== 'open' || causes.some(({kind}) => kind === item.kind)) continue;
    await updateWorkItem(db, item, {state: 'lapsed', closed_at: now}, {action: 'lapsed', at: now});
  }
}

/** Place in the list: the number and the id of the last one that was shown. */
export type WorkItemPosition = readonly [place: number, id: string];

const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
/** Tenths of seconds, for the age: beside a day number they fit in a number that is exact. */
const PER_DAY = 1e11;
const AGES_FROM = Date.UTC(2026, 0);

/** The sort key of an open item: the promised day, then the oldest. Of a closed one: when it was closed, latest first. */
export function placeOf(item: WorkItemRow): number {
  if (item.state !== 'open') return -Number(item.closed_at ?? 0);
  const age = Math.min(Math.max(Math.floor((Number(item.created_at) - AGES_FROM) / 100), 0), PER_DAY - 1);
  return dayNumber(item.answer_by) * PER_DAY + age;
}

/** All items in one state in order. Open ones are what a practice has to do: hundreds, not more. */
export async function listWorkItems(
  db: Kysely<Database>,
  {state, kind, now}: {state: 'open' | 'done'; kind: WorkItemKind | undefined; now: number},
): Promise<WorkItemRow[]> {
  let query = db.selectFrom('work_item').selectAll();
  query =
    state === 'open'
      ? query.where('state', '=', 'open')
      : query.where('state', 'in', ['done', 'lapsed']).where('closed_at', '>', now - KEPT_MS);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  const rows = await query.execute();
  return rows.sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1));
}

export interface WorkItemCount {
  kind: WorkItemKind;
  open: number;
  unseen: number;
}

export async function countOpen(db: Kysely<Database>): Promise<WorkItemCount[]> {
  const rows = await db
    .selectFrom('work_item')
    .select((eb) => ['kind', eb.fn.countAll().as('open'), eb.fn.count('seen_at').as('seen')])
    .where('state', '=', 'open')
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return rows.map(({kind, open: all, seen}) => ({
    kind,
    open: Number(all),
    unseen: Number(all) - Number(seen),
  }));
}
