/** Which language somebody gets: the first of their wishes that is there. */
import {wishesOf} from './wishes.ts';

/**
 * @param acceptLanguage The header; what in it is malformed is ignored.
 * @param available BCP 47 tags that there are texts in.
 * @param fallback When no wish is there, or none was said.
 */
export function chooseLanguage(
  acceptLanguage: string | undefined,
  available: readonly string[],
  fallback: string,
): string {
  for (const {name: tag} of wishesOf(acceptLanguage ?? '')) {
    if (tag === '*') return fallback;
    const exact = available.find((one) => one.toLowerCase() === tag);
    // `en-GB` is content with `en`, and `en` with `en-GB`.
    const near = available.find((one) => one.toLowerCase().split('-')[0] === tag.split('-')[0]);
    const found = exact ?? near;
    if (found !== undefined) return found;
  }
  return fallback;
}
