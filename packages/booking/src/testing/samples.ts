// Small things of the contract's shapes, for tests of rules that need no gateway.
import type {Appointment, AppointmentType, SlotHold, Subject, TimeSlot} from '@gp-elements/core';

export const anna = {
  id: 'anna',
  name: 'Anna de Vries',
  relation: 'self',
  phone: '06 12 34 56 78',
  draftKey: 'A'.repeat(43),
} satisfies Subject;

export const bram = {
  id: 'bram',
  name: 'Bram de Vries',
  relation: 'child',
  draftKey: 'B'.repeat(43),
} satisfies Subject;

export const surgery = {
  id: 'spreekuur',
  name: 'Spreekuur',
  language: 'nl',
  durationMinutes: 10,
  channel: 'practice',
  selfBookable: true,
  reasonNeed: 'required',
  practitioners: [{id: 'bakker', name: 'dr. M. Bakker', isOwnGp: true}],
} satisfies AppointmentType;

export const double = {
  ...surgery,
  id: 'dubbel',
  name: 'Dubbel spreekuur',
  durationMinutes: 20,
} satisfies AppointmentType;

/** A time of `minutes` from `start` (RFC 3339 with offset), with the own GP or with a colleague. */
export function timeAt(start: string, isOwnGp = true, minutes = 10): TimeSlot {
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
  const practitioner = isOwnGp
    ? {id: 'bakker', name: 'dr. M. Bakker', isOwnGp}
    : {id: 'yilmaz', name: 'dr. S. Yılmaz'};
  return {id: `${start}-${practitioner.id}`.replace(/[:+]/g, ''), start, end, practitioner};
}

export const nine = timeAt('2026-11-25T09:00:00+01:00');
export const ten = timeAt('2026-11-25T10:00:00+01:00', false);

export const holdOf = (timeSlot: TimeSlot, expiresAt = '2026-11-23T08:15:00+01:00'): SlotHold => ({
  id: `hold-${timeSlot.id}`,
  timeSlot,
  appointmentTypeId: surgery.id,
  personId: anna.id,
  expiresAt,
  extensionsLeft: 12,
});

export const booked = {
  id: 'apt-1',
  etag: '"1"',
  revision: 1,
  status: 'booked',
  start: nine.start,
  end: nine.end,
  person: {id: anna.id, name: anna.name},
  appointmentType: {id: surgery.id, name: surgery.name},
  change: {allowed: true},
  cancel: {allowed: true},
} satisfies Appointment;
