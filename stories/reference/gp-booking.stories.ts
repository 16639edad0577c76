// Every public name of the element, from its manifest.
import type {Meta} from '@storybook/web-components-vite';
import {bookingStory} from '../booking/booking-story.ts';

export default {
  title: 'Reference/gp-booking',
  component: 'gp-booking',
  // The tables tell; the stories of the states show.
  parameters: {controls: {disable: true}},
} satisfies Meta;

export const Booking = bookingStory({says: 'Is het dringend?'});
