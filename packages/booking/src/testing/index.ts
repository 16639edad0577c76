export {BookingHarness, type HarnessOptions, showBooking, until} from './booking.harness.ts';
