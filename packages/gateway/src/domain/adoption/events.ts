/** Which countable things happen when an appointment is made or changed. Names only: no person, no kind, no content. */
import type {components} from '@gp-elements/contract';
import {ageRangeOn, localDate} from '../zone.ts';

export type MadeVia = components['schemas']['AdoptionChannel'];
export type AgeBand = components['schemas']['AgeBand'];

export const CHANNELS: readonly MadeVia[] = ['online', 'desk', 'phone', 'import'];

/** From which age on, youngest first. */
const BANDS: readonly (readonly [from: number, band: AgeBand])[] = [
  [0, 'under-12'],
  [12, '12-17'],
  [18, '18-39'],
  [40, '40-64'],
  [65, '65-79'],
  [80, '80-plus'],
];

export const AGE_BANDS: readonly AgeBand[] = [...BANDS.map(([, band]) => band), 'unknown'];

/** The band of the age on that day; `unknown` where the birth date does not decide it. */
export function ageBandOf(birthDate: string | null, date: string): AgeBand {
  const range = ageRangeOn(birthDate, date);
  if (range === null) return 'unknown';
  const bandOf = (age: number) => BANDS.findLast(([from]) => age >= from)?.[1];
  const band = bandOf(range.least);
  return band !== undefined && band === bandOf(range.most) ? band : 'unknown';
}

export type AppointmentEvent =
  | 'appointment-booked'
  | 'appointment-requested'
  | 'appointment-moved'
  | 'appointment-cancelled'
  | 'appointment-cancelled-late'
  | 'appointment-converted'
  | 'appointment-missed'
  | 'request-accepted'
  | 'request-refused'
  | 'request-withdrawn';

/** The appointment's own columns, as far as they tell. */
export interface CountedAppointment {
  status: string;
  /** How the contact happens; null where nobody said. */
  channel: string | null;
  start_at: number;
  cancelled_by: 'patient' | 'practice' | null;
  cancelled_late: 0 | 1;
  /** Local date by which a request is answered. */
  answer_by: string | null;
  created_at: number;
}

const isRemote = (channel: string | null): boolean => channel === 'phone' || channel === 'video';
const isPhysical = (channel: string | null): boolean => channel === 'practice' || channel === 'home';
const isAsked = (status: string): boolean => status === 'proposed';
/** Neither asked for, nor called off, nor a mistake. */
const stands = (status: string): boolean =>
  ['pending', 'booked', 'arrived', 'checked-in', 'fulfilled', 'noshow'].includes(status);

/** @param before Null when it was just made. */
export function eventsOf(before: CountedAppointment | null, after: CountedAppointment): AppointmentEvent[] {
  const events: AppointmentEvent[] = [];
  const was = before?.status;
  const is = after.status;
  if (was === undefined && is !== 'entered-in-error') {
    events.push(isAsked(is) ? 'appointment-requested' : 'appointment-booked');
  }
  if (was !== undefined && isAsked(was) && stands(is)) events.push('request-accepted');
  if (is === 'cancelled' && was !== 'cancelled') {
    if (was !== undefined && isAsked(was)) {
      events.push(after.cancelled_by === 'patient' ? 'request-withdrawn' : 'request-refused');
    } else {
      events.push(
        Number(after.cancelled_late) === 1 ? 'appointment-cancelled-late' : 'appointment-cancelled',
      );
    }
  }
  if (is === 'noshow' && was !== 'noshow') events.push('appointment-missed');
  if (before !== null) {
    if (Number(before.start_at) !== Number(after.start_at)) events.push('appointment-moved');
    if (isRemote(before.channel) && isPhysical(after.channel)) events.push('appointment-converted');
  }
  return events;
}

/** How long a request waited for its answer, where the practice answered now. */
export function replyOf(
  before: CountedAppointment | null,
  events: readonly AppointmentEvent[],
  now: number,
  zone: string,
): {hours: number; promise: 'kept' | 'broken' | 'none'} | undefined {
  if (before === null) return undefined;
  if (!events.some((event) => event === 'request-accepted' || event === 'request-refused')) return undefined;
  const hours = Math.max(0, Math.ceil((now - Number(before.created_at)) / 3_600_000));
  if (before.answer_by === null) return {hours, promise: 'none'};
  return {hours, promise: localDate(now, zone) <= before.answer_by ? 'kept' : 'broken'};
}
