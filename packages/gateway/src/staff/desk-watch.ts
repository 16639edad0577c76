/**
 * What becomes work at the practice by the passing of time alone, or by a notice that failed: looked for again and again, so
 * that a gateway that was off, or stopped in between, misses nothing.
 */
import {setTimeout as pause} from 'node:timers/promises';
import type {Kysely, Transaction} from 'kysely';
import type {Clock} from '../clock.ts';
import {bookingDefaults} from '../domain/appointment-type.ts';
import {halfTime, requestUntil, type WaitingRequest} from '../domain/requests.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {dueAtPractice, unseenRequests} from '../store/appointments.ts';
import {latestAlertAt, queueAlert, unreportedNotices} from '../store/notices.ts';
import {settingsReader} from '../store/practice-settings.ts';
import {noteAlerted, unopenedRepeats} from '../store/repeats.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {followAppointments} from '../store/work-items.ts';

/** How often it looks, ms. */
const LOOK_MS = 5000;
/** At most so many at a look; the next one takes the rest. */
const PAGE = 200;
/** What comes up within this of an alert goes together in the next, ms. */
export const ALERT_EVERY_MS = 60 * 60_000;

export interface DeskWatch {
  /** Looks once; settles when it is done. */
  lookNow(): Promise<void>;
  /** Keeps looking until it is stopped. */
  start(): void;
  /** Ends what it is doing, and looks no more. */
  stop(): Promise<void>;
}

export interface DeskWatchOptions {
  db: Kysely<Database>;
  clock: Clock;
  /** Told of a failure; it is tried again at the next look. */
  onFailure: (error: unknown) => void;
}

/** What the practice's own system should have taken over by now. */
async function reportUnrecorded(
  db: Kysely<Database>,
  {booking}: PracticeSettings,
  now: number,
): Promise<void> {
  const {recordWithinHours: hours = bookingDefaults.recordWithinHours} = booking;
  if (hours === null) return;
  const found = await dueAtPractice(db, {now, hours, limit: PAGE});
  if (found.length === 0) return;
  await writeTransaction(db, async (trx) => {
    const rows = await trx.selectFrom('appointment').selectAll().where('id', 'in', found).execute();
    await followAppointments(trx, rows, now, ['not-recorded']);
  });
}

/** Notices that did not reach their patient, each once. */
async function reportUndelivered(db: Kysely<Database>, now: number): Promise<void> {
  if ((await unreportedNotices(db, 1)).length === 0) return;
  await writeTransaction(db, async (trx) => {
    const notices = await unreportedNotices(trx, PAGE);
    const ids = notices.flatMap(({appointment_id: id}) => id ?? []);
    const rows = await trx.selectFrom('appointment').selectAll().where('id', 'in', ids).execute();
    await followAppointments(trx, rows, now, ['notice-undelivered']);
    await trx
      .updateTable('notice')
      .set({reported_at: now})
      .where(
        'id',
        'in',
        notices.map(({id}) => id),
      )
      .execute();
  });
}

/** One mail to the practice for all requests that nobody opened by half of their time. */
async function alertPractice(
  trx: Transaction<Database>,
  settings: PracticeSettings,
  now: number,
): Promise<void> {
  const isLate = (request: WaitingRequest & {alerted_at: number | null}) =>
    request.alerted_at === null && halfTime(settings, request) <= now;
  const late = (await unseenRequests(trx, {now})).filter(isLate);
  const repeats = (await unopenedRepeats(trx)).filter(isLate);
  const until = [...late, ...repeats].map((one) => requestUntil(settings, one)).filter((end) => end > now);
  if (until.length === 0 || (await latestAlertAt(trx)) > now - ALERT_EVERY_MS) return;
  await queueAlert(trx, {now, until: Math.max(...until)});
  await noteAlerted(
    trx,
    repeats.map(({id}) => id),
    now,
  );
  if (late.length === 0) return;
  await trx
    .updateTable('appointment')
    .set({alerted_at: now})
    .where(
      'id',
      'in',
      late.map(({id}) => id),
    )
    .execute();
}

export function deskWatch({db, clock, onFailure}: DeskWatchOptions): DeskWatch {
  const readSettings = settingsReader();
  const stopping = new AbortController();
  let isStopped = false;
  let running = Promise.resolve();

  async function look(): Promise<void> {
    const settings = await readSettings(db);
    if (settings === undefined) return;
    const now = clock.now();
    await reportUnrecorded(db, settings, now);
    await reportUndelivered(db, now);
    if (settings.notices?.alertAddress === undefined) return;
    if ((await unseenRequests(db, {now})).length + (await unopenedRepeats(db)).length === 0) return;
    await writeTransaction(db, (trx) => alertPractice(trx, settings, now));
  }

  function lookNow(): Promise<void> {
    running = running.then(look).catch(onFailure);
    return running;
  }

  return {
    lookNow,
    start() {
      void (async () => {
        while (!isStopped) {
          await lookNow();
          await pause(LOOK_MS, undefined, {ref: false, signal: stopping.signal}).catch(() => {});
        }
      })();
    },
    async stop() {
      isStopped = true;
      stopping.abort();
      await running;
    },
  };
}
