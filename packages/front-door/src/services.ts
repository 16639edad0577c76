import type {Practice, Service} from '@gp-elements/core';
import type {IconName} from '@gp-elements/ui';

/** The services that the front door can open: its sign, and the element that does it, without its prefix. */
const known = {
  booking: {icon: 'calendar', element: 'booking'},
} as const satisfies Record<string, {icon: IconName; element: string}>;

export type ServiceName = keyof typeof known;

export interface Offer {
  readonly name: ServiceName;
  readonly mode: 'direct' | 'request' | 'phone';
  /** Why it goes otherwise than directly, in the practice's words. */
  readonly reason: string | undefined;
  readonly icon: IconName;
  readonly element: string;
}

const isKnown = (name: string): name is ServiceName => Object.hasOwn(known, name);

function offerOf({service, mode, reason}: Service): Offer[] {
  if (!isKnown(service)) return [];
  // A mode that a newer gateway has and we do not is as by phone, says the contract.
  return [
    {
      name: service,
      mode: mode === 'direct' || mode === 'request' ? mode : 'phone',
      reason,
      ...known[service],
    },
  ];
}

/**
 * What the practice offers, as far as it is known here: in the practice's order, or those that the page names, in its.
 * @param wanted Names separated by white space.
 */
export function offersOf({services}: Pick<Practice, 'services'>, wanted = ''): Offer[] {
  const offers = services.flatMap(offerOf);
  const names = wanted.split(/\s+/).filter(Boolean);
  return names.length === 0 ? offers : names.flatMap((name) => offers.filter((offer) => offer.name === name));
}
