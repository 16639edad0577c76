// Calendar days are 'YYYY-MM-DD' strings, counted in UTC so that the device's zone never matters. Instants are RFC 3339
// texts or milliseconds since 1970, and are shown in the zone that is given, never in the device's.
import type {Instant, LocalDate} from '../contract.ts';

const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;

export type InstantLike = Instant | number;

export const toMs = (instant: InstantLike): number =>
  typeof instant === 'number' ? instant : Date.parse(instant);

/** Whether the text is a date-time with an offset. */
export const isInstant = (text: unknown): text is Instant =>
  typeof text === 'string' && /^\d{4}-.+T.+(Z|[+-]\d\d:\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text));

/** Whether this browser knows the IANA zone. */
export const isZone = (zone: unknown): zone is string => {
  try {
    return typeof zone === 'string' && Boolean(Intl.DateTimeFormat('nl', {timeZone: zone}));
  } catch {
    return false;
  }
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A formatter that is made once: that costs about a hundred times as much as using it. */
export function dateFormat(
  locale: string,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  // Plain English would put the month first, as only Americans do.
  const tag = locale === 'en' ? 'en-GB' : locale;
  const key = [tag, zone, ...Object.entries(options)].join();
  let found = formatters.get(key);
  if (found === undefined)
    formatters.set(key, (found = new Intl.DateTimeFormat(tag, {...options, timeZone: zone})));
  return found;
}

/** Midnight of the day in UTC: days are counted and formatted there, so that no zone can shift them. */
export const dayMs = (date: LocalDate): number => Date.parse(`${date}T00:00Z`);
const toDate = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

export const addDays = (date: LocalDate, days: number): LocalDate => toDate(dayMs(date) + days * DAY_MS);

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (date: LocalDate): number => (new Date(dayMs(date)).getUTCDay() + 6) % 7;

/** The calendar day on which an instant falls in a zone. */
export const localDate = (instant: InstantLike, zone: string): LocalDate =>
  // Swedish writes dates as ISO 8601 does.
  dateFormat('sv', zone, {year: 'numeric', month: '2-digit', day: '2-digit'}).format(toMs(instant));

/** "09:00": 24-hour clock, in the zone. */
export const formatTime = (instant: InstantLike, locale: string, zone: string): string =>
  dateFormat(locale, zone, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).format(toMs(instant));

export interface DayStyle {
  /** Default true: "maandag 23 november", else "23 november". */
  weekday?: boolean;
  /** Default false: adds the year. */
  year?: boolean;
}

/** A calendar day as it is spoken: "maandag 23 november". */
export const formatDay = (
  date: LocalDate,
  locale: string,
  {weekday = true, year = false}: DayStyle = {},
): string =>
  dateFormat(locale, 'UTC', {
    ...(weekday && {weekday: 'long'}),
    day: 'numeric',
    month: 'long',
    ...(year && {year: 'numeric'}),
  })
    .format(dayMs(date))
    // British English writes "Monday 23 November", some versions of its data "Monday, 23 November".
    .replace(/^(\p{L}+), /u, '$1 ');

/** The day of an instant in the zone: "maandag 23 november". */
export const formatDayOf = (instant: InstantLike, locale: string, zone: string, style?: DayStyle): string =>
  formatDay(localDate(instant, zone), locale, style);

const WALL_CLOCK: Intl.DateTimeFormatOptions = {dateStyle: 'short', timeStyle: 'short'};

/**
 * Which of the two it is, where the clock shows a time twice because it is set back: "Midden-Europese zomertijd"; empty for
 * any other time.
 */
export function whichTime(instant: InstantLike, locale: string, zone: string): string {
  const ms = toMs(instant);
  const wall = (at: number) => dateFormat('sv', zone, WALL_CLOCK).format(at);
  // Clocks are set by an hour, on one island by half an hour.
  const isTwice = [-2, -1, 1, 2].some((halves) => wall(ms + halves * HALF_HOUR_MS) === wall(ms));
  const parts = isTwice ? dateFormat(locale, zone, {timeZoneName: 'long'}).formatToParts(ms) : [];
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
}

/** "maandag 23 november, 09:00"; with the name of the zone's time where the clock shows it twice. */
export function formatDayTime(instant: InstantLike, locale: string, zone: string, style?: DayStyle): string {
  const which = whichTime(instant, locale, zone);
  return `${formatDayOf(instant, locale, zone, style)}, ${formatTime(instant, locale, zone)}${which && ` (${which})`}`;
}

/** Whether a clock on the reader's wall shows another time than the practice's at that instant. */
export const isOtherTime = (
  instant: InstantLike,
  zone: string,
  readerZone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): boolean =>
  dateFormat('sv', zone, WALL_CLOCK).format(toMs(instant)) !==
  dateFormat('sv', readerZone, WALL_CLOCK).format(toMs(instant));

/** The place that names a zone, for people: "Amsterdam" of Europe/Amsterdam. */
export const zonePlace = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
