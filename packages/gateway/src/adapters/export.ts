/**
 * New and changed appointments, and their Slots, into files, for the practice's own system. Each file is there whole or not at all, and its name
 * says from which change to which it goes: whoever is stopped in between goes on after the last one.
 */
import {randomUUID} from 'node:crypto';
import {mkdir, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import {appendAccess} from '../store/access-log.ts';
import {changesAfter, changeNumberAt} from '../store/appointments.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {instant} from './fhir/times.ts';
import {isNews, outgoing} from './fhir-r4/outgoing.ts';
import {writeWhole} from './files.ts';

/** Appointments in a file. */
const PAGE = 500;
const CURSOR_FILE = 'cursor';
const NAME = /^appointments-(\d{12})-(\d{12})\.ndjson$/;

/** What cannot be exported as it was asked for. */
export class ExportError extends Error {}

export interface ExportReport {
  appointments: number;
  files: string[];
  /** From where the next export goes on. */
  cursor: number;
}

const padded = (change: number): string => String(change).padStart(12, '0');

/** Where the last export into this folder ended, also one that was stopped before it could say so. */
async function keptCursor(folder: string): Promise<number> {
  const names = await readdir(folder);
  const ends = names.map((name) => Number(NAME.exec(name)?.[2] ?? 0));
  const kept = names.includes(CURSOR_FILE) ? Number(await readFile(join(folder, CURSOR_FILE), 'utf8')) : 0;
  if (!Number.isSafeInteger(kept)) throw new ExportError(`${join(folder, CURSOR_FILE)} holds no cursor`);
  return Math.max(kept, ...ends, 0);
}

/** @throws ExportError when it is neither a cursor nor an instant. */
async function startOf(db: Kysely<Database>, since: string): Promise<number> {
  if (/^\d{1,12}$/.test(since)) return Number(since);
  const at = instant(since);
  if (at === undefined) throw new ExportError('--since must be a cursor, or an instant with a time zone');
  return changeNumberAt(db, at);
}

/** The next file's content, and that it leaves, in the access log: before it can be read anywhere. */
async function nextPage(
  db: Kysely<Database>,
  after: number,
  now: number,
): Promise<{lines: string[]; appointments: number; until: number} | undefined> {
  return writeTransaction(db, async (trx) => {
    const changes = await changesAfter(trx, after, PAGE);
    const last = changes.at(-1);
    if (last === undefined) return undefined;
    const rows = changes.filter(isNews);
    const request_id = randomUUID();
    const entry = {
      at: now,
      request_id,
      actor_id: 'export',
      actor_role: 'system' as const,
      action: 'export',
      ground: 'system' as const,
      outcome: 200,
    };
    await appendAccess(
      trx,
      rows.map(({id, subject_id}) => ({...entry, subject_id, resource: `Appointment/${id}`})),
    );
    const {appointments, slots} = await outgoing(trx, rows);
    return {
      lines: [...appointments, ...slots].map(({resource}) => JSON.stringify(resource)),
      appointments: appointments.length,
      until: Number(last.change_number),
    };
  });
}

/**
 * Writes what changed since, but for what the practice's own system has as it is now.
 *
 * @param since A cursor, or an instant with a time zone; default where the last export into this folder ended.
 * @throws ExportError, and the file system's error when a file cannot be written.
 */
export async function exportAppointments(
  db: Kysely<Database>,
  folder: string,
  {clock, since}: {clock: Clock; since?: string | undefined},
): Promise<ExportReport> {
  await mkdir(folder, {recursive: true, mode: 0o700});
  let cursor = since === undefined ? await keptCursor(folder) : await startOf(db, since);
  const report: ExportReport = {appointments: 0, files: [], cursor};
  for (;;) {
    const page = await nextPage(db, cursor, clock.now());
    if (page === undefined) break;
    const {lines, appointments, until} = page;
    if (lines.length > 0) {
      const name = `appointments-${padded(cursor)}-${padded(until)}.ndjson`;
      await writeWhole(folder, name, `${lines.join('\n')}\n`);
      report.files.push(name);
      report.appointments += appointments;
    }
    cursor = until;
    await writeWhole(folder, CURSOR_FILE, `${cursor}\n`);
  }
  return {...report, cursor};
}
