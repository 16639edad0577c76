import {chmodSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import {Kysely} from 'kysely';
import {GatewaySqliteDialect} from './dialect.ts';
import {migrateToLatest} from './migrate.ts';
import type {Database} from './schema.ts';

/** How long opening waits for another process that writes, ms. */
const OPEN_TIMEOUT_MS = 5000;
/**
 * How long a statement then waits, ms. It waits on the event loop's own thread, so briefly: `writeTransaction` does the
 * patient waiting.
 */
const STATEMENT_TIMEOUT_MS = 100;

export const DATABASE_FILE = 'gateway.sqlite';

/**
 * Opens the store of one practice, made and migrated when needed. Every commit is on disk before it is acknowledged
 * (`synchronous=FULL`). One connection: Kysely hands it to one caller at a time, so inside a transaction only the
 * transaction may be used; a query on `db` there would wait for itself.
 *
 * @param dataDir Folder for the database file; made when missing. The database is for its owner's eyes only.
 */
export async function openDatabase({dataDir}: {dataDir: string}): Promise<Kysely<Database>> {
  mkdirSync(dataDir, {recursive: true, mode: 0o700});
  const file = join(dataDir, DATABASE_FILE);
  const sqlite = new SqliteDatabase(file, {timeout: OPEN_TIMEOUT_MS});
  // SQLite gives the files beside it the same mode.
  chmodSync(file, 0o600);
  // In this order: the change to WAL is the first write, and needs the busy timeout that the line above set.
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<Database>({dialect: new GatewaySqliteDialect(sqlite)});
  try {
    await migrateToLatest(db);
    sqlite.pragma(`busy_timeout = ${STATEMENT_TIMEOUT_MS}`);
  } catch (error) {
    await db.destroy();
    sqlite.close();
    throw error;
  }
  return db;
}
