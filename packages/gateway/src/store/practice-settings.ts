import type {Kysely} from 'kysely';
import type {PracticeSettings} from '../domain/settings.ts';
import type {Database} from './schema.ts';

/**
 * Reads the practice's settings as they are now; another process may have loaded others. Parses them only when they
 * changed. Undefined while none were loaded.
 */
export function settingsReader(): (db: Kysely<Database>) => Promise<PracticeSettings | undefined> {
  let parsed: {text: string; settings: PracticeSettings} | undefined;
  return async (db) => {
    const row = await db
      .selectFrom('practice')
      .select('settings')
      .where('id', '=', 'practice')
      .executeTakeFirst();
    if (row === undefined) return undefined;
    if (parsed?.text !== row.settings) {
      parsed = {text: row.settings, settings: JSON.parse(row.settings) as PracticeSettings};
    }
    return parsed.settings;
  };
}
