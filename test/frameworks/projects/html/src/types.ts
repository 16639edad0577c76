// What must not compile. Of the element only what its `define` brings.
import type {RunningGateway} from '@gp-elements/gateway';

// @ts-expect-error There is no such view.
document.createElement('gp-booking').view = 'calendar';
// @ts-expect-error The event carries no reason.
document.addEventListener('gp-appointment-booked', ({reason}) => reason);
// @ts-expect-error The address is text.
export const address: RunningGateway['address'] = 4000;
