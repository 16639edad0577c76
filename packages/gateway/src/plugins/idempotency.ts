/**
 * A write is done once per key: the record of its answer commits with its effects, and the same request under the same
 * key gets that answer for 24 hours. Writers follow one another, so a parallel twin finds the record of the first.
 */
import {createHash} from 'node:crypto';
import {sql, type Transaction} from 'kysely';
import {problemOf, ProblemError, RecordedRefusal} from '../errors.ts';
import type {Database} from '../store/schema.ts';
import type {AccessNotes} from './access-notes.ts';

export const REPLAY_MS = 24 * 60 * 60 * 1000;

/** Refusals that are decisions: asked again under the same key, they are not decided again. */
const DECISIONS: ReadonlySet<number> = new Set([404, 409, 412, 422]);

/** An answer as it goes out and is kept. */
export interface Outcome {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The `headers` column: what goes out, and what the access log must know again when it goes out once more. */
interface KeptHeaders {
  out: Outcome['headers'];
  notes: AccessNotes;
}

export interface KeyedRequest {
  /** `anonymous` where an operation needs no token. */
  actorId: string;
  method: string;
  /** Path as it was asked for, without the query. */
  path: string;
  key: string;
  body: unknown;
  query: unknown;
  ifMatch: string | undefined;
}

/** Same meaning, same text: the order in which a client writes fields does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${fields.join()}}`;
}

const sha256 = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

function scopeOf({actorId, method, path, key}: KeyedRequest): string {
  return sha256([actorId, method, path, key]);
}

function fingerprintOf({body, query, ifMatch}: KeyedRequest): string {
  return sha256([body ?? null, query, ifMatch ?? null]);
}

export function problemOutcome(error: ProblemError): Outcome {
  return {
    status: error.status,
    headers: {...error.headers, 'content-type': 'application/problem+json; charset=utf-8'},
    body: JSON.stringify(problemOf(error)),
  };
}

/**
 * Undoes what `work` did in the transaction when it refuses by a decision, and gives the refusal as its outcome. What a
 * recorded refusal wrote stays.
 */
async function decide(trx: Transaction<Database>, work: () => Promise<Outcome>): Promise<Outcome> {
  await sql`savepoint decision`.execute(trx);
  try {
    const outcome = await work();
    await sql`release savepoint decision`.execute(trx);
    return outcome;
  } catch (error) {
    if (!(error instanceof ProblemError) || !DECISIONS.has(error.status)) throw error;
    if (!(error instanceof RecordedRefusal)) await sql`rollback to savepoint decision`.execute(trx);
    await sql`release savepoint decision`.execute(trx);
    return problemOutcome(error);
  }
}

/**
 * @param now ms UTC.
 * @param notes What `work` notes for the access log; on a replay filled from the record.
 * @param mayReplay Throws when the actor may no longer act for the people whom the first request was about.
 * @throws ProblemError `idempotency-key-reused`, and whatever `work` throws that is not a decision; neither is recorded.
 */
export async function once(
  trx: Transaction<Database>,
  request: KeyedRequest,
  {
    now,
    notes,
    work,
    mayReplay,
  }: {
    now: number;
    notes: AccessNotes;
    work: () => Promise<Outcome>;
    mayReplay: (notes: AccessNotes) => Promise<void>;
  },
): Promise<Outcome & {replayed: boolean}> {
  const scope = scopeOf(request);
  const fingerprint = fingerprintOf(request);
  await trx
    .deleteFrom('idempotency')
    .where('created_at', '<=', now - REPLAY_MS)
    .execute();
  const known = await trx.selectFrom('idempotency').selectAll().where('scope', '=', scope).executeTakeFirst();
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
    const kept = JSON.parse(known.headers) as KeptHeaders;
    await mayReplay(kept.notes);
    Object.assign(notes, kept.notes);
    return {status: known.status, headers: kept.out, body: known.body, replayed: true};
  }
  const outcome = await decide(trx, work);
  await trx
    .insertInto('idempotency')
    .values({
      scope,
      fingerprint,
      status: outcome.status,
      headers: JSON.stringify({out: outcome.headers, notes} satisfies KeptHeaders),
      body: outcome.body,
      created_at: now,
    })
    .execute();
  return {...outcome, replayed: false};
}
