import {readFile} from 'node:fs/promises';
import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {settingsFaults} from '../domain/settings-faults.ts';
import {loadContract} from '../plugins/contract/document.ts';
import {findingsOf, schemaCompiler} from '../plugins/contract/schemas.ts';
import {settingsReader, writeSettings} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';

/** Settings that cannot be used. Every fault is a line with its place; nothing was stored. */
export class SettingsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The settings cannot be used:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

/** @throws SettingsError when the value is not what the contract calls PracticeSettings, or contradicts itself. */
export function checkSettings(value: unknown): PracticeSettings {
  const check = schemaCompiler(loadContract(), {coerce: false})({
    $ref: '#/components/schemas/PracticeSettings',
  });
  if (!check(value)) {
    throw new SettingsError(
      findingsOf('body', check.errors).map(
        ({pointer, message}) => `${pointer === '' ? '/' : pointer}: ${message}`,
      ),
    );
  }
  const settings = value as PracticeSettings;
  const faults = settingsFaults(settings);
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

async function parsed(file: string): Promise<unknown> {
  const content = await readFile(file, 'utf8');
  try {
    return JSON.parse(content);
  } catch {
    throw new SettingsError(['the file is not JSON']);
  }
}

/**
 * Checks and stores the settings of the practice; they hold from the next request on. The same settings again change
 * nothing.
 *
 * @param source Path of a JSON file, or the settings themselves.
 * @throws SettingsError when they cannot be used; and the file system's error when the file cannot be read.
 */
export async function loadSettings(
  db: Kysely<Database>,
  source: string | object,
  {clock}: {clock: Clock},
): Promise<PracticeSettings> {
  const settings = checkSettings(typeof source === 'string' ? await parsed(source) : source);
  await writeTransaction(db, (trx) => writeSettings(trx, {settings, now: clock.now()}));
  return settings;
}

/** The settings as they are now; undefined while none were loaded. */
export async function readSettings(db: Kysely<Database>): Promise<PracticeSettings | undefined> {
  return settingsReader()(db);
}
