import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {holdSettings} from '../../domain/appointment-type.ts';
import {judgeOperation} from '../../domain/rules.ts';
import {toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {claimedBy, claimSlots} from '../../store/claims.ts';
import {
  extendHold,
  holdOfActor,
  insertHold,
  removeHold,
  sweepHolds,
  type SlotHold,
} from '../../store/holds.ts';
import {findSlot} from '../../store/slots.ts';
import type {Handlers, RequestContext, Subject} from '../handlers.ts';
import {actorOf, bookingFacts, type BookingFacts} from './facts.ts';
import {presentTime} from './present-time.ts';
import {refuse} from './refuse.ts';
import {seeker} from './seeker.ts';
import {slotTaken, wantedTime} from './take-time.ts';

const minuteMs = 60_000;

async function presentHold(
  {db, zone}: RequestContext,
  {directory, situation}: BookingFacts,
  hold: SlotHold,
  subject: Subject,
): Promise<components['schemas']['SlotHold']> {
  const scheduleId = (await findSlot(db, hold.slot_id))?.scheduleId ?? '';
  const time = {id: hold.slot_id, scheduleId, startAt: hold.start_at, endAt: hold.end_at};
  const {maxExtensions} = holdSettings(situation.settings.booking);
  return {
    id: hold.id,
    timeSlot: presentTime(time, directory, subject, zone),
    appointmentTypeId: hold.appointment_type_id,
    personId: hold.subject_id,
    expiresAt: toInstant(hold.expires_at, zone),
    extensionsLeft: Math.max(0, maxExtensions - hold.extensions),
  };
}

/** @throws ProblemError `not-found` for a hold of somebody else, or that was given back or replaced. */
async function ownHold(context: RequestContext, id: string): Promise<{hold: SlotHold; subject: Subject}> {
  const hold = await holdOfActor(context.db, actorOf(context).id);
  if (hold?.id !== id) throw new ProblemError('not-found');
  return {hold, subject: await context.subject(hold.subject_id)};
}

export const createSlotHold: Handlers['createSlotHold'] = async ({body}, context) => {
  const {db, now, settings} = context;
  const facts = await bookingFacts(context);
  // Where a time is only asked for, there is nothing to hold.
  const purpose = body.appointmentId === undefined ? 'createAppointment' : 'rescheduleAppointment';
  const sought = await seeker(context, facts, body);
  refuse(judgeOperation(facts.situation, 'createSlotHold', ['direct']));
  refuse(judgeOperation(facts.situation, purpose, ['direct']));
  const time = await wantedTime(context, facts, sought, body.timeSlotId);

  if (sought.held) await removeHold(db, sought.held, 'replaced', now);
  await sweepHolds(db, now);
  const hold: SlotHold = {
    id: randomUUID(),
    actor_id: actorOf(context).id,
    subject_id: sought.subject.id,
    appointment_type_id: sought.type.id,
    slot_id: time.id,
    start_at: time.startAt,
    end_at: time.endAt,
    expires_at: now + holdSettings(settings.booking).holdMinutes * minuteMs,
    extensions: 0,
    created_at: now,
  };
  const slotIds = time.slots.map(({id}) => id);
  // What the appointment that is being moved has already needs no second claim.
  const already =
    sought.moving === undefined ? new Set<string>() : await claimedBy(db, sought.moving, slotIds);
  const toClaim = slotIds.filter((id) => !already.has(id));
  if (!(await claimSlots(db, toClaim, {holdId: hold.id, expiresAt: hold.expires_at}, now))) {
    throw await slotTaken(context, facts, sought, time);
  }
  await insertHold(db, hold);
  context.touched('SlotHold', hold.id);
  return {
    status: 201,
    body: await presentHold(context, facts, hold, sought.subject),
    location: `/v1/slot-holds/${hold.id}`,
  };
};

export const extendSlotHold: Handlers['extendSlotHold'] = async ({params}, context) => {
  const {db, now, settings} = context;
  const {hold, subject} = await ownHold(context, params.id);
  const facts = await bookingFacts(context);
  refuse(judgeOperation(facts.situation, 'extendSlotHold', ['direct']));
  if (hold.expires_at <= now) throw new ProblemError('slot-hold-expired');
  const {extensionMinutes, maxExtensions} = holdSettings(settings.booking);
  if (hold.extensions >= maxExtensions)
    throw new ProblemError('slot-hold-limit-reached', {limit: maxExtensions});
  const expiresAt = hold.expires_at + extensionMinutes * minuteMs;
  await extendHold(db, hold, expiresAt);
  context.touched('SlotHold', hold.id);
  const extended = {...hold, expires_at: expiresAt, extensions: hold.extensions + 1};
  return {status: 200, body: await presentHold(context, facts, extended, subject)};
};

export const releaseSlotHold: Handlers['releaseSlotHold'] = async ({params}, context) => {
  const {hold} = await ownHold(context, params.id);
  refuse(judgeOperation({settings: context.settings, nowMs: context.now}, 'releaseSlotHold', ['direct']));
  await removeHold(context.db, hold, 'ended', context.now);
  context.touched('SlotHold', hold.id);
  return {status: 204};
};
