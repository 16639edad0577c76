/** Closing days of the practice: no time is offered any more, and what stood is cancelled. */
import {isDeepStrictEqual} from 'node:util';
import type {Kysely} from 'kysely';
import {isStanding} from '../domain/rules.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {addDays, startOfDay} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {selectAppointments, standingOf, type AppointmentRow} from '../store/appointments.ts';
import {currentSettings, writeSettings} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {cancelByPractice, type Deed} from './carry-out.ts';
import type {ClosingWish} from './wish.ts';

/** What stands on these days, first to last. `now` is ms UTC. */
export async function standingBetween(
  db: Kysely<Database>,
  {from, to}: {from: string; to: string},
  {now, zone}: {now: number; zone: string},
): Promise<AppointmentRow[]> {
  const span = {
    by: 'start' as const,
    fromMs: startOfDay(from, zone),
    toMs: startOfDay(addDays(to, 1), zone),
  };
  const all = {practitionerId: undefined, subjectId: undefined, after: undefined, limit: 1_000_000};
  return (await selectAppointments(db, span, all)).filter((row) => isStanding(standingOf(row), now));
}

/** @returns The appointments that were cancelled. */
export async function closeDays(
  deed: Deed,
  {from, to, reason, replacement, text}: ClosingWish,
): Promise<AppointmentRow[]> {
  const {db, now, by} = deed;
  const row = await currentSettings(db);
  if (row === undefined) throw new ProblemError('service-unavailable');
  const settings = JSON.parse(row.settings) as PracticeSettings;
  const closure = {from, to, reason, ...(replacement && {replacement})};
  // Two of the staff can have closed the same days: patients read it once.
  const isKnown = settings.closures.some((known) => isDeepStrictEqual(known, closure));
  const closures = isKnown ? settings.closures : [...settings.closures, closure];
  await writeSettings(db, {settings: {...settings, closures}, now, by});
  const cancelled = [];
  for (const appointment of await standingBetween(db, {from, to}, {now, zone: settings.timeZone}))
    cancelled.push(await cancelByPractice(deed, appointment, text ?? reason));
  return cancelled;
}
