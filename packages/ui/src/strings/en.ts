import type {Texts} from '@gp-elements/core';
import type {UiKey} from './key.ts';

export const strings: Texts<UiKey> = {
  'ui.calendar.previous': 'Earlier',
  'ui.calendar.next': 'Later',
  'ui.calendar.free': {one: '{count} free time', other: '{count} free times'},
  'ui.calendar.none': 'no free times',
  'ui.calendar.closed': 'practice closed: {reason}',
  'ui.calendar.past': 'in the past',
  'ui.calendar.later': 'cannot be chosen yet',
  'ui.calendar.loading': 'loading',
  'ui.optional': '(optional)',
};
