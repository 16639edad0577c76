/** One time, asked for by the id of its first Slot: judged, and claimed or refused with what is free near it. */
import type {components} from '@gp-elements/contract';
import {keptUntil, releaseMoments} from '../../domain/release.ts';
import {judgePractitioner, judgeTime} from '../../domain/rules.ts';
import {inOrder, runFrom, type Run} from '../../domain/runs.ts';
import {addDays, localDate} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {findSlot, freeSlots} from '../../store/slots.ts';
import type {RequestContext} from '../handlers.ts';
import {personFacts, type BookingFacts} from './facts.ts';
import {presentTime} from './present-time.ts';
import {refuse} from './refuse.ts';
import {periodOf, schedulesFor, searchTimes} from './search.ts';
import type {Seeker} from './seeker.ts';

const maxAlternatives = 6;
/** Days before and after the lost time to look at: nearby first, further when there is too little. */
const searchSteps = [
  {before: 1, after: 3, enough: 3},
  {before: 3, after: 14, enough: 0},
] as const;

async function alternatives(
  {db, zone}: RequestContext,
  facts: BookingFacts,
  sought: Seeker,
  lost: {id: string; startAt: number},
): Promise<components['schemas']['TimeSlot'][]> {
  const date = localDate(lost.startAt, zone);
  const scheduleIds = schedulesFor(facts, sought.type);
  // Where they are already is no other time to move to.
  const current = sought.own.find(({id}) => id === sought.moving)?.startAt;
  for (const {before, after, enough} of searchSteps) {
    const days = {from: addDays(date, -before), to: addDays(date, after)};
    const {times} = await searchTimes(db, facts, sought, periodOf(days, scheduleIds, zone));
    const near = times
      .filter(({id, startAt}) => id !== lost.id && startAt !== current)
      .sort(
        (a, b) => Math.abs(a.startAt - lost.startAt) - Math.abs(b.startAt - lost.startAt) || inOrder(a, b),
      )
      .slice(0, maxAlternatives);
    if (near.length < enough) continue;
    return near.sort(inOrder).map((time) => presentTime(time, facts.directory, sought.subject, zone));
  }
  return [];
}

/** The refusal for a time that somebody else has, with the nearest free ones. */
export async function slotTaken(
  context: RequestContext,
  facts: BookingFacts,
  sought: Seeker,
  lost: {id: string; startAt: number},
): Promise<ProblemError> {
  return new ProblemError('slot-taken', {alternatives: await alternatives(context, facts, sought, lost)});
}

export interface WantedTime extends Run {
  practitionerId: string;
  locationId: string | null;
}

/**
 * The time as it could be taken now.
 *
 * @param timeSlotId Id of its first Slot.
 * @throws ProblemError `not-found` when there never was such a Slot; a rule's refusal; `slot-taken`.
 */
export async function wantedTime(
  context: RequestContext,
  facts: BookingFacts,
  sought: Seeker,
  timeSlotId: string,
): Promise<WantedTime> {
  const {db, now} = context;
  const {situation, directory} = facts;
  const type = sought.type.offered.facts;
  const first = await findSlot(db, timeSlotId);
  if (!first) throw new ProblemError('not-found');
  const schedule = directory.schedules.get(first.scheduleId);
  // A Schedule without a practitioner who works here is nobody's.
  refuse(judgePractitioner(situation, type, schedule?.practitionerId ?? ''));
  if (!schedule) throw new ProblemError('not-found');

  const durationMs = type.rules.durationMinutes * 60_000;
  const endAt = first.startAt + durationMs;
  const period = {scheduleIds: [first.scheduleId], fromMs: first.startAt, toMs: endAt};
  const free = await freeSlots(db, period, now, sought.ownClaims);
  const isFree = free.some(({id}) => id === first.id);
  const run = isFree ? runFrom(first, free, durationMs) : undefined;
  const {practitionerId, locationId} = schedule;
  const time = {
    startAt: first.startAt,
    endAt,
    practitionerId,
    keptUntil: keptUntil(
      type.releases.get(practitionerId) ?? [],
      run ?? {scheduleId: schedule.id, slots: [first]},
      localDate(first.startAt, context.zone),
      releaseMoments(context.zone),
    ),
  };
  refuse(judgeTime(situation, personFacts(sought.subject), type, time, sought.own, sought.moving));
  if (!run) throw await slotTaken(context, facts, sought, first);
  return {...run, practitionerId, locationId};
}
