export {GpBooking} from './booking.element.ts';
export * from './booking.events.ts';
export {defineBooking} from './define-booking.ts';
