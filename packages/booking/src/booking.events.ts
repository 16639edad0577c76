import type {AppointmentType} from '@gp-elements/core';

/** An opaque id, as the contract has it: compare only. */
export type Id = AppointmentType['id'];

export const outward = {bubbles: true, composed: true} as const;

/** The gateway booked a time, or took a request for one. Carries the id only: any script on the page can listen. */
export class AppointmentBookedEvent extends Event {
  static readonly type = 'gp-appointment-booked';
  /** Opaque: compare it only. */
  readonly appointmentId: Id;
  constructor(appointmentId: Id) {
    super(AppointmentBookedEvent.type, outward);
    this.appointmentId = appointmentId;
  }
}

/**
 * The patient pressed the last button; nothing was sent yet. A host that calls `preventDefault()` stops it: the patient
 * stays where they are, keeps what they typed, and reads that this page did not allow it and whom to call.
 */
export class BookingRequestEvent extends Event {
  static readonly type = 'gp-booking-request';
  /** What is about to happen. */
  readonly action: 'book' | 'reschedule' | 'cancel';
  constructor(action: BookingRequestEvent['action']) {
    super(BookingRequestEvent.type, {...outward, cancelable: true});
    this.action = action;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [AppointmentBookedEvent.type]: AppointmentBookedEvent;
    [BookingRequestEvent.type]: BookingRequestEvent;
  }
}
