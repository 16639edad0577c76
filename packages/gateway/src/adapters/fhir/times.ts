const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** ms UTC of a FHIR instant, or of a dateTime that is as precise; undefined for anything else, a time without zone too. */
export function instant(value: unknown): number | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value.trim())) return undefined;
  const ms = Date.parse(value.trim());
  return Number.isNaN(ms) ? undefined : ms;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the source is; undefined when no such date exists. */
export function partialDate(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value.trim());
  if (found === null) return undefined;
  const [whole, year, month = '01', day = '01'] = found;
  const ms = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== `${year}-${month}-${day}`
    ? undefined
    : whole;
}

/** The calendar day of a date or dateTime, as the source wrote it. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const date = partialDate(value.trim().slice(0, 10));
  return date?.length === 10 ? date : undefined;
}

/** A date or dateTime as the source wrote it, when it is one; a time without zone is none. */
export function writtenTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return instant(trimmed) === undefined ? partialDate(trimmed) : trimmed;
}
