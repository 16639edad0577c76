/** Which notice a change of an appointment gives, who gets it, and when. Pure. */
import {groundToActFor, OWN_RIGHTS_AGE, type RelationFacts, type SubjectFacts} from './may-act-for.ts';
import type {NoticeSettings} from './settings.ts';
import {addDays, ageRangeOn, atLocal, localDate} from './zone.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** So long a notice is tried; then it is reported. */
export const MOST_TRYING_MS = 24 * HOUR_MS;

/** Of an appointment. */
export const APPOINTMENT_NOTICES = [
  'booked',
  'requested',
  'moved',
  'changed',
  'cancelled',
  'accepted',
  'refused',
  'times-offered',
  'reminder',
] as const;
export type AppointmentNotice = (typeof APPOINTMENT_NOTICES)[number];
/** `code` shows whose an address is; `requests-unseen` alerts the practice itself. */
export type NoticeKind = AppointmentNotice | 'code' | 'requests-unseen';

export const isOfAppointment = (kind: NoticeKind): kind is AppointmentNotice =>
  kind !== 'code' && kind !== 'requests-unseen';

/** Who made a change; `import` is the practice's own record system. */
export type ChangedBy = 'patient' | 'practice' | 'import';

/** What decides about notices. */
export interface AppointmentFacts {
  status: string;
  startAt: number;
  cancelledBy: 'patient' | 'practice' | null;
}

type State = 'asked' | 'standing' | 'cancelled' | 'other';

/** What an appointment is to somebody who waits for it. */
function stateOf(status: string): State {
  if (status === 'proposed' || status === 'waitlist') return 'asked';
  if (status === 'booked' || status === 'pending') return 'standing';
  // One that should never have been there does not take place either.
  return status === 'cancelled' || status === 'entered-in-error' ? 'cancelled' : 'other';
}

/** Notices that are true of an appointment in this state. */
const TRUE_OF: Readonly<Record<State, readonly AppointmentNotice[]>> = {
  asked: ['requested', 'times-offered'],
  standing: ['booked', 'moved', 'changed', 'accepted', 'reminder'],
  cancelled: ['cancelled', 'refused'],
  other: [],
};

/** Whether a notice about the appointment as it was (`startAt`) still says what is so. */
export function isStillTrue(kind: AppointmentNotice, startAt: number, now: AppointmentFacts): boolean {
  return now.startAt === startAt && TRUE_OF[stateOf(now.status)].includes(kind);
}

/**
 * What the patient is told of a change; undefined is nothing. Who cancels their own appointment saw that it was done; of
 * what the record system adds, the practice told the patient itself.
 */
export function noticeOf(
  before: AppointmentFacts | undefined,
  after: AppointmentFacts,
  by: ChangedBy,
  nowMs: number,
): AppointmentNotice | undefined {
  if (after.startAt <= nowMs) return undefined;
  const state = stateOf(after.status);
  const earlier = before && stateOf(before.status);
  const isMoved = before !== undefined && before.startAt !== after.startAt;
  if (earlier === undefined) {
    if (by === 'import') return undefined;
    return state === 'standing' ? 'booked' : state === 'asked' ? 'requested' : undefined;
  }
  switch (state) {
    case 'standing':
      if (earlier === 'asked') return 'accepted';
      if (earlier === 'cancelled') return by === 'patient' ? 'booked' : 'changed';
      if (!isMoved) return undefined;
      return by === 'patient' ? 'moved' : 'changed';
    case 'asked':
      if (!isMoved) return earlier === 'cancelled' ? 'requested' : undefined;
      return by === 'patient' ? 'requested' : 'times-offered';
    case 'cancelled':
      if (earlier === 'cancelled' || by === 'patient' || after.cancelledBy === 'patient') return undefined;
      return earlier === 'asked' ? 'refused' : 'cancelled';
    case 'other':
      return undefined;
  }
}

/** Whether the practice wants a notice of this kind to go out. */
export function isWanted(kind: AppointmentNotice, settings: NoticeSettings | undefined): boolean {
  switch (kind) {
    case 'booked':
    case 'requested':
    case 'moved':
      return settings?.confirmations ?? true;
    case 'changed':
    case 'cancelled':
      return settings?.changes ?? true;
    case 'accepted':
    case 'refused':
    case 'times-offered':
      return settings?.answers ?? true;
    case 'reminder':
      return settings?.reminder !== undefined;
  }
}

export type Reminder = NonNullable<NoticeSettings['reminder']>;

/** When one is reminded of what starts at `startAt`, ms UTC: some calendar days before, at that time on the wall clock. */
export function reminderAt(startAt: number, {daysBefore, at}: Reminder, zone: string): number {
  return atLocal(addDays(localDate(startAt, zone), -daysBefore), at, zone);
}

/**
 * Who is told of a subject's appointment: from 12 on they alone, never a parent; of a younger child the parent who booked,
 * or each parent with authority where none of them did.
 *
 * @param today Local date: rights are those of the day on which it is sent.
 */
export function recipientsOf(
  subject: SubjectFacts,
  bookedBy: string | null,
  relations: readonly RelationFacts[],
  today: string,
): string[] {
  if (subject.deceased) return [];
  const age = ageRangeOn(subject.birthDate, today);
  // An age that nobody knows proves no child: then it is theirs alone.
  if (age === null || age.most >= OWN_RIGHTS_AGE) return [subject.id];
  const adults = [...new Set(relations.map(({adultId}) => adultId))].filter(
    (adultId) => groundToActFor(adultId, subject, relations, today) === 'parental-authority',
  );
  return bookedBy !== null && adults.includes(bookedBy) ? [bookedBy] : adults.sort();
}

/** How long to wait after so many tries in vain, ms: 1, 2, 4 … 60 minutes. */
export function waitAfter(attempts: number): number {
  return Math.min(60, 2 ** Math.max(0, attempts - 1)) * MINUTE_MS;
}

/** Until when a notice is worth sending: a day, and never after what it is about has begun. */
export function worthUntil(since: number, startAt: number): number {
  return Math.min(since + MOST_TRYING_MS, startAt);
}
