// What must not compile, said in a script: a template has no way to expect an error.
import type {} from '@gp-elements/elements/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';

export const wrong: SvelteHTMLElements['gp-booking'] = {
  // @ts-expect-error There is no such view.
  view: 'calendar',
  // @ts-expect-error The event carries no reason.
  'ongp-appointment-booked': (event) => event.reason,
};
