/** The rules of one kind of appointment: its own settings, where silent the practice's, where silent the contract's. */
import type {AppointmentTypeSettings, BookingSettings, Channel, ReleaseSettings} from './settings.ts';

/** The defaults that the contract states at these settings; a test compares the two. */
export const bookingDefaults = {
  leadTimeMinutes: 60,
  horizonDays: 42,
  changeCutoffHours: 24,
  holdMinutes: 10,
  extensionMinutes: 5,
  maxExtensions: 12,
  requestAnswerWorkingDays: 2,
  recordWithinHours: 4,
} as const satisfies Partial<BookingSettings>;

export const appointmentTypeDefaults = {
  selfBookable: true,
  reasonNeed: 'optional',
  openLimit: 1,
} as const satisfies Partial<AppointmentTypeSettings>;

export interface AppointmentTypeRules {
  sourceId: string;
  durationMinutes: number;
  channel: Channel;
  selfBookable: boolean;
  reasonNeed: 'none' | 'optional' | 'required';
  /** Whole years on the appointment's date; null is no bound. */
  minimumAge: number | null;
  maximumAge: number | null;
  leadTimeMinutes: number;
  horizonDays: number;
  changeCutoffHours: number;
  /** Open appointments of this kind per person; null is without limit. */
  openLimit: number | null;
  release: ReleaseSettings | null;
  /** The release is the kind's own and not the practice's. */
  hasOwnRelease: boolean;
  blocked: NonNullable<AppointmentTypeSettings['blocked']> | null;
}

/** Practice-wide numbers of holds and requests. */
export type HoldSettings = Record<'holdMinutes' | 'extensionMinutes' | 'maxExtensions', number>;

export function holdSettings(booking: BookingSettings): HoldSettings {
  return {
    holdMinutes: booking.holdMinutes ?? bookingDefaults.holdMinutes,
    extensionMinutes: booking.extensionMinutes ?? bookingDefaults.extensionMinutes,
    maxExtensions: booking.maxExtensions ?? bookingDefaults.maxExtensions,
  };
}

/** What the settings say of a kind, by the id that the source gave it. */
export function appointmentTypeSettings(
  booking: BookingSettings,
  sourceId: string,
): AppointmentTypeSettings | undefined {
  return booking.appointmentTypes.find((settings) => settings.sourceId === sourceId);
}

export function appointmentTypeRules(
  booking: BookingSettings,
  own: AppointmentTypeSettings,
): AppointmentTypeRules {
  return {
    sourceId: own.sourceId,
    durationMinutes: own.durationMinutes,
    channel: own.channel,
    selfBookable: own.selfBookable ?? appointmentTypeDefaults.selfBookable,
    reasonNeed: own.reasonNeed ?? appointmentTypeDefaults.reasonNeed,
    minimumAge: own.minimumAge ?? null,
    maximumAge: own.maximumAge ?? null,
    leadTimeMinutes: own.leadTimeMinutes ?? booking.leadTimeMinutes ?? bookingDefaults.leadTimeMinutes,
    horizonDays: own.horizonDays ?? booking.horizonDays ?? bookingDefaults.horizonDays,
    changeCutoffHours:
      own.changeCutoffHours ?? booking.changeCutoffHours ?? bookingDefaults.changeCutoffHours,
    // Null is a word of its own here: without limit.
    openLimit: own.openLimit === undefined ? appointmentTypeDefaults.openLimit : own.openLimit,
    release: own.release ?? booking.release ?? null,
    hasOwnRelease: own.release !== undefined,
    blocked: own.blocked ?? null,
  };
}
