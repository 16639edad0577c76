// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import {defineBooking} from './define-booking.ts';
import type {GpBooking} from './booking.element.ts';

defineBooking();

// So that who imports this alone has the events typed.
export type * from './booking.events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-booking': GpBooking;
  }
}
