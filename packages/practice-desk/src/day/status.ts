import type {Day} from './day.controller.ts';
import {isDayKey} from './day.strings.ts';

/** In words; nothing for the usual, that it stands. */
export const statusText = (day: Day, status: string): string => {
  const key = `status.${status}`;
  return status === 'booked' ? '' : day.strings.t(isDayKey(key) ? key : 'status.unknown');
};
