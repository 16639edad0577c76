// What must not compile.
import type {GpBooking} from '@gp-elements/booking';
import type {RunningGateway} from '@gp-elements/gateway';

// @ts-expect-error There is no such view.
export const view: GpBooking['view'] = 'calendar';
// @ts-expect-error The address is text.
export const address: RunningGateway['address'] = 4000;
