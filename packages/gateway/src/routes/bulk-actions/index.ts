import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {ProblemError} from '../../errors.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {requireDecidable} from '../../staff/carry-out.ts';
import type {ManyWish, Wish} from '../../staff/wish.ts';
import {findAppointment} from '../../store/appointments.ts';
import {
  endBulkAction,
  findBulkAction,
  insertBulkAction,
  type BulkActionRow,
} from '../../store/bulk-actions.ts';
import {findWorkItem, planWorkItems, unplanWorkItems, type WorkItemRow} from '../../store/work-items.ts';
import type {Handlers, RequestContext} from '../handlers.ts';
import {staffOf} from '../work-items/decide.ts';
import {closingWish} from './closing.ts';
import {presentBulkAction} from './present.ts';

type BulkAction = components['schemas']['BulkAction'];

/** So long staff can think better of it. */
export const UNDO_MS = 30_000;

/**
 * Makes the targets part of the action, as far as they can be decided on in the state that was seen. What cannot is said at
 * once: there is no use in waiting for it.
 *
 * @returns By id, the code of why not.
 */
async function plan(
  {db, now}: RequestContext,
  row: BulkActionRow,
  {action, targets}: ManyWish,
): Promise<Record<string, string>> {
  const refused: Record<string, string> = {};
  if (action === 'cancel') return refused;
  const by = {id: row.staff_id, name: row.staff_name};
  const items: WorkItemRow[] = [];
  for (const {id, etag} of new Map(targets.map((target) => [target.id, target])).values()) {
    try {
      const item = await findWorkItem(db, id);
      const appointment = item && (await findAppointment(db, item.appointment_id));
      if (item === undefined || appointment === undefined) throw new ProblemError('not-found');
      if (item.bulk_action_id !== null) throw new ProblemError('work-item-planned');
      if (etag !== etagOf(item.revision)) throw new ProblemError('precondition-failed');
      requireDecidable({by, now}, {item, appointment}, action);
      items.push(item);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refused[id] = error.code;
    }
  }
  await planWorkItems(db, items, row, now);
  return refused;
}

async function requireAction(context: RequestContext, id: string): Promise<BulkActionRow> {
  const row = await findBulkAction(context.db, id);
  if (row === undefined) throw new ProblemError('not-found');
  context.touched('BulkAction', row.id);
  return row;
}

function planned(wish: Wish, context: RequestContext): BulkActionRow {
  const by = staffOf(context);
  return {
    id: randomUUID(),
    state: 'planned',
    staff_id: by.id,
    staff_name: by.name,
    wish: JSON.stringify(wish),
    outcomes: null,
    created_at: context.now,
    executes_at: context.now + UNDO_MS,
  };
}

async function keep(
  row: BulkActionRow,
  context: RequestContext,
): Promise<{status: 201; body: BulkAction; location: string}> {
  await insertBulkAction(context.db, row);
  context.touched('BulkAction', row.id);
  return {status: 201, body: presentBulkAction(row, context), location: `/v1/bulk-actions/${row.id}`};
}

export const bulkActionHandlers: Pick<
  Handlers,
  'createBulkAction' | 'createClosing' | 'getBulkAction' | 'undoBulkAction'
> = {
  async createBulkAction({body}, context) {
    const row = planned(body, context);
    const refused = await plan(context, row, body);
    if (Object.keys(refused).length > 0) row.outcomes = JSON.stringify(refused);
    // Nothing is left to wait for.
    if (body.targets.every(({id}) => refused[id] !== undefined)) row.state = 'executed';
    return keep(row, context);
  },
  async createClosing(request, context) {
    return keep(planned(await closingWish(request, context), context), context);
  },
  async getBulkAction({params}, context) {
    return {status: 200, body: presentBulkAction(await requireAction(context, params.id), context)};
  },
  async undoBulkAction({params}, context) {
    const {db, now} = context;
    const row = await requireAction(context, params.id);
    const isInTime = now < Number(row.executes_at);
    if (row.state !== 'undone') {
      if (!isInTime || !(await endBulkAction(db, row.id, {state: 'undone', outcomes: null}, now)))
        throw new ProblemError('bulk-action-executed');
      await unplanWorkItems(db, row, now);
    }
    return {status: 200, body: presentBulkAction({...row, state: 'undone', outcomes: null}, context)};
  },
};
