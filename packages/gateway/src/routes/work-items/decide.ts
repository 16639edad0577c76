/** What staff do with an item: deal with it, leave it, decide. Two people on one item never overwrite each other. */
import {ProblemError} from '../../errors.ts';
import {etagOf, requireMatchingItem} from '../../plugins/preconditions.ts';
import {updateAppointment, type AppointmentRow} from '../../store/appointments.ts';
import {claimSlots} from '../../store/claims.ts';
import {findSlot, freeSlots} from '../../store/slots.ts';
import {updateWorkItem, type StaffName, type WorkItemRow} from '../../store/work-items.ts';
import {runFrom} from '../../domain/runs.ts';
import {actorOf, bookingFacts, type BookingFacts} from '../booking/facts.ts';
import {givenText} from '../booking/create-appointment.ts';
import type {Handlers, RequestContext} from '../handlers.ts';
import {presentCase, requireCase, type WorkCase} from './present.ts';

function staffOf(context: RequestContext): StaffName {
  const {id, name} = actorOf(context);
  return {id, name: name ?? ''};
}

/**
 * The open item in the state that the reader saw.
 *
 * @throws ProblemError `not-found`, `precondition-failed` with the item as it is, or `work-item-closed`.
 */
async function requireOpen(
  context: RequestContext,
  id: string,
  ifMatch: string,
): Promise<{found: WorkCase; facts: BookingFacts}> {
  const found = await requireCase(context, id);
  const facts = await bookingFacts(context);
  requireMatchingItem(ifMatch, await presentCase(context, found, facts));
  if (found.item.state !== 'open') throw new ProblemError('work-item-closed');
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

/**
 * Gives the request the time that it asked for. The rules for patients (how long before, how far ahead, kept times) are not
 * staff's; that nobody else has the time is.
 *
 * @throws ProblemError `slot-taken` when it is not free any more.
 */
async function book({db, now}: RequestContext, row: AppointmentRow): Promise<void> {
  const first = row.slot_id === null ? undefined : await findSlot(db, row.slot_id);
  if (first?.startAt !== Number(row.start_at)) throw new ProblemError('slot-taken');
  const durationMs = Number(row.end_at) - Number(row.start_at);
  const period = {scheduleIds: [first.scheduleId], fromMs: first.startAt, toMs: first.startAt + durationMs};
  const run = runFrom(first, await freeSlots(db, period, now, {}), durationMs);
  const slotIds = run?.slots.map(({id}) => id) ?? [];
  if (slotIds.length === 0 || !(await claimSlots(db, slotIds, {appointmentId: row.id}, now)))
    throw new ProblemError('slot-taken');
}

const ACTIONS = {accept: 'accepted', refuse: 'refused', handled: 'handled'} as const;

export const decideWorkItem: Handlers['decideWorkItem'] = async ({params, body, headers}, context) => {
  const {db, now} = context;
  const {decision} = body;
  const {found, facts} = await requireOpen(context, params.id, headers['If-Match']);
  await requireFree(context, found, facts);
  const {item, appointment} = found;
  const isRequest = item.kind === 'appointment-request';
  if (isRequest === (decision === 'handled')) throw new ProblemError('decision-not-possible');
  if (isRequest && decision === 'accept' && Number(appointment.start_at) <= now)
    throw new ProblemError('decision-not-possible');

  const by = staffOf(context);
  // First the item: an answered request is not one that went away by itself.
  const decided = await updateWorkItem(
    db,
    item,
    {state: 'done', closed_at: now, seen_at: item.seen_at ?? now, assignee_id: by.id, assignee_name: by.name},
    {action: ACTIONS[decision], at: now, by},
  );
  if (decision === 'handled') return answer(context, decided, found, facts);
  if (decision === 'accept') await book(context, appointment);
  const changed = await updateAppointment(
    db,
    appointment,
    decision === 'accept'
      ? {status: 'booked', updated_at: now}
      : {
          status: 'cancelled',
          cancelled_at: now,
          cancelled_by: 'practice',
          cancellation_reason: givenText(body.text),
          updated_at: now,
        },
    'practice',
  );
  return answer(context, decided, {...found, appointment: changed}, facts);
};
