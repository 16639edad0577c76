import {defineElement} from '@gp-elements/core';
import {GpBooking} from './booking.element.ts';

/** Registers the widget as `<gp-booking>`, or under another prefix where a page needs two versions. */
export const defineBooking = (prefix = 'gp'): void => defineElement(`${prefix}-booking`, GpBooking);
