// Of appointments that exist; apart, because most bookings never need them.
import {type Id, outward} from './booking.events.ts';

/** The gateway moved an appointment to another time. */
export class AppointmentRescheduledEvent extends Event {
  static readonly type = 'gp-appointment-rescheduled';
  /** Opaque: compare it only. */
  readonly appointmentId: Id;
  constructor(appointmentId: Id) {
    super(AppointmentRescheduledEvent.type, outward);
    this.appointmentId = appointmentId;
  }
}

/** The gateway cancelled an appointment. */
export class AppointmentCancelledEvent extends Event {
  static readonly type = 'gp-appointment-cancelled';
  /** Opaque: compare it only. */
  readonly appointmentId: Id;
  constructor(appointmentId: Id) {
    super(AppointmentCancelledEvent.type, outward);
    this.appointmentId = appointmentId;
  }
}

declare global {
  interface HTMLElementEventMap {
    [AppointmentRescheduledEvent.type]: AppointmentRescheduledEvent;
    [AppointmentCancelledEvent.type]: AppointmentCancelledEvent;
  }
}
