import type {Kysely} from 'kysely';
import {importResources} from '../adapters/import.ts';
import type {FileReport} from '../adapters/import-report.ts';
import {loadSettings, readSettings} from '../adapters/settings.ts';
import type {Clock} from '../clock.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {addDays, daysBetween, localDate} from '../domain/zone.ts';
import type {Database} from '../store/schema.ts';
import {demoAppointments, demoPeople, demoPractice, type DemoEntry} from './practice.ts';
import {ensureDemoContacts} from './contacts.ts';
import {demoScheduleId} from './ids.ts';
import {ensureDemoFigures} from './figures.ts';
import {ensureDemoMedication} from './medication.ts';
import {demoSettings} from './settings.ts';
import {slotsOfDay, weekPatterns} from './slots.ts';

/** Today included. */
const DAYS_WITH_SLOTS = 56;
const ZONE = 'Europe/Amsterdam';

/** The demo's own data must come in whole: what is left of it is a mistake of ours. */
async function take(
  db: Kysely<Database>,
  entries: readonly DemoEntry[],
  name: string,
  clock: Clock,
): Promise<FileReport> {
  const report = await importResources(db, entries, {clock, name});
  const left = report.resources.filter(({outcome}) => outcome === 'left');
  if (left.length > 0) {
    const reasons = left.map(({kind, id, reason}) => `${kind}/${id}: ${reason ?? ''}`).join('; ');
    throw new Error(`The demo's ${name} could not be imported: ${reasons}`);
  }
  return report;
}

async function isThere(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('schedule')
    .select('id')
    .where('id', '=', demoScheduleId('bakker'))
    .executeTakeFirst();
  return row !== undefined;
}

/** Days without Slots among the coming weeks: those before the first and after the last that the Schedule has. */
async function missingDays(
  db: Kysely<Database>,
  scheduleId: string,
  today: string,
  zone: string,
): Promise<string[]> {
  const {first, last} = await db
    .selectFrom('slot')
    .select(({fn}) => [fn.min('start_at').as('first'), fn.max('start_at').as('last')])
    .where('schedule_id', '=', scheduleId)
    .executeTakeFirstOrThrow();
  const from = first === null ? null : localDate(Number(first), zone);
  const to = last === null ? null : localDate(Number(last), zone);
  return Array.from({length: DAYS_WITH_SLOTS}, (_, index) => addDays(today, index)).filter(
    (date) => from === null || to === null || date < from || date > to,
  );
}

/**
 * Makes the demo practice where it is missing, and tops up its Slots to eight weeks from today. What is there stays as it
 * is: settings, people, bookings, Slots. Days and ages follow the clock, ids do not.
 *
 * @returns How many Slots were added.
 */
export async function ensureDemo(db: Kysely<Database>, clock: Clock): Promise<{addedSlots: number}> {
  const stored = await readSettings(db);
  const zone = stored?.timeZone ?? ZONE;
  const today = localDate(clock.now(), zone);
  const settings: PracticeSettings = stored ?? (await loadSettings(db, await demoSettings(today), {clock}));
  if (!(await isThere(db))) {
    // As one: after a crash half-way all of it is missing, and is made at the next start.
    const people = await demoPeople(today);
    const appointments = await demoAppointments(today, settings.timeZone);
    await take(db, [...(await demoPractice()), ...people, ...appointments], 'practice', clock);
  }
  await ensureDemoMedication(db, {today, zone: settings.timeZone, clock});
  await ensureDemoContacts(db, clock.now());
  await ensureDemoFigures(db, today, clock.now());
  let addedSlots = 0;
  for (const pattern of weekPatterns) {
    const days = await missingDays(db, demoScheduleId(pattern.schedule), today, zone);
    // Earlier and later days apart: what lies between two parts of one file would count as gone.
    const runs = days.reduce<string[][]>((all, day) => {
      const run = all.at(-1);
      if (run !== undefined && daysBetween(run.at(-1) ?? day, day) === 1) run.push(day);
      else all.push([day]);
      return all;
    }, []);
    for (const run of runs) {
      const entries = run.flatMap((day) => slotsOfDay(pattern, day, daysBetween(today, day), zone));
      if (entries.length === 0) continue;
      await take(db, entries, 'slots', clock);
      addedSlots += entries.length;
    }
  }
  return {addedSlots};
}
