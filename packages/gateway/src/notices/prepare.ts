/** Turning a notice whose time has come into a message for somebody, or finding that there is nothing to send. */
import type {Kysely} from 'kysely';
import {codeOf} from '../domain/contact.ts';
import {alertText, appointmentText, codeText, type NoticeText} from '../domain/notice-texts.ts';
import {isStillTrue, isWanted, recipientsOf} from '../domain/notices.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {halfTime, requestUntil} from '../domain/requests.ts';
import {localDate} from '../domain/zone.ts';
import type {Message} from '../ports/messenger.ts';
import {findAppointment, unseenRequests, type AppointmentRow} from '../store/appointments.ts';
import {findContactDetails, usedAddress, type NoticeChannel} from '../store/contact-details.ts';
import {newNotice, noticeFacts, type NoticeRow} from '../store/notices.ts';
import {findPerson, relationsOfChild, subjectFacts} from '../store/people.ts';
import {unopenedRepeats} from '../store/repeats.ts';
import type {Database} from '../store/schema.ts';

export interface Preparation {
  db: Kysely<Database>;
  settings: PracticeSettings;
  channels: readonly NoticeChannel[];
  /** Signs codes. */
  secret: Buffer;
  /** Where links lead. */
  page: string;
  /** ms UTC. */
  now: number;
}

/** What is sent to whom, and others who get the same in a notice of their own. */
export interface Prepared {
  recipientId: string;
  channel: NoticeChannel;
  message: Message;
  also: string[];
}

/** `drop` is a code of why there is nothing to send. */
export type Finding = Prepared | {drop: string};

function messageOf(
  notice: NoticeRow,
  channel: NoticeChannel,
  to: string,
  language: string,
  {subject, text, short}: NoticeText,
  {now, page}: Preparation,
): Message {
  return {
    id: notice.id,
    to,
    language,
    subject,
    text: channel === 'email' ? text : short,
    at: now,
    ...(notice.kind === 'reminder' && {unsubscribeAt: page}),
  };
}

async function prepareCode(notice: NoticeRow, preparation: Preparation): Promise<Finding> {
  const {db, settings, secret, now} = preparation;
  const personId = notice.subject_id;
  const details = await findContactDetails(db, personId);
  const address = details?.addresses.find(({channel}) => channel === notice.channel);
  const {code_nonce: nonce, code_expires_at: until} = address ?? {};
  if (!details || !address || typeof nonce !== 'string' || typeof until !== 'number' || until <= now) {
    return {drop: 'superseded'};
  }
  const {channel, value} = address;
  const code = codeOf(secret, {personId, channel, value, nonce});
  const words = {practice: settings.name, code, zone: settings.timeZone, until, now};
  const text = codeText(details.language, words);
  const message = messageOf(notice, channel, value, details.language, text, preparation);
  return {recipientId: personId, channel, message, also: []};
}

/** To the practice: only while there is something to see, and there is an address. */
async function prepareAlert(notice: NoticeRow, preparation: Preparation): Promise<Finding> {
  const {db, settings, channels, now} = preparation;
  const to = settings.notices?.alertAddress;
  if (to === undefined || !channels.includes('email')) return {drop: 'no-address'};
  const unopened = [...(await unseenRequests(db, {now})), ...(await unopenedRepeats(db))];
  const waiting = unopened.filter(
    (one) => halfTime(settings, one) <= now && requestUntil(settings, one) > now,
  );
  if (waiting.length === 0) return {drop: 'superseded'};
  const language = settings.language === 'en' ? 'en' : 'nl';
  const text = alertText(language, settings.name);
  const message = messageOf(notice, 'email', to, language, text, preparation);
  return {recipientId: notice.subject_id, channel: 'email', message, also: []};
}

/** Who gets it now: everyone who may, and has an address of their own for it. */
async function reachable(
  notice: NoticeRow,
  appointment: AppointmentRow,
  {db, settings, channels, now}: Preparation,
): Promise<string[]> {
  const person = await findPerson(db, appointment.subject_id);
  if (person === undefined) return [];
  const relations = await relationsOfChild(db, person.id);
  const today = localDate(now, settings.timeZone);
  const all = recipientsOf(subjectFacts(person), appointment.actor_id, relations, today);
  const found = [];
  for (const id of all) {
    if (notice.recipient_id !== null && notice.recipient_id !== id) continue;
    const details = await findContactDetails(db, id);
    if (usedAddress(details, channels) === undefined) continue;
    if (notice.kind === 'reminder' && details?.reminders === 0) continue;
    found.push(id);
  }
  return found;
}

/** `db` is the transaction that then claims or drops it. */
export async function prepareNotice(notice: NoticeRow, preparation: Preparation): Promise<Finding> {
  const {db, settings, channels, page} = preparation;
  const {kind} = notice;
  if (kind === 'code') return prepareCode(notice, preparation);
  if (kind === 'requests-unseen') return prepareAlert(notice, preparation);
  const appointment =
    notice.appointment_id === null ? undefined : await findAppointment(db, notice.appointment_id);
  const startAt = Number(notice.start_at);
  if (
    appointment?.subject_id !== notice.subject_id ||
    !isStillTrue(kind, startAt, noticeFacts(appointment))
  ) {
    return {drop: 'superseded'};
  }
  if (!isWanted(kind, settings.notices)) return {drop: 'not-wanted'};
  const [recipientId, ...also] = await reachable(notice, appointment, preparation);
  const details = recipientId === undefined ? undefined : await findContactDetails(db, recipientId);
  const address = usedAddress(details, channels);
  if (recipientId === undefined || !details || !address) return {drop: 'no-address'};
  const text = appointmentText(kind, details.language, {
    practice: settings.name,
    phone: settings.phones.practice,
    page,
    zone: settings.timeZone,
    startAt,
    answerBy: appointment.answer_by,
    isForChild: recipientId !== appointment.subject_id,
  });
  const {channel, value} = address;
  const message = messageOf(notice, channel, value, details.language, text, preparation);
  return {recipientId, channel, message, also: notice.recipient_id === null ? also : []};
}

/** Others who are told the same get a notice of their own: each goes out, or is reported, by itself. */
export async function queueFor(
  db: Kysely<Database>,
  {kind, appointment_id, subject_id, start_at, expires_at}: NoticeRow,
  recipientIds: readonly string[],
  now: number,
): Promise<void> {
  const rows = recipientIds.map((recipient_id) =>
    newNotice({kind, appointment_id, subject_id, start_at, expires_at, recipient_id}, now),
  );
  if (rows.length > 0) await db.insertInto('notice').values(rows).execute();
}
