/** A practice whose notices go to messengers that a test answers for. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {practiceSettings} from '../../domain/testing/settings.ts';
import type {PracticeSettings} from '../../domain/settings.ts';
import type {Delivery, Message, Messenger} from '../../ports/messenger.ts';
import {putContactDetails, type NoticeChannel} from '../../store/contact-details.ts';
import type {AppointmentRow} from '../../store/appointments.ts';
import {openDatabase} from '../../store/database.ts';
import {testClock, type TestClock} from '../../testing/clock.ts';
import {putSettings} from '../../testing/gateway.ts';
import {addPerson} from '../../testing/people.ts';
import type {NoticeRow} from '../../store/notices.ts';
import type {Database} from '../../store/schema.ts';
import type {Kysely} from 'kysely';
import {noticeSender, type Messengers, type NoticeSender} from '../sender.ts';
import type {Clock} from '../../clock.ts';

export const PAGE = 'https://praktijk.example/afspraken';
export const SECRET = Buffer.alloc(32, 7);

export interface FakeMessenger extends Messenger {
  /** What left, in order. */
  readonly sent: Message[];
  /** What it says from now on; default that it took the message. */
  answer: (message: Message) => Delivery | Promise<Delivery>;
}

/** Takes every message, unless a test says otherwise; hands over before it answers `sent`, `refused` or `unknown`. */
export function fakeMessenger({isRepeatable = false} = {}): FakeMessenger {
  const messenger: FakeMessenger = {
    isRepeatable,
    sent: [],
    answer: () => ({outcome: 'sent'}),
    async send(message, handOver) {
      const delivery = await messenger.answer(message);
      if (delivery.outcome === 'later' && delivery.isDown) return delivery;
      if (!(await handOver())) return {outcome: 'withdrawn'};
      if (delivery.outcome === 'sent' || delivery.outcome === 'unknown') messenger.sent.push(message);
      return delivery;
    },
  };
  return messenger;
}

export const down: Delivery = {outcome: 'later', fault: 'down', isDown: true};

export function senderFor(
  {db, clock}: {db: Kysely<Database>; clock: Clock},
  messengers: Messengers,
  log: {level: string; fields: object}[] = [],
): NoticeSender {
  const line =
    (level: string) =>
    (fields: object): void =>
      void log.push({level, fields});
  return noticeSender({
    db,
    clock,
    messengers,
    secret: SECRET,
    page: PAGE,
    log: {info: line('info'), warn: line('warn'), error: line('error')},
  });
}

/** Says where somebody gets notices, as if they had confirmed it. */
export function confirmContact(
  db: Kysely<Database>,
  personId: string,
  value = `${personId}@example.nl`,
  {language = 'nl', reminders = true}: {language?: 'nl' | 'en'; reminders?: boolean} = {},
): Promise<void> {
  const channel: NoticeChannel = value.includes('@') ? 'email' : 'sms';
  const address = {
    person_id: personId,
    channel,
    value,
    confirmed_at: 1,
    code_nonce: null,
    code_expires_at: null,
    tries_left: 0,
  };
  return putContactDetails(
    db,
    personId,
    {revision: 1, language, reminders: reminders ? 1 : 0, addresses: [address]},
    1,
  );
}

export function settingsWith(notices: PracticeSettings['notices']): PracticeSettings {
  return practiceSettings({...(notices && {notices})});
}

/** Every notice as `kind status fault`, in the order in which they were made. */
export async function noticeStates(db: Kysely<Database>): Promise<string[]> {
  const rows: NoticeRow[] = await db
    .selectFrom('notice')
    .selectAll()
    .orderBy('created_at')
    .orderBy('kind')
    .orderBy('recipient_id')
    .execute();
  return rows.map(({kind, status, fault}) => [kind, status, ...(fault === null ? [] : [fault])].join(' '));
}

/** An appointment of Anna's, as the gateway makes them. `start` is RFC 3339 with offset. */
export function appointmentRow(
  id: string,
  start: string,
  now: number,
  change: Partial<AppointmentRow> = {},
): AppointmentRow {
  const startAt = Date.parse(start);
  return {
    id,
    revision: 1,
    status: 'booked',
    subject_id: 'anna',
    actor_id: 'anna',
    appointment_type_id: null,
    type_name: null,
    channel: null,
    practitioner_id: null,
    practitioner_name: null,
    location_id: null,
    location_name: null,
    slot_id: null,
    start_at: startAt,
    end_at: startAt + 600_000,
    reason: null,
    reason_withheld: 0,
    needs: null,
    instructions: null,
    urgent_notice_version: null,
    answer_by: null,
    online_editable: null,
    online_editable_until: null,
    cancelled_at: null,
    cancelled_by: null,
    cancelled_late: 0,
    cancellation_reason: null,
    slot_vanished: 0,
    recorded_revision: null,
    recorded_at: null,
    change_number: null,
    seen_at: null,
    alerted_at: null,
    created_at: now,
    updated_at: now,
    time_set_at: now,
    made_via: 'online',
    source_system: null,
    source_id: null,
    source_version: null,
    ...change,
  };
}

/** A store of its own with Anna, whose address is confirmed, and her settings; no gateway around it. */
export interface NoticeDesk {
  db: Kysely<Database>;
  clock: TestClock;
  dataDir: string;
  close(): Promise<void>;
}

export async function openDesk(settings: PracticeSettings = practiceSettings()): Promise<NoticeDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gp-notices-'));
  const db = await openDatabase({dataDir});
  const clock = testClock();
  await putSettings(db, settings, clock.now());
  await addPerson(db, {id: 'anna', name: 'Anna de Vries'});
  await confirmContact(db, 'anna');
  return {
    db,
    clock,
    dataDir,
    async close() {
      await db.destroy();
      await rm(dataDir, {recursive: true, force: true});
    },
  };
}
