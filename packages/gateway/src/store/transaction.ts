import {setTimeout} from 'node:timers/promises';
import type {Kysely, Transaction} from 'kysely';
import type {Database} from './schema.ts';

/** How long a write stands in line behind other processes, and how often it looks, ms. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 20;

/** SQLite: another process writes. PostgreSQL: serialization failure, deadlock. All are cured by trying again. */
const RETRYABLE = /^(SQLITE_BUSY(_.*)?|40001|40P01)$/;

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRYABLE.test(String(error.code));
}

/**
 * Runs `work` in one writing transaction: it commits when the promise resolves and rolls back when it rejects.
 * Writers follow one another. `work` may run more than once, so build everything inside it, and use only `trx` there.
 * While another process writes (an import), this waits without keeping the event loop.
 *
 * @throws What `work` throws, and the database's own error when another writer was in the way all of `patienceMs`.
 */
export async function writeTransaction<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
  {patienceMs = PATIENCE_MS}: {patienceMs?: number} = {},
): Promise<T> {
  const began = performance.now();
  for (;;) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(work);
    } catch (error) {
      if (!isRetryable(error) || performance.now() - began >= patienceMs) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}
