import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {
  endBulkAction,
  findBulkAction,
  insertBulkAction,
  type BulkActionRow,
} from '../../store/bulk-actions.ts';
import type {Handlers, RequestContext} from '../handlers.ts';
import {staffOf} from '../work-items/decide.ts';

type BulkAction = components['schemas']['BulkAction'];

/** So long staff can think better of it. */
export const UNDO_MS = 30_000;

function present(row: BulkActionRow, {zone}: RequestContext): BulkAction {
  const wish = JSON.parse(row.wish) as components['schemas']['BulkActionCreate'];
  const outcomes = JSON.parse(row.outcomes ?? '{}') as Record<string, string>;
  return {
    id: row.id,
    state: row.state,
    executesAt: toInstant(row.executes_at, zone),
    by: {id: row.staff_id, name: row.staff_name},
    targets: wish.targets.map(({id}) => {
      const outcome = outcomes[id];
      return {id, ...(outcome !== undefined && {outcome})};
    }),
  };
}

async function requireAction(context: RequestContext, id: string): Promise<BulkActionRow> {
  const row = await findBulkAction(context.db, id);
  if (row === undefined) throw new ProblemError('not-found');
  context.touched('BulkAction', row.id);
  return row;
}

export const bulkActionHandlers: Pick<Handlers, 'createBulkAction' | 'getBulkAction' | 'undoBulkAction'> = {
  async createBulkAction({body}, context) {
    const {db, now} = context;
    const by = staffOf(context);
    const row: BulkActionRow = {
      id: randomUUID(),
      state: 'planned',
      staff_id: by.id,
      staff_name: by.name,
      wish: JSON.stringify(body),
      outcomes: null,
      created_at: now,
      executes_at: now + UNDO_MS,
    };
    await insertBulkAction(db, row);
    context.touched('BulkAction', row.id);
    return {status: 201, body: present(row, context), location: `/v1/bulk-actions/${row.id}`};
  },
  async getBulkAction({params}, context) {
    return {status: 200, body: present(await requireAction(context, params.id), context)};
  },
  async undoBulkAction({params}, context) {
    const {db, now} = context;
    const row = await requireAction(context, params.id);
    const isInTime = now < Number(row.executes_at);
    if (row.state !== 'undone') {
      if (!isInTime || !(await endBulkAction(db, row.id, {state: 'undone', outcomes: null})))
        throw new ProblemError('bulk-action-executed');
    }
    return {status: 200, body: present({...row, state: 'undone'}, context)};
  },
};
