import {sql, type Insertable, type Kysely, type Selectable, type Updateable} from 'kysely';
import type {WaitingRequest} from '../domain/requests.ts';
import type {ChangedBy} from '../domain/notices.ts';
import type {OwnAppointment, StandingAppointment} from '../domain/rules.ts';
import {countAppointment} from './event-counts.ts';
import {queueNoticeOf} from './notices.ts';
import {appointmentChanged, publish} from './outbox.ts';
import {followAppointments} from './work-items.ts';
import type {AppointmentTable, Database} from './schema.ts';

export type AppointmentRow = Selectable<AppointmentTable>;

export function findAppointment(db: Kysely<Database>, id: string): Promise<AppointmentRow | undefined> {
  return db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What the rules look at. */
export function standingOf(row: AppointmentRow): StandingAppointment {
  return {
    id: row.id,
    appointmentTypeId: row.appointment_type_id,
    status: row.status,
    startAt: row.start_at,
    endAt: row.end_at,
    isImported: row.source_system !== null || row.source_id !== null,
    onlineEditable: row.online_editable === null ? null : row.online_editable === 1,
    onlineEditableUntil: row.online_editable_until,
  };
}

/** The person's appointments that have not ended; the rules tell which of them stand. */
export async function ownAppointments(
  db: Kysely<Database>,
  subjectId: string,
  nowMs: number,
): Promise<OwnAppointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .select([
      'id',
      'appointment_type_id as appointmentTypeId',
      'status',
      'start_at as startAt',
      'end_at as endAt',
    ])
    .where('subject_id', '=', subjectId)
    .where('end_at', '>', nowMs)
    .execute();
  return rows;
}

export type AppointmentState = 'upcoming' | 'past' | 'cancelled' | 'all';

/** Place in a list: start (ms UTC) and id of the last one that was shown. */
export type AppointmentPosition = readonly [startAt: number, id: string];

/**
 * A person's appointments: upcoming ones in order of start, others latest first.
 *
 * @param limit At most so many.
 */
export function listAppointments(
  db: Kysely<Database>,
  {
    subjectId,
    state,
    nowMs,
    after,
    limit,
  }: {
    subjectId: string;
    state: AppointmentState;
    nowMs: number;
    after: AppointmentPosition | undefined;
    limit: number;
  },
): Promise<AppointmentRow[]> {
  const direction = state === 'upcoming' ? 'asc' : 'desc';
  let query = db.selectFrom('appointment').selectAll().where('subject_id', '=', subjectId);
  // Neither is an appointment that anyone should keep.
  if (state === 'upcoming' || state === 'past')
    query = query.where('status', 'not in', ['cancelled', 'entered-in-error']);
  if (state === 'upcoming') query = query.where('end_at', '>', nowMs);
  if (state === 'past') query = query.where('end_at', '<=', nowMs);
  if (state === 'cancelled') query = query.where('status', '=', 'cancelled');
  if (after) {
    const [startAt, id] = after;
    const beyond = direction === 'asc' ? '>' : '<';
    query = query.where((eb) =>
      eb.or([eb('start_at', beyond, startAt), eb.and([eb('start_at', '=', startAt), eb('id', beyond, id)])]),
    );
  }
  return query.orderBy('start_at', direction).orderBy('id', direction).limit(limit).execute();
}

/** A span of starts (ms UTC), or all in the order of their last change. */
export type StaffSelection = {by: 'start'; fromMs: number; toMs: number} | {by: 'change'};

/** Whether any of these starts in a period, ms UTC. At most some hundreds of ids. */
export async function anyStartsBetween(
  db: Kysely<Database>,
  ids: readonly string[],
  {fromMs, toMs}: {fromMs: number; toMs: number},
): Promise<boolean> {
  const found = await db
    .selectFrom('appointment')
    .select('id')
    .where('id', 'in', ids)
    .where('start_at', '>=', fromMs)
    .where('start_at', '<', toMs)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Everyone's appointments for staff, in order of start or of change. What was entered in error never was one. */
export function selectAppointments(
  db: Kysely<Database>,
  selection: StaffSelection,
  {
    practitionerId,
    subjectId,
    after,
    limit,
  }: {
    practitionerId: string | undefined;
    subjectId: string | undefined;
    /** Start or number of the change, and id, of the last one that was shown. */
    after: AppointmentPosition | undefined;
    limit: number;
  },
): Promise<AppointmentRow[]> {
  const key = selection.by === 'start' ? 'start_at' : 'change_number';
  let query = db.selectFrom('appointment').selectAll();
  if (selection.by === 'start')
    query = query
      .where('start_at', '>=', selection.fromMs)
      .where('start_at', '<', selection.toMs)
      .where('status', '!=', 'entered-in-error');
  if (practitionerId !== undefined) query = query.where('practitioner_id', '=', practitionerId);
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
  if (after) {
    const [at, id] = after;
    query = query.where((eb) => {
      // A number is given once; at the same instant many can start.
      const isTied = selection.by === 'start' ? [eb.and([eb(key, '=', at), eb('id', '>', id)])] : [];
      return eb.or([eb(key, '>', at), ...isTied]);
    });
  }
  return query.orderBy(key).orderBy('id').limit(limit).execute();
}

/** The next place in the order of changes. Writers follow one another, so nothing can come in behind one that was read. */
const nextChange = sql<number>`(select coalesce(max(change_number), 0) + 1 from appointment)`;

/** Gives changes that were written otherwise their place in the order. */
export async function numberChanges(db: Kysely<Database>, ids: Iterable<string>): Promise<void> {
  for (const id of ids)
    await db.updateTable('appointment').set({change_number: nextChange}).where('id', '=', id).execute();
}

/** Appointments in the order in which they were last changed, after a place in it. */
export function changesAfter(db: Kysely<Database>, after: number, limit: number): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointment')
    .selectAll()
    .where('change_number', '>', after)
    .orderBy('change_number')
    .limit(limit)
    .execute();
}

/** The place after which all that was changed since an instant stands. */
export async function changeNumberAt(db: Kysely<Database>, since: number): Promise<number> {
  const {first, last} = await db
    .selectFrom('appointment')
    .select((eb) => [
      eb.fn.max('change_number').as('last'),
      eb
        .selectFrom('appointment as later')
        .select(({fn}) => fn.min('later.change_number').as('first'))
        .where('later.updated_at', '>=', since)
        .as('first'),
    ])
    .executeTakeFirstOrThrow();
  return first === null ? Number(last ?? 0) : Number(first) - 1;
}

/** Whether the practice's own system has it as it is now. */
export const isRecorded = ({revision, recorded_revision: recorded}: AppointmentRow): boolean =>
  recorded !== null && Number(recorded) === revision;

/**
 * Notes that the practice's own system has a revision. No change of the appointment: what the patient sees stays. `db` is a
 * transaction.
 */
export async function recordAtPractice(
  db: Kysely<Database>,
  row: AppointmentRow,
  revision: number,
  now: number,
): Promise<AppointmentRow> {
  if (row.recorded_revision !== null && Number(row.recorded_revision) >= revision) return row;
  if (revision >= row.revision)
    await db.deleteFrom('slot_given_up').where('appointment_id', '=', row.id).execute();
  const after = await db
    .updateTable('appointment')
    .set({recorded_revision: revision, recorded_at: now})
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await followAppointments(db, [after], now, ['not-recorded']);
  return after;
}

/** Ids of what the practice's own system should have taken over by now, and of which no item says so yet. */
export async function dueAtPractice(
  db: Kysely<Database>,
  {now, hours, limit}: {now: number; hours: number; limit: number},
): Promise<string[]> {
  const rows = await db
    .selectFrom('appointment')
    .select('id')
    .where('end_at', '>', now)
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['booked', 'pending']),
        eb.and([eb('status', '=', 'cancelled'), eb('recorded_revision', 'is not', null)]),
      ]),
    )
    .where((eb) =>
      eb.or([eb('recorded_revision', 'is', null), eb('recorded_revision', '!=', eb.ref('revision'))]),
    )
    // As `recordedBy` of the rules has it.
    .where((eb) =>
      eb.or([
        eb('updated_at', '<=', now - hours * 3_600_000),
        eb(eb('start_at', '+', eb.ref('updated_at')), '<=', 2 * now),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('work_item')
            .select('work_item.id')
            .whereRef('work_item.appointment_id', '=', 'appointment.id')
            .where('work_item.kind', '=', 'not-recorded')
            .where('work_item.state', '!=', 'lapsed')
            .where('work_item.cause', '=', sql<string>`'revision ' || appointment.revision`),
        ),
      ),
    )
    .orderBy('start_at')
    .limit(limit)
    .execute();
  return rows.map(({id}) => id);
}

export interface UnseenRequest extends WaitingRequest {
  id: string;
  alerted_at: number | null;
}

/** When its time was asked for, ms UTC. */
export const askedAt = (row: Pick<AppointmentRow, 'created_at' | 'time_set_at'>): number =>
  Number(row.time_set_at ?? row.created_at);

/** Requests for a time to come that nobody at the practice has taken up. */
export async function unseenRequests(db: Kysely<Database>, {now}: {now: number}): Promise<UnseenRequest[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(['id', 'answer_by', 'start_at', 'created_at', 'time_set_at', 'alerted_at'])
    .where('status', '=', 'proposed')
    .where('seen_at', 'is', null)
    .where('start_at', '>', now)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    alerted_at: row.alerted_at,
    answerBy: row.answer_by,
    startAt: Number(row.start_at),
    askedAt: askedAt(row),
  }));
}

/** Keeps a new appointment, and counts it. */
export async function insertAppointment(
  db: Kysely<Database>,
  values: Insertable<AppointmentTable>,
  by: ChangedBy,
): Promise<AppointmentRow> {
  const row = await db
    .insertInto('appointment')
    .values({...values, change_number: nextChange})
    .returningAll()
    .executeTakeFirstOrThrow();
  await countAppointment(db, null, row, row.updated_at);
  await publish(db, [appointmentChanged(row.id, row.subject_id)], row.updated_at);
  await followAppointments(db, [row], row.updated_at);
  await queueNoticeOf(db, {before: undefined, after: row, by, now: row.updated_at});
  return row;
}

/** Writes a change as the next revision, and counts what it means. */
export async function updateAppointment(
  db: Kysely<Database>,
  before: AppointmentRow,
  change: Updateable<AppointmentTable> & {updated_at: number},
  by: ChangedBy,
): Promise<AppointmentRow> {
  const {id, revision, subject_id} = before;
  await publish(db, [appointmentChanged(id, subject_id)], change.updated_at);
  const isMoved = change.start_at !== undefined && change.start_at !== before.start_at;
  const after = await db
    .updateTable('appointment')
    .set({
      ...change,
      ...(isMoved && {time_set_at: change.updated_at}),
      revision: revision + 1,
      change_number: nextChange,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returningAll()
    .executeTakeFirstOrThrow();
  await followAppointments(db, [after], change.updated_at);
  await countAppointment(db, before, after, change.updated_at);
  await queueNoticeOf(db, {before, after, by, now: change.updated_at});
  return after;
}
