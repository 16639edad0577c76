/**
 * The outbox of what patients are told. A notice is written in the transaction of the change that it tells of, so that
 * none is lost and none tells what did not happen. It is claimed before it is sent, so that two processes never both send
 * it, and marked as handed over just before its text leaves, so that after a crash it is known what may have arrived.
 */
import {randomUUID} from 'node:crypto';
import type {Insertable, Kysely, Selectable} from 'kysely';
import {
  isOfAppointment,
  isStillTrue,
  noticeOf,
  worthUntil,
  type AppointmentFacts,
  type AppointmentNotice,
  type ChangedBy,
} from '../domain/notices.ts';
import type {AppointmentTable, Database, NoticeTable} from './schema.ts';

export type NoticeRow = Selectable<NoticeTable>;
type Appointment = Selectable<AppointmentTable>;

/** How long a settled notice is kept, ms: longer than any reminder is planned ahead. */
const KEPT_MS = 60 * 24 * 60 * 60 * 1000;

export function noticeFacts(
  row: Pick<Appointment, 'status' | 'start_at' | 'cancelled_by'>,
): AppointmentFacts {
  return {status: row.status, startAt: Number(row.start_at), cancelledBy: row.cancelled_by};
}

export function newNotice(
  notice: Pick<NoticeRow, 'kind' | 'subject_id' | 'expires_at'> & Partial<Insertable<NoticeTable>>,
  now: number,
): Insertable<NoticeTable> {
  return {
    id: randomUUID(),
    appointment_id: null,
    recipient_id: null,
    channel: null,
    start_at: null,
    status: 'waiting',
    next_at: now,
    attempts: 0,
    claim_id: null,
    claimed_until: null,
    fault: null,
    created_at: now,
    settled_at: null,
    reported_at: null,
    ...notice,
  };
}

/** Notices of which nothing has left yet are taken back. */
export async function dropWaiting(
  db: Kysely<Database>,
  ids: readonly string[],
  fault: string,
  now: number,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notice')
    .set({status: 'dropped', fault, settled_at: now, claim_id: null, claimed_until: null})
    .where('id', 'in', ids)
    .where('status', 'in', ['waiting', 'sending'])
    .execute();
}

/** Codes on this channel that nobody waits for any more. */
export async function dropWaitingCodes(
  db: Kysely<Database>,
  personId: string,
  channel: 'email' | 'sms',
  now: number,
): Promise<void> {
  const rows = await db
    .selectFrom('notice')
    .select('id')
    .where('recipient_id', '=', personId)
    .where('kind', '=', 'code')
    .where('channel', '=', channel)
    .where('status', 'in', ['waiting', 'sending'])
    .execute();
  await dropWaiting(
    db,
    rows.map(({id}) => id),
    'superseded',
    now,
  );
}

/** When notices of a kind were made for somebody since. */
export async function noticesTo(
  db: Kysely<Database>,
  personId: string,
  kind: NoticeRow['kind'],
  since: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('notice')
    .select('created_at')
    .where('recipient_id', '=', personId)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .execute();
  return rows.map(({created_at: at}) => Number(at));
}

/** Puts a notice about an appointment as it is now into the outbox. `db` is the transaction of the change. */
export async function queueNotice(
  db: Kysely<Database>,
  kind: AppointmentNotice,
  {id, subject_id, start_at}: Pick<Appointment, 'id' | 'subject_id' | 'start_at'>,
  now: number,
): Promise<void> {
  const startAt = Number(start_at);
  const row = newNotice(
    {kind, appointment_id: id, subject_id, start_at: startAt, expires_at: worthUntil(now, startAt)},
    now,
  );
  await db.insertInto('notice').values(row).execute();
}

/**
 * Tells the patient of a change, where there is something to tell, in its transaction. What was still waiting and is no
 * longer so is taken back: nobody gets a confirmation of what was cancelled since.
 */
export async function queueNoticeOf(
  db: Kysely<Database>,
  {before, after, by, now}: {before: Appointment | undefined; after: Appointment; by: ChangedBy; now: number},
): Promise<void> {
  const facts = noticeFacts(after);
  const kind = noticeOf(before && noticeFacts(before), facts, by, now);
  if (before !== undefined) {
    const waiting = await db
      .selectFrom('notice')
      .select(['id', 'kind', 'start_at'])
      .where('appointment_id', '=', after.id)
      .where('status', 'in', ['waiting', 'sending'])
      .execute();
    const outdated = waiting.filter(
      (notice) =>
        // The latest says all: a confirmation that is still waiting gives way to what came of it.
        (kind !== undefined && notice.kind !== 'reminder') ||
        !isOfAppointment(notice.kind) ||
        !isStillTrue(notice.kind, Number(notice.start_at), facts) ||
        before.subject_id !== after.subject_id,
    );
    await dropWaiting(
      db,
      outdated.map(({id}) => id),
      'superseded',
      now,
    );
  }
  if (kind !== undefined) await queueNotice(db, kind, after, now);
}

/** Notices that are waiting and whose time has come, oldest first. */
export async function dueNotices(db: Kysely<Database>, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select('id')
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({id}) => id);
}

/** The notice, if it still waits for its turn. `db` is the transaction that claims it. */
export function waitingNotice(db: Kysely<Database>, id: string, now: number): Promise<NoticeRow | undefined> {
  return db
    .selectFrom('notice')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now)
    .executeTakeFirst();
}

/** Whose notice it is to send, and how. */
export interface Claim {
  id: string;
  claimId: string;
}

export async function claimNotice(
  db: Kysely<Database>,
  {id, attempts}: NoticeRow,
  {recipientId, channel, until}: {recipientId: string; channel: 'email' | 'sms'; until: number},
): Promise<Claim> {
  const claimId = randomUUID();
  await db
    .updateTable('notice')
    .set({
      status: 'sending',
      recipient_id: recipientId,
      channel,
      attempts: attempts + 1,
      claim_id: claimId,
      claimed_until: until,
    })
    .where('id', '=', id)
    .execute();
  return {id, claimId};
}

/** Marks that its text leaves now. False when it may not: it was taken back, or the claim has ended. */
export async function handOverNotice(
  db: Kysely<Database>,
  {id, claimId}: Claim,
  now: number,
): Promise<boolean> {
  const {numUpdatedRows} = await db
    .updateTable('notice')
    .set({status: 'handing-over'})
    .where('id', '=', id)
    .where('claim_id', '=', claimId)
    .where('status', '=', 'sending')
    .where('claimed_until', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** What became of a try. False when the claim had ended: then it is no longer ours to say. */
export async function settleNotice(
  db: Kysely<Database>,
  {id, claimId}: Claim,
  change: Pick<NoticeRow, 'status' | 'fault'> & {next_at?: number; settled_at: number | null},
): Promise<boolean> {
  const {numUpdatedRows} = await db
    .updateTable('notice')
    .set({...change, claim_id: null, claimed_until: null})
    .where('id', '=', id)
    .where('claim_id', '=', claimId)
    .where('status', 'in', ['sending', 'handing-over'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Whether somebody was at a notice for longer than that counts. */
export async function hasLapsed(db: Kysely<Database>, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('id')
    .where('status', 'in', ['sending', 'handing-over'])
    .where('claimed_until', '<=', now)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes up what somebody who is gone was at. Nothing of a `sending` one left, so it waits again; one that was being handed
 * over may have arrived, so it is reported, unless doing it again changes nothing.
 *
 * @param repeatable Channels on which the same message twice is one message.
 * @returns How many are reported.
 */
export async function releaseLapsed(
  db: Kysely<Database>,
  repeatable: readonly ('email' | 'sms')[],
  now: number,
): Promise<number> {
  const free = {claim_id: null, claimed_until: null};
  const lapsed = db.updateTable('notice').where('claimed_until', '<=', now);
  await lapsed
    .set({status: 'waiting', next_at: now, ...free})
    .where('status', '=', 'sending')
    .execute();
  if (repeatable.length > 0) {
    await lapsed
      .set({status: 'waiting', next_at: now, ...free})
      .where('status', '=', 'handing-over')
      .where('channel', 'in', repeatable)
      .execute();
  }
  const {numUpdatedRows} = await lapsed
    .set({status: 'unknown', fault: 'interrupted', settled_at: now, ...free})
    .where('status', '=', 'handing-over')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Appointments that stand, start after `now` and before `until`, and of whose time nobody was reminded yet. */
export function appointmentsToRemind(
  db: Kysely<Database>,
  {now, until, limit}: {now: number; until: number; limit: number},
): Promise<Pick<Appointment, 'id' | 'subject_id' | 'start_at' | 'time_set_at'>[]> {
  return db
    .selectFrom('appointment')
    .select(['id', 'subject_id', 'start_at', 'time_set_at'])
    .where('start_at', '>', now)
    .where('start_at', '<', until)
    .where('status', 'in', ['booked', 'pending'])
    .where((query) =>
      query.not(
        query.exists(
          query
            .selectFrom('notice')
            .select('notice.id')
            .whereRef('notice.appointment_id', '=', 'appointment.id')
            .whereRef('notice.start_at', '=', 'appointment.start_at')
            .where('notice.kind', '=', 'reminder')
            // Taken back when it was cancelled or moved, and now it stands at this time all the same.
            .where((eb) => eb.or([eb('notice.fault', 'is', null), eb('notice.fault', '!=', 'superseded')])),
        ),
      ),
    )
    .orderBy('start_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** A notice that did not reach its patient as far as we know; the practice can phone. */
export interface UndeliveredNotice {
  id: string;
  kind: AppointmentNotice;
  appointmentId: string;
  subjectId: string;
  /** `unknown` may have arrived. */
  status: 'failed' | 'unknown';
  channel: 'email' | 'sms' | null;
  fault: string | null;
  /** When it was given up, ms UTC. */
  at: number;
}

/** What was given up since, for whoever looks after it; latest first. Codes are their owner's own affair. */
export async function undeliveredNotices(
  db: Kysely<Database>,
  {since = 0, limit = 200}: {since?: number; limit?: number} = {},
): Promise<UndeliveredNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('status', 'in', ['failed', 'unknown'])
    .where('settled_at', '>=', since)
    .where('appointment_id', 'is not', null)
    .orderBy('settled_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AppointmentNotice,
    appointmentId: row.appointment_id ?? '',
    subjectId: row.subject_id,
    status: row.status as 'failed' | 'unknown',
    channel: row.channel,
    fault: row.fault,
    at: Number(row.settled_at),
  }));
}

/** Removes what was settled long ago. */
export async function forgetNotices(db: Kysely<Database>, now: number): Promise<void> {
  await db
    .deleteFrom('notice')
    .where('settled_at', '<=', now - KEPT_MS)
    .execute();
}

/** What nobody at the practice was told of yet; oldest first. */
export function unreportedNotices(
  db: Kysely<Database>,
  limit: number,
): Promise<Pick<NoticeRow, 'id' | 'appointment_id'>[]> {
  return db
    .selectFrom('notice')
    .select(['id', 'appointment_id'])
    .where('status', 'in', ['failed', 'unknown'])
    .where('reported_at', 'is', null)
    .where('appointment_id', 'is not', null)
    .orderBy('settled_at')
    .limit(limit)
    .execute();
}

/** Whom an alert is about and for: no patient. */
const PRACTICE = 'practice';

/** When the practice was last alerted, ms UTC; 0 for never. */
export async function latestAlertAt(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .select(({fn}) => fn.max('created_at').as('at'))
    .where('kind', '=', 'requests-unseen')
    .executeTakeFirst();
  return Number(row?.at ?? 0);
}

/** Tells the practice that requests wait unseen; of use until the last of their answers. */
export async function queueAlert(
  db: Kysely<Database>,
  {now, until}: {now: number; until: number},
): Promise<void> {
  const expires_at = worthUntil(now, until);
  const row = newNotice(
    {kind: 'requests-unseen', subject_id: PRACTICE, recipient_id: PRACTICE, channel: 'email', expires_at},
    now,
  );
  await db.insertInto('notice').values(row).execute();
}
