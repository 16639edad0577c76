import {dateFormat, formatDay} from '@gp-elements/core';

/** A day, a month or a year, as precise as the source is: "2009", "mei 2009", "17 mei 2009". */
export function formatPartial(date: string, locale: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return formatDay(date, locale, {weekday: false, year: true});
  if (!/^\d{4}-\d\d$/.test(date)) return date;
  return dateFormat(locale, 'UTC', {month: 'long', year: 'numeric'}).format(Date.parse(`${date}-01T00:00Z`));
}
