/** Closing days of the practice: no time is offered any more, and what stood is cancelled. */
import type {Kysely} from 'kysely';
import {isPart, isWithin, spanOf} from '../domain/closures.ts';
import {isStanding} from '../domain/rules.ts';
import type {Closure, PracticeSettings} from '../domain/settings.ts';
import {addDays, startOfDay} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {selectAppointments, standingOf, type AppointmentRow} from '../store/appointments.ts';
import {currentSettings, writeSettings} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {cancelByPractice, type Deed} from './carry-out.ts';
import type {ClosingWish} from './wish.ts';

/** What stands on these days, or in that part of the day, first to last. `now` is ms UTC. */
export async function standingBetween(
  db: Kysely<Database>,
  closure: Closure,
  {now, zone}: {now: number; zone: string},
): Promise<AppointmentRow[]> {
  const {from, to} = closure;
  const part = isPart(closure) ? spanOf(closure, zone) : undefined;
  const span = {
    by: 'start' as const,
    fromMs: startOfDay(from, zone),
    toMs: part?.endAt ?? startOfDay(addDays(to, 1), zone),
  };
  const all = {practitionerId: undefined, subjectId: undefined, after: undefined, limit: 1_000_000};
  return (await selectAppointments(db, span, all)).filter((row) => {
    const standing = standingOf(row);
    return isStanding(standing, now) && (!part || standing.endAt > part.startAt);
  });
}

/** @returns The appointments that were cancelled. */
export async function closeDays(
  deed: Deed,
  {from, to, startTime, endTime, reason, replacement, text}: ClosingWish,
): Promise<AppointmentRow[]> {
  const {db, now, by} = deed;
  const row = await currentSettings(db);
  if (row === undefined) throw new ProblemError('service-unavailable');
  const settings = JSON.parse(row.settings) as PracticeSettings;
  const closure: Closure = {
    from,
    to,
    ...(startTime !== undefined && {startTime}),
    ...(endTime !== undefined && {endTime}),
    reason,
    ...(replacement && {replacement}),
  };
  // Two of the staff can have closed the same days, in other words perhaps: patients read one, what was said last.
  const closures = [...settings.closures.filter((known) => !isWithin(known, closure)), closure];
  await writeSettings(db, {settings: {...settings, closures}, now, by});
  const cancelled = [];
  for (const appointment of await standingBetween(db, closure, {now, zone: settings.timeZone}))
    cancelled.push(await cancelByPractice(deed, appointment, text ?? reason));
  return cancelled;
}
