/** Public holidays of a country, by local date. Facts about the world: worked out once per country, language and year. */
import Holidays from 'date-holidays';

import {addDays} from './zone.ts';

const dayMs = 86_400_000;

/** The package's shorter Dutch names, as practices write them. */
const dutchNames: Record<string, string> = {
  Nieuwjaar: 'Nieuwjaarsdag',
  Pasen: 'Eerste paasdag',
  Pinksteren: 'Eerste pinksterdag',
  Kerstmis: 'Eerste kerstdag',
};

const years = new Map<string, ReadonlyMap<string, string>>();

function holidaysOfYear(country: string, language: string, year: string): ReadonlyMap<string, string> {
  const key = `${country} ${language} ${year}`;
  let names = years.get(key);
  if (!names) {
    const found = new Map<string, string>();
    for (const holiday of new Holidays(country, {types: ['public'], languages: [language]}).getHolidays(
      Number(year),
    )) {
      const name = language === 'nl' ? (dutchNames[holiday.name] ?? holiday.name) : holiday.name;
      const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayMs));
      for (let day = 0; day < days; day += 1) found.set(addDays(holiday.date.slice(0, 10), day), name);
    }
    names = found;
    years.set(key, names);
  }
  return names;
}

const countries = new Holidays().getCountries();

/** Whether the holidays of a country (ISO 3166-1, in capitals) are known. */
export function hasHolidays(country: string): boolean {
  return Object.hasOwn(countries, country);
}

/**
 * Name of the public holiday on a local date, in the language where there is one; undefined on any other day, and for a
 * country (ISO 3166-1) without known holidays.
 */
export function holidayOn(country: string, language: string, date: string): string | undefined {
  return holidaysOfYear(country, language.slice(0, 2), date.slice(0, 4)).get(date);
}
