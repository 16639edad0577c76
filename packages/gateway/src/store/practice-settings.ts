import type {Kysely, Selectable} from 'kysely';
import type {PracticeSettings} from '../domain/settings.ts';
import {changedParts} from '../domain/settings-parts.ts';
import {practiceChanged, publish} from './outbox.ts';
import type {Database, PracticeTable, SettingsChangeTable} from './schema.ts';
import type {StaffName} from './work-items.ts';

export type SettingsChangeRow = Selectable<SettingsChangeTable>;

const ID = 'practice';

/**
 * Reads the practice's settings as they are now; another process may have loaded others. Parses them only when they
 * changed. Undefined while none were loaded.
 */
export function settingsReader(): (db: Kysely<Database>) => Promise<PracticeSettings | undefined> {
  let parsed: {text: string; settings: PracticeSettings} | undefined;
  return async (db) => {
    const row = await currentSettings(db);
    if (row === undefined) return undefined;
    if (parsed?.text !== row.settings) {
      parsed = {text: row.settings, settings: JSON.parse(row.settings) as PracticeSettings};
    }
    return parsed.settings;
  };
}

export function currentSettings(db: Kysely<Database>): Promise<Selectable<PracticeTable> | undefined> {
  return db.selectFrom('practice').selectAll().where('id', '=', ID).executeTakeFirst();
}

export interface SettingsWrite {
  settings: PracticeSettings;
  /** ms UTC. */
  now: number;
  /** Absent when they are loaded at the gateway itself. */
  by?: StaffName;
  /** The revision that this undoes. */
  undoes?: number;
}

/**
 * Puts other settings in the place of those of now, and notes who did. The same settings again change nothing.
 *
 * @param db The transaction of the change. The settings are checked by then.
 */
export async function writeSettings(
  db: Kysely<Database>,
  {settings, now, by, undoes}: SettingsWrite,
): Promise<void> {
  const known = await currentSettings(db);
  const parts =
    known === undefined ? [] : changedParts(JSON.parse(known.settings) as PracticeSettings, settings);
  if (known !== undefined && parts.length === 0) return;
  // Before the first ones there was nothing that somebody could have read.
  if (known !== undefined) await publish(db, [practiceChanged], now);
  const revision = (known?.revision ?? 0) + 1;
  const text = JSON.stringify(settings);
  const row = {id: ID, settings: text, revision, updated_at: now};
  await db
    .insertInto('practice')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await db
    .insertInto('settings_change')
    .values({
      revision,
      at: now,
      staff_id: by?.id ?? null,
      staff_name: by?.name ?? null,
      settings: text,
      parts: JSON.stringify(parts),
      undoes: undoes ?? null,
    })
    .execute();
}

/** Latest first, at most `limit` of those that made a revision below `below`. */
export function settingsChanges(
  db: Kysely<Database>,
  {below, limit}: {below: number; limit: number},
): Promise<SettingsChangeRow[]> {
  return db
    .selectFrom('settings_change')
    .selectAll()
    .where('revision', '<', below)
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute();
}
