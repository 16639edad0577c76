/**
 * The gateway as a process: `serve` (default), `import`, `export`, `acknowledge`, `settings`. The only file that touches
 * the process; it runs when it is imported.
 */
import process from 'node:process';
import {parseArgs} from 'node:util';
import {acknowledgeFiles} from './adapters/acknowledge-files.ts';
import {ExportError, exportAppointments} from './adapters/export.ts';
import {importFiles} from './adapters/import.ts';
import {formatReport, totals} from './adapters/import-report.ts';
import {UnreadableFile} from './adapters/read-files.ts';
import {loadSettings, readSettings, SettingsError} from './adapters/settings.ts';
import {systemClock} from './clock.ts';
import {ConfigError, readConfig, readDataDir} from './config.ts';
import {refuseDemoFolder, requireDemoFolder} from './demo-folder.ts';
import {serve} from './serve.ts';
import {openDatabase} from './store/database.ts';

/** What is still being answered gets this long, ms. */
const SHUTDOWN_MS = 10_000;

const USAGE = `gp-gateway [serve]            Serves the contract; configured by the environment (see the README).
gp-gateway import <file…> [--base <address>] [--as-demo]
                              Imports FHIR R4 (and STU3 eAfspraak appointments) into GP_DATA_DIR; may be repeated.
                              --base is the FHIR address of the source, where the files do not state it.
                              --as-demo takes fictive people into a folder that the demo made: anyone can sign in as them.
gp-gateway export <folder> [--since <cursor or instant>]
                              Writes appointments that are new or changed since as FHIR R4 (NDJSON) into the folder, which
                              keeps where it ended; without --since it goes on there.
gp-gateway acknowledge <file…>
                              Says that the practice's own system has what is in these exported files.
gp-gateway settings [<file>]  Loads the practice's settings (JSON) into GP_DATA_DIR; without a file, prints those of now.
`;

async function runServer(): Promise<void> {
  const gateway = await serve(readConfig(process.env));
  const stop = (): void => {
    // The second signal, and whoever does not finish in time, ends it at once.
    process.once('SIGTERM', () => process.exit(1));
    process.once('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    gateway.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  const onSignal = (): void => {
    process.off('SIGTERM', onSignal);
    process.off('SIGINT', onSignal);
    stop();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/** Folder for a command that fills it. */
function folderToFill(): string {
  const dataDir = readDataDir(process.env);
  if (process.env['GP_DEMO'] !== '1') refuseDemoFolder(dataDir);
  return dataDir;
}

const AS_DEMO = `These people are in the demo now: anyone who opens it can sign in as them and see what the files say of them.
Import nobody here who exists.
`;

/** The folder of the demo, for people whom anyone may be. */
function demoFolderToFill(): string {
  const dataDir = readDataDir(process.env);
  requireDemoFolder(dataDir);
  return dataDir;
}

interface ImportFlags {
  base: string | undefined;
  asDemo: boolean;
}

async function runImport(files: readonly string[], {base, asDemo}: ImportFlags): Promise<void> {
  const db = await openDatabase({dataDir: asDemo ? demoFolderToFill() : folderToFill()});
  try {
    const report = await importFiles(db, files, {clock: systemClock, ...(base !== undefined && {base})});
    process.stdout.write(`${formatReport(report)}\n`);
    if (asDemo) process.stdout.write(AS_DEMO);
    if (totals(report).refusedFiles > 0) process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

async function runExport(folder: string, since: string | undefined): Promise<void> {
  const db = await openDatabase({dataDir: folderToFill()});
  try {
    const {appointments, files, cursor} = await exportAppointments(db, folder, {clock: systemClock, since});
    for (const file of files) process.stdout.write(`${file}\n`);
    process.stdout.write(`${appointments} appointments exported; the next export goes on after ${cursor}\n`);
  } finally {
    await db.destroy();
  }
}

async function runAcknowledge(files: readonly string[]): Promise<void> {
  const db = await openDatabase({dataDir: folderToFill()});
  try {
    const {recorded, outdated, unknown} = await acknowledgeFiles(db, files, {clock: systemClock});
    process.stdout.write(`${recorded} recorded, ${outdated} changed since, ${unknown} unknown\n`);
    if (unknown > 0) process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

async function runSettings(file: string | undefined): Promise<void> {
  const db = await openDatabase({dataDir: folderToFill()});
  try {
    if (file === undefined) {
      const settings = await readSettings(db);
      if (settings === undefined) throw new SettingsError(['there are none yet']);
      process.stdout.write(`${JSON.stringify(settings, undefined, 2)}\n`);
      return;
    }
    const {name} = await loadSettings(db, file, {clock: systemClock});
    process.stdout.write(`Settings of ${name} loaded.\n`);
  } finally {
    await db.destroy();
  }
}

function explain(): void {
  process.stderr.write(USAGE);
  process.exitCode = 1;
}

async function main([command = 'serve', ...rest]: readonly string[]): Promise<void> {
  const {values, positionals: files} = parseArgs({
    args: [...rest],
    options: {base: {type: 'string'}, since: {type: 'string'}, 'as-demo': {type: 'boolean', default: false}},
    allowPositionals: true,
  });
  const [file] = files;
  const asDemo = values['as-demo'];
  if (command === 'import' && file !== undefined) return runImport(files, {base: values.base, asDemo});
  if (asDemo) return explain();
  if (command === 'serve' && file === undefined) return runServer();
  if (command === 'export' && file !== undefined && files.length === 1) return runExport(file, values.since);
  if (command === 'acknowledge' && file !== undefined) return runAcknowledge(files);
  if (command === 'settings' && files.length <= 1) return runSettings(file);
  explain();
}

/** Errors that an operator can mend speak for themselves; the others come with where they arose. */
function describe(error: unknown): string {
  if ([ConfigError, SettingsError, ExportError, UnreadableFile].some((kind) => error instanceof kind))
    return (error as Error).message;
  const isFromSystem = error instanceof Error && 'syscall' in error;
  return isFromSystem || !(error instanceof Error) ? String(error) : (error.stack ?? error.message);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  // At once: whoever started this in a process of their own must not wait for an address that never comes.
  process.exit(1);
});
