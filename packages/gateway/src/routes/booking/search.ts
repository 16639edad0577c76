/** Free times of one kind for one person, over whole days. */
import type {Kysely} from 'kysely';
import {freeTimes, type FreeTimes} from '../../domain/free-times.ts';
import {judgePractitioner} from '../../domain/rules.ts';
import {addDays, daysBetween, isLocalDate, startOfDay} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import type {Database} from '../../store/schema.ts';
import {freeSlots, type SlotPeriod} from '../../store/slots.ts';
import {personFacts, type BookingFacts, type OfferedType} from './facts.ts';
import {refuse} from './refuse.ts';
import type {Seeker} from './seeker.ts';

export interface Days {
  /** Local dates, both included. */
  from: string;
  to: string;
}

const maxDays = 42;
/** Outside of these the calendar itself gets uncertain; nobody books there. */
const firstYear = '1900';
const lastYear = '2900';

/** @throws ProblemError `range-too-wide`; `validation-failed` for a day that no practice plans. */
export function requireDays({from, to}: Days): Days {
  for (const [name, date] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!isLocalDate(date) || date < firstYear || date > lastYear) {
      throw new ProblemError('validation-failed', {
        errors: [{in: 'query', pointer: `/${name}`, message: 'must be a calendar day of our time'}],
      });
    }
  }
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > maxDays) throw new ProblemError('range-too-wide', {limit: maxDays});
  return {from, to};
}

/**
 * The Schedules of those who do the kind, or of the one who is asked for.
 *
 * @throws ProblemError `not-found` for an unknown practitioner; `practitioner-not-available` for one who does not do it.
 */
export function schedulesFor(
  {directory, situation}: BookingFacts,
  {offered: {facts}}: OfferedType,
  practitionerId?: string,
): string[] {
  if (practitionerId !== undefined) {
    if (!directory.practitioners.has(practitionerId)) throw new ProblemError('not-found');
    refuse(judgePractitioner(situation, facts, practitionerId));
  }
  return [...directory.schedules.values()]
    .filter((schedule) => facts.practitionerIds.has(schedule.practitionerId))
    .filter((schedule) => practitionerId === undefined || schedule.practitionerId === practitionerId)
    .map(({id}) => id);
}

export function periodOf(days: Days, scheduleIds: readonly string[], zone: string): SlotPeriod {
  return {scheduleIds, fromMs: startOfDay(days.from, zone), toMs: startOfDay(addDays(days.to, 1), zone)};
}

/** Times that start in the period. */
export async function searchTimes(
  db: Kysely<Database>,
  {situation, directory}: BookingFacts,
  {subject, type, own, moving, ownClaims}: Seeker,
  {scheduleIds, fromMs, toMs}: SlotPeriod,
): Promise<FreeTimes> {
  const {facts} = type.offered;
  const {nowMs} = situation;
  const period = {
    scheduleIds,
    // What has begun is never free, so it need not be read; the last run may need Slots after the period.
    fromMs: Math.max(fromMs, nowMs),
    toMs: toMs + facts.rules.durationMinutes * 60_000,
  };
  return freeTimes({
    situation,
    person: personFacts(subject),
    type: facts,
    own,
    moving,
    slots: await freeSlots(db, period, nowMs, ownClaims),
    practitionerOf: (scheduleId) => directory.schedules.get(scheduleId)?.practitionerId,
    toMs,
  });
}
