/**
 * The NEN 7513 access log: when, what, whose, by whom, on what ground, with what outcome. Append-only; the hash of each
 * row covers the row before it, so that a changed, inserted or removed row shows. Rows cut off at the end show only to
 * who kept an earlier last hash: keep the one that `verifyAccessLog` reports.
 */
import {createHash} from 'node:crypto';
import type {Kysely, Selectable, Transaction} from 'kysely';
import type {AccessLogTable, Database} from './schema.ts';

type Row = Selectable<AccessLogTable>;

/** A row without its place in the chain. */
export type AccessEntry = Omit<Row, 'seq' | 'previous_hash' | 'hash'>;

/** What the first row's `previous_hash` holds. */
const BEFORE_FIRST = '0'.repeat(64);

const PAGE = 1000;

function hashOf(row: Omit<Row, 'hash'>): string {
  const covered = [
    row.seq,
    row.at,
    row.request_id,
    row.actor_id,
    row.actor_role,
    row.subject_id,
    row.action,
    row.resource,
    row.ground,
    row.outcome,
    row.previous_hash,
  ];
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
}

/** Adds rows in the transaction of what they record. */
export async function appendAccess(
  trx: Transaction<Database>,
  entries: readonly AccessEntry[],
): Promise<void> {
  const last = await trx
    .selectFrom('access_log')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let {seq, hash} = last ?? {seq: 0, hash: BEFORE_FIRST};
  const rows: Row[] = [];
  for (const entry of entries) {
    const row = {...entry, seq: seq + 1, previous_hash: hash};
    ({seq, hash} = {seq: row.seq, hash: hashOf(row)});
    rows.push({...row, hash});
  }
  if (rows.length > 0) await trx.insertInto('access_log').values(rows).execute();
}

/** `brokenAt` is the number of the first row that does not follow from the one before it. */
export type AccessLogVerdict =
  {intact: true; rows: number; lastHash: string} | {intact: false; rows: number; brokenAt: number};

/** Follows the whole chain from its first row. */
export async function verifyAccessLog(db: Kysely<Database>): Promise<AccessLogVerdict> {
  let seq = 0;
  let hash = BEFORE_FIRST;
  for (;;) {
    const rows = await db
      .selectFrom('access_log')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.previous_hash !== hash || row.hash !== hashOf(row)) {
        return {intact: false, rows: seq, brokenAt: seq + 1};
      }
      ({seq, hash} = row);
    }
    if (rows.length < PAGE) return {intact: true, rows: seq, lastHash: hash};
  }
}
