/** Turning a held time into an appointment, or a free one when nothing holds it. */
import {ProblemError} from '../../errors.ts';
import {claimSlots, releaseClaims} from '../../store/claims.ts';
import {removeHold, removeHoldsRestingOn, type SlotHold} from '../../store/holds.ts';
import {findSlot} from '../../store/slots.ts';
import type {RequestContext} from '../handlers.ts';
import type {BookingFacts} from './facts.ts';
import type {Seeker} from './seeker.ts';
import {slotTaken, type WantedTime} from './take-time.ts';

/**
 * The hold must be for this time. One that is no longer there says nothing against a time that is still free.
 *
 * @throws ProblemError `slot-hold-expired` when it holds another time.
 */
export function requireHoldOf(
  {held}: Seeker,
  {timeSlotId, slotHoldId}: {timeSlotId: string; slotHoldId?: string | undefined},
): void {
  if (slotHoldId === undefined || held?.id !== slotHoldId || held.slot_id === timeSlotId) return;
  throw new ProblemError('slot-hold-expired');
}

/**
 * A record system may move a Slot and leave it its name. Who held the time was shown when it was: that time is lost, and
 * another one under its name is not what they chose.
 *
 * @throws ProblemError `slot-taken`.
 */
async function requireTimeThatWasHeld(
  context: RequestContext,
  facts: BookingFacts,
  sought: Seeker,
  time: WantedTime,
): Promise<void> {
  const {held} = sought;
  if (held?.slot_id !== time.id || Number(held.start_at) === time.startAt) return;
  throw await slotTaken(context, facts, sought, {id: '', startAt: Number(held.start_at)});
}

/** Whether the hold has a part of the time. */
async function isHeldOf(db: RequestContext['db'], held: SlotHold, time: WantedTime): Promise<boolean> {
  if (held.slot_id === time.id) return true;
  if (held.start_at >= time.endAt || time.startAt >= held.end_at) return false;
  return (await findSlot(db, held.slot_id))?.scheduleId === time.scheduleId;
}

/**
 * Claims the time for an appointment; what the actor's own hold, and the appointment's old time, had of it goes over to it.
 *
 * @throws ProblemError `slot-taken`.
 */
export async function claimTime(
  context: RequestContext,
  facts: BookingFacts,
  sought: Seeker,
  time: WantedTime,
  appointmentId: string,
): Promise<void> {
  const {db, now} = context;
  const {held, moving} = sought;
  await requireTimeThatWasHeld(context, facts, sought, time);
  // A hold on another time, or with somebody else, stays: it may be for another person, in another tab.
  if (held && (await isHeldOf(db, held, time))) await removeHold(db, held, 'booked', now);
  if (moving !== undefined) {
    await removeHoldsRestingOn(db, moving, now);
    await releaseClaims(db, {appointmentId: moving});
  }
  const slotIds = time.slots.map(({id}) => id);
  if (!(await claimSlots(db, slotIds, {appointmentId}, now)))
    throw await slotTaken(context, facts, sought, time);
}
