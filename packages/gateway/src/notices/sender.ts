/**
 * Sends what waits in the outbox. Several processes may do so on one database: each notice is claimed by one of them, and
 * what a process that died was at is taken up once its claim has ended.
 */
import {setTimeout as pause} from 'node:timers/promises';
import {randomUUID} from 'node:crypto';
import type {Kysely, Transaction} from 'kysely';
import type {Clock} from '../clock.ts';
import {monthOf} from '../domain/adoption/months.ts';
import {reminderAt, waitAfter, worthUntil} from '../domain/notices.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {addDays, localDate, startOfDay} from '../domain/zone.ts';
import type {Delivery, Message, Messenger} from '../ports/messenger.ts';
import {appendAccess} from '../store/access-log.ts';
import type {NoticeChannel} from '../store/contact-details.ts';
import {countEvent} from '../store/event-counts.ts';
import {
  appointmentsToRemind,
  claimNotice,
  dropWaiting,
  dueNotices,
  forgetNotices,
  hasLapsed,
  handOverNotice,
  newNotice,
  releaseLapsed,
  settleNotice,
  waitingNotice,
  type Claim,
  type NoticeRow,
} from '../store/notices.ts';
import {settingsReader} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {prepareNotice, queueFor} from './prepare.ts';

/** How often it looks, ms. */
const LOOK_MS = 1000;
/** How long a claim counts, ms: well beyond what any messenger takes. */
export const CLAIM_MS = 15 * 60_000;
/** While nothing can be sent on a channel, one notice a minute tries it. */
const PAUSE_MS = 60_000;
const REMINDERS_EVERY_MS = 60_000;
const FORGET_EVERY_MS = 60 * 60_000;
const PAGE = 200;

export type Messengers = Partial<Record<NoticeChannel, Messenger>>;

export interface SenderLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface SenderOptions {
  db: Kysely<Database>;
  clock: Clock;
  messengers: Messengers;
  /** Signs codes. */
  secret: Buffer;
  /** Where links lead. */
  page: string;
  /** Gets ids, codes and counts; no address, no text. */
  log: SenderLog;
}

export interface NoticeSender {
  /** Sends all that is due now. One run at a time. */
  runOnce(): Promise<void>;
  /** Keeps looking until it is stopped. */
  start(): void;
  /** Ends after what is being sent. */
  stop(): Promise<void>;
}

interface Task {
  notice: NoticeRow;
  claim: Claim;
  channel: NoticeChannel;
  recipientId: string;
  message: Message;
}

export function noticeSender({db, clock, messengers, secret, page, log}: SenderOptions): NoticeSender {
  const readSettings = settingsReader();
  const channels = (Object.keys(messengers) as NoticeChannel[]).filter(
    (channel) => messengers[channel] !== undefined,
  );
  const repeatable = channels.filter((channel) => messengers[channel]?.isRepeatable === true);
  const pausedUntil = new Map<NoticeChannel, number>();
  let remindersAt = 0;
  let forgetAt = 0;
  let isStopped = false;
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  /** Makes the reminders whose moment has come. Whoever booked or was told after that moment needs none. */
  async function planReminders(settings: PracticeSettings, now: number): Promise<void> {
    const {timeZone: zone, notices} = settings;
    const reminder = notices?.reminder;
    if (reminder === undefined || now < remindersAt) return;
    remindersAt = now + REMINDERS_EVERY_MS;
    const until = startOfDay(addDays(localDate(now, zone), reminder.daysBefore + 1), zone);
    await writeTransaction(db, async (trx) => {
      const found = await appointmentsToRemind(trx, {now, until, limit: 10 * PAGE});
      const rows = found.flatMap(({id, subject_id, start_at, time_set_at}) => {
        const startAt = Number(start_at);
        const due = reminderAt(startAt, reminder, zone);
        if (due > now || due >= startAt) return [];
        const isKnownLater = time_set_at !== null && Number(time_set_at) >= due;
        const base = {kind: 'reminder', appointment_id: id, subject_id, start_at: startAt} as const;
        const expires_at = worthUntil(now, startAt);
        return newNotice(
          isKnownLater
            ? {...base, expires_at, status: 'dropped', fault: 'just-told', settled_at: now}
            : {...base, expires_at},
          now,
        );
      });
      for (let start = 0; start < rows.length; start += PAGE) {
        await trx
          .insertInto('notice')
          .values(rows.slice(start, start + PAGE))
          .execute();
      }
    });
  }

  async function giveUp(trx: Transaction<Database>, {id}: NoticeRow, fault: string, now: number) {
    await trx
      .updateTable('notice')
      .set({status: 'failed', fault, settled_at: now})
      .where('id', '=', id)
      .execute();
  }

  /** Takes one notice in hand; undefined when it is no longer waiting, or there is nothing to send now. */
  async function take(id: string, settings: PracticeSettings): Promise<Task | 'undelivered' | undefined> {
    return writeTransaction(db, async (trx) => {
      const now = clock.now();
      const notice = await waitingNotice(trx, id, now);
      if (notice === undefined) return undefined;
      const finding = await prepareNotice(notice, {db: trx, settings, channels, secret, page, now});
      if ('drop' in finding) {
        await dropWaiting(trx, [id], finding.drop, now);
        return undefined;
      }
      if (Number(notice.expires_at) <= now) {
        await giveUp(trx, notice, notice.fault ?? 'too-late', now);
        return 'undelivered';
      }
      const {recipientId, channel, message, also} = finding;
      const paused = pausedUntil.get(channel) ?? 0;
      if (paused > now) {
        await trx.updateTable('notice').set({next_at: paused}).where('id', '=', id).execute();
        return undefined;
      }
      await queueFor(trx, notice, also, now);
      const claim = await claimNotice(trx, notice, {recipientId, channel, until: now + CLAIM_MS});
      return {notice, claim, channel, recipientId, message};
    });
  }

  function changeFor({notice}: Task, delivery: Delivery, now: number): Parameters<typeof settleNotice>[2] {
    switch (delivery.outcome) {
      case 'sent':
        return {status: 'sent', fault: null, settled_at: now};
      case 'refused':
        return {status: 'failed', fault: delivery.fault, settled_at: now};
      case 'unknown':
        return {status: 'unknown', fault: delivery.fault, settled_at: now};
      case 'withdrawn':
        return {status: 'dropped', fault: 'superseded', settled_at: now};
      case 'later': {
        const next = now + waitAfter(notice.attempts + 1);
        return next < Number(notice.expires_at)
          ? {status: 'waiting', fault: delivery.fault, next_at: next, settled_at: null}
          : {status: 'failed', fault: delivery.fault, settled_at: now};
      }
    }
  }

  /** What left, or may have, counts and stands in the access log: it is somebody's data. */
  async function record(
    trx: Transaction<Database>,
    {notice, channel}: Task,
    status: NoticeRow['status'],
    settings: PracticeSettings,
    now: number,
  ): Promise<void> {
    const month = monthOf(localDate(now, settings.timeZone));
    const event = status === 'sent' ? 'notice-sent' : 'notice-undelivered';
    await countEvent(trx, {month, service: 'notices', event, channel, age_band: 'unknown'});
    // Of whom an alert is, is nobody's affair: it names no patient.
    if (status === 'failed' || notice.kind === 'requests-unseen') return;
    await appendAccess(trx, [
      {
        at: now,
        request_id: randomUUID(),
        actor_id: 'notices',
        actor_role: 'system',
        subject_id: notice.subject_id,
        action: 'sendNotice',
        resource: notice.appointment_id === null ? null : `Appointment/${notice.appointment_id}`,
        ground: 'system',
        outcome: 200,
      },
    ]);
  }

  /** Whether it is now among the undelivered. */
  async function deliver(task: Task, settings: PracticeSettings): Promise<boolean> {
    const {notice, claim, channel, message} = task;
    const began = performance.now();
    const delivery = await (messengers[channel] as Messenger).send(message, () =>
      writeTransaction(db, (trx) => handOverNotice(trx, claim, clock.now())),
    );
    const now = clock.now();
    if (delivery.outcome === 'later' && delivery.isDown) pausedUntil.set(channel, now + PAUSE_MS);
    const change = changeFor(task, delivery, now);
    const isSettled = await writeTransaction(db, async (trx) => {
      const isOurs = await settleNotice(trx, claim, change);
      const isOver = change.status === 'sent' || change.status === 'failed' || change.status === 'unknown';
      if (isOurs && isOver) await record(trx, task, change.status, settings, now);
      return isOurs;
    });
    const fields = {
      notice: notice.id,
      kind: notice.kind,
      channel,
      status: isSettled ? change.status : 'not-ours',
      attempts: notice.attempts + 1,
      ...(change.fault === null ? {} : {code: change.fault}),
      durationMs: Math.round(performance.now() - began),
    };
    const isUndelivered = isSettled && (change.status === 'failed' || change.status === 'unknown');
    if (isUndelivered) log.warn(fields, 'notice not delivered');
    else log.info(fields, 'notice');
    return isUndelivered;
  }

  async function reportUndelivered(): Promise<void> {
    const {count} = await db
      .selectFrom('notice')
      .select(({fn}) => fn.countAll().as('count'))
      .where('status', 'in', ['failed', 'unknown'])
      .executeTakeFirstOrThrow();
    log.warn({undelivered: Number(count)}, 'notices that did not arrive as far as we know');
  }

  async function runOnce(): Promise<void> {
    const settings = await readSettings(db);
    if (settings === undefined) return;
    const now = clock.now();
    let undelivered = (await hasLapsed(db, now))
      ? await writeTransaction(db, (trx) => releaseLapsed(trx, repeatable, now))
      : 0;
    await planReminders(settings, now);
    if (now >= forgetAt) {
      forgetAt = now + FORGET_EVERY_MS;
      await writeTransaction(db, (trx) => forgetNotices(trx, now));
    }
    for (const id of await dueNotices(db, now, PAGE)) {
      if (isStopped) break;
      const task = await take(id, settings);
      if (task === undefined) continue;
      if (task === 'undelivered' || (await deliver(task, settings))) undelivered += 1;
    }
    if (undelivered > 0) await reportUndelivered();
  }

  async function keepLooking(): Promise<void> {
    while (!isStopped) {
      await runOnce().catch((error: unknown) => {
        const {name, code} = error as {name?: string; code?: string};
        log.error({type: name, code}, 'notices could not be looked at');
      });
      if (!isStopped) await pause(LOOK_MS, undefined, {ref: false, signal: stopping.signal}).catch(() => {});
    }
  }

  return {
    runOnce,
    start() {
      loop = keepLooking();
    },
    async stop() {
      isStopped = true;
      stopping.abort();
      await loop;
    },
  };
}
