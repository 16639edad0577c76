/** "10 minuten". */
export const formatMinutes = (minutes: number, locale: string): string =>
  new Intl.NumberFormat(locale, {style: 'unit', unit: 'minute', unitDisplay: 'long'}).format(minutes);

/** Whole minutes and seconds that are left, "4:59"; never more than there is, and never below "0:00". */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "a, b en c". */
export const formatList = (items: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale).format(items);
