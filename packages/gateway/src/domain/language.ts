/** Which language somebody gets: the first of their wishes that is there. */

interface Wish {
  tag: string;
  weight: number;
}

function wishesOf(acceptLanguage: string): Wish[] {
  return acceptLanguage
    .split(',')
    .map((part): Wish => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      const weight = quality === undefined ? 1 : Number(quality);
      return {tag, weight: weight >= 0 && weight <= 1 ? weight : 0};
    })
    .filter(({tag, weight}) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

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
  for (const {tag} of wishesOf(acceptLanguage ?? '')) {
    if (tag === '*') return fallback;
    const exact = available.find((one) => one.toLowerCase() === tag);
    // `en-GB` is content with `en`, and `en` with `en-GB`.
    const near = available.find((one) => one.toLowerCase().split('-')[0] === tag.split('-')[0]);
    const found = exact ?? near;
    if (found !== undefined) return found;
  }
  return fallback;
}
