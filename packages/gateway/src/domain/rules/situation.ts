/** What the rules look at: settings and moment, person, kind and time. Instants are ms UTC. */
import type {components} from '@gp-elements/contract';

import type {AppointmentTypeRules} from '../appointment-type.ts';
import type {PracticeSettings, Refusal, ReleaseSettings} from '../settings.ts';
import {startOfDay, toInstant} from '../zone.ts';

export type AppointmentStatus = components['schemas']['AppointmentStatus'];

/** What every rule may look at beside its own subject. */
export interface Situation {
  settings: PracticeSettings;
  nowMs: number;
}

export interface PersonFacts {
  /** `YYYY-MM-DD`, less precise where the source is, or null. */
  birthDate: string | null;
  isDeceased: boolean;
  registration: 'registered' | 'not-registered' | 'deregistered';
}

/** An appointment that the person already has. */
export interface OwnAppointment {
  id: string;
  appointmentTypeId: string | null;
  status: AppointmentStatus;
  startAt: number;
  endAt: number;
}

/** A kind, with who does it. */
export interface TypeFacts {
  id: string;
  rules: AppointmentTypeRules;
  practitionerIds: ReadonlySet<string>;
  /** What keeps Slots back from this kind, by practitioner. */
  releases: ReadonlyMap<string, readonly ReleaseSettings[]>;
}

/** A run of Slots of one Schedule. */
export interface TimeFacts {
  startAt: number;
  endAt: number;
  practitionerId: string;
  /** A Slot of it is kept back until then, ms UTC; -Infinity when none is. */
  keptUntil: number;
}

/** A refusal, with the practice's number: calling is what to do instead. */
export function refusal(
  {settings}: Situation,
  code: Refusal['code'],
  more: Omit<Refusal, 'code' | 'phone'> = {},
): Refusal {
  return {code, phone: settings.phones.practice, ...more};
}

/** Start of a local date, as the contract writes instants. */
export function dayStart({settings}: Situation, date: string): string {
  return toInstant(startOfDay(date, settings.timeZone), settings.timeZone);
}

const openStatuses: readonly AppointmentStatus[] = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'checked-in',
  'waitlist',
];

/** Whether an appointment still stands: not cancelled or done, and not ended. */
export function isOpen({status, endAt}: Pick<OwnAppointment, 'status' | 'endAt'>, nowMs: number): boolean {
  return openStatuses.includes(status) && endAt > nowMs;
}
