import {isDeepStrictEqual} from 'node:util';
import {partFault} from './closures.ts';
import {hasHolidays} from './holidays.ts';
import type {PracticeSettings} from './settings.ts';
import {themeFaults} from './theme.ts';
import {isLocalDate} from './zone.ts';

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone}).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function hourFaults({openingHours}: PracticeSettings): string[] {
  return openingHours.flatMap(({dayOfWeek, opens, closes}, index) => {
    if (opens >= closes) return [`/openingHours/${index}: closes before it opens`];
    const overlaps = openingHours
      .slice(0, index)
      .some((other) => other.dayOfWeek === dayOfWeek && opens < other.closes && other.opens < closes);
    return overlaps ? [`/openingHours/${index}: overlaps other hours of that day`] : [];
  });
}

const twice = (values: readonly string[], at: (index: number) => string): string[] =>
  values.flatMap((value, index) => (values.indexOf(value) === index ? [] : [`${at(index)}: stands twice`]));

function serviceFaults({services}: PracticeSettings): string[] {
  return twice(
    services.map(({service}) => service),
    (index) => `/services/${index}/service`,
  );
}

function closureFaults({closures}: PracticeSettings): string[] {
  return closures.flatMap((closure, index) => {
    const {from, to} = closure;
    if (!isLocalDate(from) || !isLocalDate(to))
      return [`/closures/${index}: names a day that does not exist`];
    if (from > to) return [`/closures/${index}: ends before it starts`];
    const fault = partFault(closure);
    return fault ? [`/closures/${index}/${fault.at}: ${fault.message}`] : [];
  });
}

/** With a country that nobody knows, patients would book on every public holiday. */
function holidayFaults({holidays: {country}}: PracticeSettings): string[] {
  return country === undefined || hasHolidays(country)
    ? []
    : ['/holidays/country: is no country whose public holidays are known'];
}

function languageFaults({alarmSigns, language}: PracticeSettings): string[] {
  const signs = alarmSigns[language];
  if (signs === undefined) return [`/alarmSigns: the practice's own language is missing`];
  return Object.entries(alarmSigns).flatMap(([other, {version, isExample, signedOffBy}]) => [
    ...(version === signs.version
      ? []
      : [`/alarmSigns/${other}/version: is not that of the practice's own language`]),
    ...(isExample || signedOffBy !== null
      ? []
      : [`/alarmSigns/${other}: is no example, yet nobody signed it off`]),
  ]);
}

function kindFaults({booking: {appointmentTypes}}: PracticeSettings): string[] {
  const ids = appointmentTypes.map(({sourceId}) => sourceId);
  return appointmentTypes.flatMap(({sourceId, longerSourceId, minimumAge, maximumAge}, index) => {
    const at = `/booking/appointmentTypes/${index}`;
    return [
      ...(ids.indexOf(sourceId) === index ? [] : [`${at}/sourceId: stands twice`]),
      ...(longerSourceId === undefined || (ids.includes(longerSourceId) && longerSourceId !== sourceId)
        ? []
        : [`${at}/longerSourceId: names no other kind of these settings`]),
      ...(minimumAge === undefined || maximumAge === undefined || minimumAge <= maximumAge
        ? []
        : [`${at}/maximumAge: is below the minimum`]),
    ];
  });
}

/** An order names its pharmacy by the id; staff and pharmacist speak of a rule by its own. */
function repeatFaults({repeats: {pharmacies, rules = []} = {pharmacies: []}}: PracticeSettings): string[] {
  const names = (rule: (typeof rules)[number]): boolean =>
    Object.values(rule.match).some((ways) => ways.length > 0);
  return [
    ...twice(
      pharmacies.map(({id}) => id),
      (index) => `/repeats/pharmacies/${index}/id`,
    ),
    ...twice(
      rules.map(({id}) => id),
      (index) => `/repeats/rules/${index}/id`,
    ),
    ...rules.flatMap((rule, index) => {
      const at = `/repeats/rules/${index}`;
      return [
        ...(names(rule) ? [] : [`${at}/match: fits no medicine`]),
        ...(rule.match.name ?? []).flatMap((name, place) =>
          name.trim() === '' ? [`${at}/match/name/${place}: is empty`] : [],
        ),
        ...(rule.online === 'no' && rule.earliestDaysLeft !== undefined
          ? [`${at}/earliestDaysLeft: says when to order what is never ordered online`]
          : []),
      ];
    }),
  ];
}

/**
 * What someone signed off stays what they signed.
 *
 * @param before The settings that these would replace.
 */
export function signedOffFaults(before: PracticeSettings, settings: PracticeSettings): string[] {
  return Object.entries(settings.alarmSigns).flatMap(([language, signs]) => {
    const known = before.alarmSigns[language];
    const isSigned = typeof known?.signedOffBy === 'string' && known.version === signs.version;
    return isSigned && !isDeepStrictEqual(known.groups, signs.groups)
      ? [
          `/alarmSigns/${language}/version: was signed off with other signs; changed signs are another version`,
        ]
      : [];
  });
}

/** What no schema can say: parts that contradict one another. A line per fault, with its place. */
export function settingsFaults(settings: PracticeSettings): string[] {
  return [
    ...(isZone(settings.timeZone) ? [] : ['/timeZone: is no known time zone']),
    ...hourFaults(settings),
    ...serviceFaults(settings),
    ...closureFaults(settings),
    ...holidayFaults(settings),
    ...languageFaults(settings),
    ...kindFaults(settings),
    ...repeatFaults(settings),
    ...themeFaults(settings),
  ];
}
