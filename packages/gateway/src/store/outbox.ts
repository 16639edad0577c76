/**
 * What changed, for whoever follows along: written in the transaction of the change itself, so that nothing is told that
 * did not happen, and nothing that happened goes untold.
 */
import type {Kysely, Selectable} from 'kysely';
import type {Database, OutboxTable} from './schema.ts';

export type OutboxRow = Selectable<OutboxTable>;

/** Who was away for longer reads everything again. */
export const KEPT_MS = 24 * 60 * 60 * 1000;

/** Rows per statement: five values each stay under the limits of both engines. */
const BATCH = 500;

export interface Change {
  type: OutboxTable['type'];
  /** Path below the contract's base address, with opaque ids only. */
  resource: string;
  subjectId: string;
}

export const appointmentChanged = (id: string, subjectId: string): Change => ({
  type: 'appointment-changed',
  resource: `/appointments/${id}`,
  subjectId,
});

export const repeatRequestChanged = (id: string, subjectId: string): Change => ({
  type: 'repeat-request-changed',
  resource: `/repeat-requests/${id}`,
  subjectId,
});

export const medicationChanged = (subjectId: string): Change => ({
  type: 'medication-changed',
  resource: '/medication-treatments',
  subjectId,
});

/** Of staff, or of everyone: it is about no person. */
const NOBODY = '';

export const bulkActionChanged = (id: string): Change => ({
  type: 'bulk-action-changed',
  resource: `/bulk-actions/${id}`,
  subjectId: NOBODY,
});

export const practiceChanged: Change = {
  type: 'practice-changed',
  resource: '/practice',
  subjectId: NOBODY,
};

/** Number of the last event; 0 before the first. */
export async function lastEvent(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('outbox').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** The oldest event that is kept; undefined while there is none. */
export async function firstEvent(db: Kysely<Database>): Promise<number | undefined> {
  const row = await db.selectFrom('outbox').select('seq').orderBy('seq').limit(1).executeTakeFirst();
  return row && Number(row.seq);
}

/** At most `limit` events after this number, in order. */
export async function eventsAfter(db: Kysely<Database>, seq: number, limit: number): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({...row, seq: Number(row.seq)}));
}

/** Tells changes; `db` is the transaction that makes them. `now` is ms UTC. */
export async function publish(db: Kysely<Database>, changes: readonly Change[], now: number): Promise<void> {
  if (changes.length === 0) return;
  const last = await lastEvent(db);
  // The last one stays, however old: the count goes on from it.
  await db
    .deleteFrom('outbox')
    .where('at', '<=', now - KEPT_MS)
    .where('seq', '<', last)
    .execute();
  const rows = changes.map(({type, resource, subjectId}, index) => ({
    seq: last + 1 + index,
    at: now,
    type,
    resource,
    subject_id: subjectId,
  }));
  for (let start = 0; start < rows.length; start += BATCH) {
    await db
      .insertInto('outbox')
      .values(rows.slice(start, start + BATCH))
      .execute();
  }
}
