import {dateFormat, type AdoptionFigure, type AdoptionReport} from '@gp-elements/core';

export type Unit = AdoptionReport['definitions'][number]['unit'];
export type Place = Pick<AdoptionFigure, 'channel' | 'ageBand'>;

/** The figure of a measure in a list. */
export const figureOf = (
  figures: readonly AdoptionFigure[] | undefined,
  measure: string,
  {channel, ageBand}: Place = {},
): AdoptionFigure | undefined =>
  figures?.find((one) => one.measure === measure && one.channel === channel && one.ageBand === ageBand);

/** The number that is shown, or why none is. What a later version says otherwise is hidden. */
export const numberOf = (figure: AdoptionFigure | undefined): number | 'hidden' | 'none' =>
  figure === undefined || figure.state === 'none'
    ? 'none'
    : figure.state === 'shown' && figure.value !== undefined
      ? figure.value
      : 'hidden';

/** "54,2%", "1.480", "2,5". */
export const formatFigure = (value: number, unit: Unit | 'count', locale: string): string =>
  new Intl.NumberFormat(
    locale,
    unit === 'share' ? {style: 'percent', maximumFractionDigits: 1} : {maximumFractionDigits: 1},
  ).format(value);

/** "oktober 2026". */
export const formatMonth = (month: string, locale: string): string =>
  dateFormat(locale, 'UTC', {month: 'long', year: 'numeric'}).format(Date.parse(`${month}-01T00:00Z`));

/** The month so many before. */
export function monthBefore(month: string, count: number): string {
  const at = new Date(`${month}-01T00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - count);
  return at.toISOString().slice(0, 7);
}

/** A whole number that somebody typed; `undefined` for nothing, `NaN` for anything else. */
export function typedCount(text: string): number | undefined {
  const digits = text.trim();
  if (digits === '') return undefined;
  return /^\d{1,7}$/.test(digits) ? Number(digits) : NaN;
}
