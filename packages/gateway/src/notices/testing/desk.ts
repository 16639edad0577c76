/** A practice whose notices go to messengers that a test answers for. */
import {practiceSettings} from '../../domain/testing/settings.ts';
import type {PracticeSettings} from '../../domain/settings.ts';
import type {Delivery, Message, Messenger} from '../../ports/messenger.ts';
import {putContactDetails, type NoticeChannel} from '../../store/contact-details.ts';
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
