/** What staff do with an item: deal with it, leave it, decide. Two people on one item never overwrite each other. */
import {ProblemError} from '../../errors.ts';
import {etagOf, requireMatchingItem} from '../../plugins/preconditions.ts';
import {decide} from '../../staff/carry-out.ts';
import {updateWorkItem, type StaffName, type WorkItemRow} from '../../store/work-items.ts';
import {actorOf, bookingFacts, type BookingFacts} from '../booking/facts.ts';
import type {Handlers, RequestContext} from '../handlers.ts';
import {presentCase, requireCase, type WorkCase} from './present.ts';

export function staffOf(context: RequestContext): StaffName {
  const {id, name} = actorOf(context);
  return {id, name: name ?? ''};
}

/**
 * The open item in the state that the reader saw.
 *
 * @throws ProblemError `not-found`, `precondition-failed` with the item as it is, `work-item-closed`, or `work-item-planned`
 *   when it is part of what is about to be done to several.
 */
async function requireOpen(
  context: RequestContext,
  id: string,
  ifMatch: string,
): Promise<{found: WorkCase; facts: BookingFacts}> {
  const found = await requireCase(context, id);
  const facts = await bookingFacts(context);
  const currentWorkItem = await presentCase(context, found, facts);
  requireMatchingItem(ifMatch, currentWorkItem);
  if (found.item.state !== 'open') throw new ProblemError('work-item-closed');
  if (currentWorkItem.planned !== undefined) throw new ProblemError('work-item-planned', {currentWorkItem});
  return {found, facts};
}

/** @throws ProblemError `work-item-assigned` when a colleague is dealing with it. */
async function requireFree(context: RequestContext, found: WorkCase, facts: BookingFacts): Promise<void> {
  const {assignee_id: assignee} = found.item;
  if (assignee === null || assignee === actorOf(context).id) return;
  throw new ProblemError('work-item-assigned', {currentWorkItem: await presentCase(context, found, facts)});
}

async function answer(
  context: RequestContext,
  item: WorkItemRow,
  found: WorkCase,
  facts: BookingFacts,
): Promise<Awaited<ReturnType<Handlers['decideWorkItem']>>> {
  const body = await presentCase(context, {...found, item}, facts);
  return {status: 200, body, etag: etagOf(item.revision)};
}

export const assignWorkItem: Handlers['assignWorkItem'] = async ({params, body, headers}, context) => {
  const {db, now} = context;
  const {found, facts} = await requireOpen(context, params.id, headers['If-Match']);
  if (body.takeOver !== true) await requireFree(context, found, facts);
  const {item} = found;
  const by = staffOf(context);
  const isMe = body.assignee === 'me';
  const changed = await updateWorkItem(
    db,
    item,
    {
      assignee_id: isMe ? by.id : null,
      assignee_name: isMe ? by.name : null,
      ...(isMe && {seen_at: item.seen_at ?? now}),
    },
    {action: isMe ? 'assigned' : 'released', at: now, by},
  );
  return answer(context, changed, found, facts);
};

export const decideWorkItem: Handlers['decideWorkItem'] = async ({params, body, headers}, context) => {
  const {db, now} = context;
  const {found, facts} = await requireOpen(context, params.id, headers['If-Match']);
  await requireFree(context, found, facts);
  const {item, appointment} = await decide({db, now, by: staffOf(context)}, found, body);
  return answer(context, item, {...found, appointment}, facts);
};
