import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import type {Database} from '../store/schema.ts';
import {text, type Fields} from './fhir/fields.ts';
import type {FileReport, ImportReport} from './import-report.ts';
import {importedKinds} from './imported.ts';
import {judge} from './judge.ts';
import {listFiles, readSourceFile, UnreadableFile, type SourceFile} from './read-files.ts';
import {takeFile} from './take/index.ts';

export interface ImportOptions {
  clock: Clock;
  /** FHIR address of the server that resources come from, where the files do not state it (no fullUrl). */
  base?: string;
}

function refused(file: string, failure: string): FileReport {
  return {file, failure, resources: [], closedSlots: 0, markedAppointments: []};
}

async function importFile(
  db: Kysely<Database>,
  file: SourceFile,
  {clock, base}: ImportOptions,
): Promise<FileReport> {
  const now = clock.now();
  const judged = judge(file, {now, base});
  return {file: file.name, ...(await takeFile(db, judged, now))};
}

/** How late in the order of kinds a file's last resource comes: what others name is to be there before them. */
function lateness({entries}: SourceFile): number {
  const kinds = entries.map(({resource}) =>
    importedKinds.findIndex((kind) => kind === resource['resourceType']),
  );
  return Math.max(-1, ...kinds);
}

/**
 * Imports files and folders of FHIR R4 and of STU3 eAfspraak appointments: Bundles, single resources, NDJSON. May be
 * repeated: what is known by a name of its source is brought up to date. Each file is taken whole or, when it cannot be
 * read or stored, not at all; a resource that cannot be used is left with a reason. Files are taken in the order of what
 * names what, practitioners before appointments.
 *
 * @throws The file system's error when a path does not exist.
 */
export async function importFiles(
  db: Kysely<Database>,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const refusals: FileReport[] = [];
  const readable: SourceFile[] = [];
  for (const path of await listFiles(paths)) {
    try {
      readable.push(await readSourceFile(path));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refusals.push(refused(path, error.message));
    }
  }
  const files: FileReport[] = [];
  for (const file of readable.sort((a, b) => lateness(a) - lateness(b))) {
    files.push(await importFile(db, file, options));
  }
  return {files: [...files, ...refusals]};
}

/** Imports resources at hand as if they were one file of that name. `fullUrl` is what a Bundle would say of each. */
export async function importResources(
  db: Kysely<Database>,
  resources: readonly {resource: Fields; fullUrl?: string}[],
  {name = 'resources', ...options}: ImportOptions & {name?: string},
): Promise<FileReport> {
  const entries = resources.map(({resource, fullUrl}, index) => ({
    resource,
    fullUrl: text(fullUrl),
    position: index + 1,
  }));
  return importFile(db, {name, entries}, options);
}
