import type {Kysely} from 'kysely';
import {Migrator, type Migration} from 'kysely/migration';
import * as start from './migrations/0001-start.ts';
import * as imports from './migrations/0002-import.ts';
import * as outbox from './migrations/0003-outbox.ts';
import * as workItems from './migrations/0004-work-items.ts';
import * as notices from './migrations/0005-notices.ts';
import * as adoption from './migrations/0006-adoption.ts';
import * as bulkActions from './migrations/0007-bulk-actions.ts';
import * as practiceSystem from './migrations/0008-practice-system.ts';
import * as settingsChanges from './migrations/0010-settings-changes.ts';
import * as plannedItems from './migrations/0012-planned-items.ts';
import * as slotsGivenUp from './migrations/0014-slots-given-up.ts';
import * as medication from './migrations/0015-medication.ts';
import * as repeats from './migrations/0016-repeats.ts';
import * as repeatTasks from './migrations/0017-repeat-tasks.ts';
import * as repeatAnswers from './migrations/0018-repeat-answers.ts';
import * as repeatAlerts from './migrations/0019-repeat-alerts.ts';
import type {Database} from './schema.ts';

/** In order of name. A migration that was released is never edited; the next one corrects it. */
const migrations: Record<string, Migration> = {
  '0001-start': start,
  '0002-import': imports,
  '0003-outbox': outbox,
  '0004-work-items': workItems,
  '0005-notices': notices,
  '0006-adoption': adoption,
  '0007-bulk-actions': bulkActions,
  '0008-practice-system': practiceSystem,
  '0010-settings-changes': settingsChanges,
  '0012-planned-items': plannedItems,
  '0014-slots-given-up': slotsGivenUp,
  '0015-medication': medication,
  '0016-repeats': repeats,
  '0017-repeat-tasks': repeatTasks,
  '0018-repeat-answers': repeatAnswers,
  '0019-repeat-alerts': repeatAlerts,
};

/** @throws When a migration fails; the schema is then as it was before. */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({db, provider: {getMigrations: () => Promise.resolve(migrations)}});
  const {error} = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database could not be migrated.');
}
