export {GpBooking} from './booking.element.ts';
export {AppointmentBookedEvent, BookingRequestEvent} from './booking.events.ts';
export {AppointmentCancelledEvent, AppointmentRescheduledEvent} from './change.events.ts';
export {defineBooking} from './define-booking.ts';
