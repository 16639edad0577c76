/** Repeats that were asked for, with their lines. Whoever changes one publishes it in the same transaction. */
import {randomUUID} from 'node:crypto';
import type {Insertable, Kysely, Selectable} from 'kysely';
import type {WaitingRequest} from '../domain/requests.ts';
import {publish, repeatRequestChanged} from './outbox.ts';
import type {Database, RepeatLineTable, RepeatRequestTable} from './schema.ts';

export type RepeatLineRow = Selectable<RepeatLineTable>;
export type RepeatRequestRow = Selectable<RepeatRequestTable> & {lines: readonly RepeatLineRow[]};

type LineState = RepeatLineTable['state'];

/** Nothing came of it yet: it cannot be asked for again. */
const OPEN: readonly LineState[] = [
  'submitted',
  'in-review',
  'needs-information',
  'approved',
  'approved-changed',
];

export const isOpenLine = ({state}: Pick<RepeatLineRow, 'state'>): boolean => OPEN.includes(state);

/** Nobody at the practice has begun with any of it. */
export const isUntouched = ({lines}: Pick<RepeatRequestRow, 'lines'>): boolean =>
  lines.every(({state}) => state === 'submitted');

const openKeyOf = (subjectId: string, treatmentId: string | null): string | null =>
  treatmentId === null ? null : `${subjectId}/${treatmentId}`;

async function withLines(
  db: Kysely<Database>,
  rows: readonly Selectable<RepeatRequestTable>[],
): Promise<RepeatRequestRow[]> {
  if (rows.length === 0) return [];
  const lines = await db
    .selectFrom('repeat_line')
    .selectAll()
    .where(
      'request_id',
      'in',
      rows.map(({id}) => id),
    )
    .orderBy('position')
    .execute();
  return rows.map((row) => ({...row, lines: lines.filter(({request_id: id}) => id === row.id)}));
}

export async function findRepeatRequest(
  db: Kysely<Database>,
  id: string,
): Promise<RepeatRequestRow | undefined> {
  const rows = await db.selectFrom('repeat_request').selectAll().where('id', '=', id).execute();
  return (await withLines(db, rows))[0];
}

export interface RepeatQuery {
  subjectId: string;
  /** Latest first; after this one. */
  after?: readonly [createdAt: number, id: string] | undefined;
  limit: number;
}

/** Latest first. */
export async function listRepeatRequests(
  db: Kysely<Database>,
  {subjectId, after, limit}: RepeatQuery,
): Promise<RepeatRequestRow[]> {
  let query = db.selectFrom('repeat_request').selectAll().where('subject_id', '=', subjectId);
  if (after !== undefined) {
    const [createdAt, id] = after;
    query = query.where((eb) =>
      eb.or([
        eb('created_at', '<', createdAt),
        eb.and([eb('created_at', '=', createdAt), eb('id', '<', id)]),
      ]),
    );
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return withLines(db, rows);
}

/** Every line of a person about a treatment, latest request first: what was asked for, and what came of it. */
export function repeatLinesOf(db: Kysely<Database>, subjectId: string): Promise<RepeatLineRow[]> {
  return db
    .selectFrom('repeat_line')
    .innerJoin('repeat_request', 'repeat_request.id', 'repeat_line.request_id')
    .selectAll('repeat_line')
    .where('repeat_request.subject_id', '=', subjectId)
    .where('repeat_line.treatment_id', 'is not', null)
    .orderBy('repeat_request.created_at', 'desc')
    .execute();
}

export type NewRepeatRequest = Omit<
  Insertable<RepeatRequestTable>,
  'id' | 'revision' | 'created_at' | 'updated_at'
>;
export type NewRepeatLine = Pick<
  Insertable<RepeatLineTable>,
  'treatment_id' | 'name' | 'dosing_text' | 'days_left' | 'remark' | 'is_too_early' | 'is_check_up_due'
>;

/** @throws The store's own error when a line's treatment is waited for already: judge before. */
export async function insertRepeatRequest(
  db: Kysely<Database>,
  request: NewRepeatRequest,
  lines: readonly NewRepeatLine[],
  now: number,
): Promise<RepeatRequestRow> {
  const id = randomUUID();
  const row = await db
    .insertInto('repeat_request')
    .values({...request, id, revision: 1, created_at: now, updated_at: now})
    .returningAll()
    .executeTakeFirstOrThrow();
  const rows = await db
    .insertInto('repeat_line')
    .values(
      lines.map((line, position) => ({
        ...line,
        id: randomUUID(),
        request_id: id,
        position,
        open_key: openKeyOf(request.subject_id, line.treatment_id ?? null),
        state: 'submitted' as const,
        state_at: now,
        state_by: null,
        reply: null,
        reply_text: null,
        approved: null,
      })),
    )
    .returningAll()
    .execute();
  await publish(db, [repeatRequestChanged(id, request.subject_id)], now);
  return {...row, lines: rows.sort((a, b) => a.position - b.position)};
}

/** What waits for the practice: oldest first. */
export async function openRepeatRequests(db: Kysely<Database>): Promise<RepeatRequestRow[]> {
  const rows = await db
    .selectFrom('repeat_request')
    .selectAll()
    .where('id', 'in', (eb) => eb.selectFrom('repeat_line').select('request_id').where('state', 'in', OPEN))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return withLines(db, rows);
}

/** What is answered and needs no more of the practice, latest change first. */
export async function doneRepeatRequests(
  db: Kysely<Database>,
  {since, after, limit}: {since: number; after?: readonly [number, string] | undefined; limit: number},
): Promise<RepeatRequestRow[]> {
  let query = db
    .selectFrom('repeat_request')
    .selectAll()
    .where('updated_at', '>=', since)
    .where('id', 'not in', (eb) =>
      eb.selectFrom('repeat_line').select('request_id').where('state', 'in', OPEN),
    );
  if (after !== undefined) {
    const [at, id] = after;
    query = query.where((eb) =>
      eb.or([eb('updated_at', '<', at), eb.and([eb('updated_at', '=', at), eb('id', '<', id)])]),
    );
  }
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return withLines(db, rows);
}

export interface UnopenedRepeat extends WaitingRequest {
  id: string;
  alerted_at: number | null;
}

/** Those that nobody at the practice has begun with. */
export async function unopenedRepeats(db: Kysely<Database>): Promise<UnopenedRepeat[]> {
  const rows = await db
    .selectFrom('repeat_request')
    .select(['id', 'answer_by', 'created_at', 'alerted_at'])
    .where('id', 'in', (eb) =>
      eb.selectFrom('repeat_line').select('request_id').where('state', '=', 'submitted'),
    )
    .where('id', 'not in', (eb) =>
      eb.selectFrom('repeat_line').select('request_id').where('state', '!=', 'submitted'),
    )
    .execute();
  return rows.map(({id, answer_by: answerBy, created_at: at, alerted_at}) => ({
    id,
    alerted_at,
    answerBy,
    askedAt: Number(at),
    startAt: Infinity,
  }));
}

/** Notes that the practice was alerted of these. */
export async function noteAlerted(db: Kysely<Database>, ids: readonly string[], now: number): Promise<void> {
  if (ids.length > 0)
    await db.updateTable('repeat_request').set({alerted_at: now}).where('id', 'in', ids).execute();
}

export interface LineChange {
  id: string;
  /** Absent is as it was: then who and when stay as well. */
  state?: LineState;
  /** Who reports it; null for the patient. */
  by: string | null;
  /** JSON of the contract's PreparedDecision. */
  prepared?: string | null;
  /** JSON of RepeatSignals. */
  warnings?: string;
  reply?: RepeatLineTable['reply'];
  replyText?: string | null;
  /** JSON of the contract's RepeatApproval. */
  approved?: string | null;
}

/** Writes what happened to some of its lines as the next revision. */
export async function changeRepeatLines(
  db: Kysely<Database>,
  before: RepeatRequestRow,
  changes: readonly LineChange[],
  now: number,
): Promise<RepeatRequestRow> {
  for (const {id, state, by, reply, replyText, approved, prepared, warnings} of changes) {
    await db
      .updateTable('repeat_line')
      .set({
        ...(state !== undefined && {state, state_at: now, state_by: by}),
        ...(state !== undefined && !isOpenLine({state}) && {open_key: null}),
        ...(prepared !== undefined && {prepared}),
        ...(warnings !== undefined && {warnings}),
        ...(reply !== undefined && {reply}),
        ...(reply !== undefined && reply !== null && {answered_at: now, answered_by: by}),
        ...(replyText !== undefined && {reply_text: replyText}),
        ...(approved !== undefined && {approved}),
      })
      .where('id', '=', id)
      .where('request_id', '=', before.id)
      .execute();
  }
  await db
    .updateTable('repeat_request')
    .set({revision: Number(before.revision) + 1, updated_at: now})
    .where('id', '=', before.id)
    .where('revision', '=', before.revision)
    .executeTakeFirstOrThrow();
  await publish(db, [repeatRequestChanged(before.id, before.subject_id)], now);
  const after = await findRepeatRequest(db, before.id);
  if (after === undefined) throw new Error('A repeat request is gone.');
  return after;
}
