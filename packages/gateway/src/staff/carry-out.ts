/**
 * What staff do with appointments and work items, alone or together with others. `db` is the transaction of the change; every
 * refusal is a ProblemError, and then nothing of the change may commit.
 */
import type {Kysely} from 'kysely';
import {givenText} from '../domain/given-text.ts';
import {isStanding} from '../domain/rules.ts';
import {runFrom} from '../domain/runs.ts';
import {ProblemError} from '../errors.ts';
import {standingOf, updateAppointment, type AppointmentRow} from '../store/appointments.ts';
import {claimSlots, releaseClaims} from '../store/claims.ts';
import {removeHoldsRestingOn} from '../store/holds.ts';
import type {Database} from '../store/schema.ts';
import {findSlot, freeSlots} from '../store/slots.ts';
import {updateWorkItem, type StaffName, type WorkItemRow} from '../store/work-items.ts';

export interface Deed {
  db: Kysely<Database>;
  by: StaffName;
  /** ms UTC. */
  now: number;
}

export type Decision = 'accept' | 'refuse' | 'handled';

/**
 * Gives a request the time that it asked for. The rules for patients (how long before, how far ahead, kept times) are not
 * staff's; that nobody else has the time is.
 *
 * @throws ProblemError `slot-taken` when it is not free any more.
 */
async function book({db, now}: Deed, row: AppointmentRow): Promise<void> {
  const first = row.slot_id === null ? undefined : await findSlot(db, row.slot_id);
  if (first?.startAt !== Number(row.start_at)) throw new ProblemError('slot-taken');
  const durationMs = Number(row.end_at) - Number(row.start_at);
  const period = {scheduleIds: [first.scheduleId], fromMs: first.startAt, toMs: first.startAt + durationMs};
  const run = runFrom(first, await freeSlots(db, period, now, {}), durationMs);
  const slotIds = run?.slots.map(({id}) => id) ?? [];
  if (slotIds.length === 0 || !(await claimSlots(db, slotIds, {appointmentId: row.id}, now)))
    throw new ProblemError('slot-taken');
}

/**
 * The practice cancels, with what the patient reads.
 *
 * @throws ProblemError `appointment-not-open` when it was cancelled, is over or has begun.
 */
export async function cancelByPractice(
  deed: Deed,
  row: AppointmentRow,
  text: string | undefined,
): Promise<AppointmentRow> {
  const {db, now} = deed;
  if (!isStanding(standingOf(row), now)) throw new ProblemError('appointment-not-open');
  await removeHoldsRestingOn(db, row.id, now);
  await releaseClaims(db, {appointmentId: row.id});
  return updateAppointment(
    db,
    row,
    {
      status: 'cancelled',
      cancelled_at: now,
      cancelled_by: 'practice',
      cancelled_late: 0,
      cancellation_reason: givenText(text),
      updated_at: now,
    },
    'practice',
  );
}

const ACTIONS = {accept: 'accepted', refuse: 'refused', handled: 'handled'} as const;

/** @throws ProblemError `work-item-closed`, `work-item-assigned`, `decision-not-possible`. */
export function requireDecidable(
  {by, now}: Pick<Deed, 'by' | 'now'>,
  {item, appointment}: {item: WorkItemRow; appointment: AppointmentRow},
  decision: Decision,
): void {
  if (item.state !== 'open') throw new ProblemError('work-item-closed');
  if (item.assignee_id !== null && item.assignee_id !== by.id) throw new ProblemError('work-item-assigned');
  const isRequest = item.kind === 'appointment-request';
  const isTooLate = decision === 'accept' && Number(appointment.start_at) <= now;
  if (isRequest === (decision === 'handled') || isTooLate) throw new ProblemError('decision-not-possible');
}

/**
 * Decides on an open item.
 *
 * @throws ProblemError As `requireDecidable`, and `slot-taken`.
 */
export async function decide(
  deed: Deed,
  {item, appointment}: {item: WorkItemRow; appointment: AppointmentRow},
  {decision, text}: {decision: Decision; text?: string | undefined},
): Promise<{item: WorkItemRow; appointment: AppointmentRow}> {
  const {db, by, now} = deed;
  requireDecidable(deed, {item, appointment}, decision);
  // First the item: an answered request is not one that went away by itself.
  const decided = await updateWorkItem(
    db,
    item,
    {
      state: 'done',
      closed_at: now,
      seen_at: item.seen_at ?? now,
      assignee_id: by.id,
      assignee_name: by.name,
    },
    {action: ACTIONS[decision], at: now, by},
  );
  if (decision === 'handled') return {item: decided, appointment};
  if (decision === 'accept') await book(deed, appointment);
  const change =
    decision === 'accept'
      ? ({status: 'booked', updated_at: now} as const)
      : ({
          status: 'cancelled',
          cancelled_at: now,
          cancelled_by: 'practice',
          cancellation_reason: givenText(text),
          updated_at: now,
        } as const);
  return {item: decided, appointment: await updateAppointment(db, appointment, change, 'practice')};
}
