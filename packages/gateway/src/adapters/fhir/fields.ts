/**
 * Reading parsed JSON of unknown quality. Nothing here throws: what has another shape than expected reads as absent. A
 * single object reads as a list of one, which is also how STU3 and R4 differ in many places.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function list(value: unknown): Fields[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map(fields).filter((item) => item !== undefined);
}

/** The text without white space around it; undefined when there is none. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function texts(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => text(item) ?? []);
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The extensions with that address. */
export function extensions(of: Fields | undefined, url: string): Fields[] {
  return list(of?.['extension']).filter((extension) => extension['url'] === url);
}
