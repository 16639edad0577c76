/** In which of its forms somebody gets an answer. */
import {wishesOf} from './wishes.ts';

/**
 * @param accept The `Accept` header; nothing said is content with anything.
 * @param available What there is, the usual form first.
 * @returns undefined when none of it will do.
 */
export function chooseMediaType<Type extends string>(
  accept: string | undefined,
  available: readonly [Type, ...Type[]],
): Type | undefined {
  if (accept === undefined || accept.trim() === '') return available[0];
  for (const {name} of wishesOf(accept)) {
    const found = available.find(
      (type) => name === '*/*' || name === type || name === `${type.split('/')[0]}/*`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
