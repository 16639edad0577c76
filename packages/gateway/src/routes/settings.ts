/** The practice's own settings, for who decides for the practice: read, changed, and changed back. */
import type {components} from '@gp-elements/contract';
import type {PracticeSettings} from '../domain/settings.ts';
import {settingsFaults, signedOffFaults} from '../domain/settings-faults.ts';
import {canUndo, undone} from '../domain/settings-parts.ts';
import {toInstant} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {etagOf, requireEtag} from '../plugins/preconditions.ts';
import {
  currentSettings,
  settingsChanges,
  writeSettings,
  type SettingsChangeRow,
} from '../store/practice-settings.ts';
import {actorOf} from './booking/facts.ts';
import {readCursor, writeCursor} from './cursor.ts';
import type {Handlers, RequestContext} from './handlers.ts';
import {staffOf} from './work-items/decide.ts';

type Schemas = components['schemas'];

const pageSize = 50;

const parse = (text: string): PracticeSettings => JSON.parse(text) as PracticeSettings;

const authorOf = ({staff_id: id, staff_name: name}: SettingsChangeRow): {by?: Schemas['StaffName']} =>
  id === null ? {} : {by: {id, name: name ?? ''}};

async function stateNow({db, zone}: RequestContext): Promise<Schemas['SettingsState']> {
  const row = await currentSettings(db);
  if (row === undefined) throw new ProblemError('service-unavailable');
  const [change] = await settingsChanges(db, {below: row.revision + 1, limit: 1});
  const by = change?.revision === row.revision ? authorOf(change).by : undefined;
  const kinds = await db
    .selectFrom('appointment_type')
    .select(['id', 'source_id', 'name'])
    .where('active', '=', 1)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return {
    etag: etagOf(row.revision),
    revision: row.revision,
    changedAt: toInstant(Number(row.updated_at), zone),
    ...(by && {changedBy: by}),
    settings: parse(row.settings),
    kinds: kinds.map(({id, source_id, name}) => ({sourceId: source_id ?? id, name})),
  };
}

/** @throws ProblemError `validation-failed`, with a finding per place. */
function requireUsable(before: PracticeSettings, settings: PracticeSettings): void {
  const errors = [...settingsFaults(settings), ...signedOffFaults(before, settings)].map((fault) => {
    const [pointer = '', ...message] = fault.split(': ');
    return {in: 'body' as const, pointer, message: message.join(': ')};
  });
  if (errors.length > 0) throw new ProblemError('validation-failed', {errors});
}

async function change(
  context: RequestContext,
  before: Schemas['SettingsState'],
  settings: PracticeSettings,
  undoes?: number,
): Promise<{status: 200; body: Schemas['SettingsState']; etag: string}> {
  const {db, now} = context;
  requireUsable(before.settings, settings);
  await writeSettings(db, {settings, now, by: staffOf(context), ...(undoes !== undefined && {undoes})});
  const body = await stateNow(context);
  context.touched('PracticeSettings', String(body.revision));
  return {status: 200, body, etag: body.etag};
}

export const settingsHandlers: Pick<
  Handlers,
  'getSettings' | 'putSettings' | 'listSettingsChanges' | 'undoSettingsChange'
> = {
  async getSettings(_request, context) {
    const body = await stateNow(context);
    return {status: 200, body, etag: body.etag};
  },

  async putSettings({headers, body}, context) {
    const before = await stateNow(context);
    requireEtag(headers['If-Match'], before.etag, {currentSettings: before});
    return change(context, before, body);
  },

  async listSettingsChanges({query: {limit = pageSize, cursor}}, context) {
    const {db, secrets, zone} = context;
    const belongsTo = ['listSettingsChanges', actorOf(context).id];
    const current = (await stateNow(context)).settings;
    const [below] =
      cursor === undefined ? [Number.MAX_SAFE_INTEGER] : readCursor(secrets.cursors, belongsTo, cursor);
    // One more than is told: what the last one altered shows against the one before it.
    const rows = await settingsChanges(db, {below, limit: limit + 1});
    const items = rows.slice(0, limit).map((row, index) => {
      const older = rows[index + 1];
      const step = older && {before: parse(older.settings), after: parse(row.settings)};
      return {
        revision: row.revision,
        at: toInstant(Number(row.at), zone),
        ...authorOf(row),
        parts: JSON.parse(row.parts) as string[],
        ...(row.undoes !== null && {undoes: row.undoes}),
        undo: {allowed: step !== undefined && canUndo(step, current)},
      };
    });
    const last = items.at(-1);
    const next =
      last && rows.length > limit
        ? {next: writeCursor(secrets.cursors, belongsTo, [last.revision, ''])}
        : undefined;
    return {status: 200, body: {items, ...next}};
  },

  async undoSettingsChange({params: {revision}, headers}, context) {
    const number = Number(revision);
    if (!Number.isSafeInteger(number)) throw new ProblemError('not-found');
    const [made, older] = await settingsChanges(context.db, {below: number + 1, limit: 2});
    if (made?.revision !== number || String(number) !== revision) throw new ProblemError('not-found');
    const before = await stateNow(context);
    requireEtag(headers['If-Match'], before.etag, {currentSettings: before});
    const step = older && {before: parse(older.settings), after: parse(made.settings)};
    if (!step || !canUndo(step, before.settings)) throw new ProblemError('settings-changed-since');
    return change(context, before, undone(step, before.settings), number);
  },
};
