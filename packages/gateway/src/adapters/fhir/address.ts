import type {Address} from '../imported.ts';
import {list, text, texts} from './fields.ts';

/** The first address with a street and a town; null when there is none. Cut to the lengths of the contract. */
export function addressOf(addresses: unknown): Address | null {
  for (const address of list(addresses)) {
    const line = texts(address['line']).join(' ').slice(0, 200);
    const city = text(address['city'])?.slice(0, 100);
    const postalCode = text(address['postalCode'])?.slice(0, 12);
    if (line !== '' && city !== undefined)
      return {line, ...(postalCode === undefined ? {} : {postalCode}), city};
  }
  return null;
}
