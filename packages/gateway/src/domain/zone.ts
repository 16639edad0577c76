/**
 * Calendar days and wall-clock times of the practice's zone. Pure: every function is given its instant, date and zone.
 * Instants are ms since 1970 UTC; dates are `YYYY-MM-DD`; times are `HH:MM` on a 24-hour clock; zones are IANA names. An
 * unknown zone throws a RangeError (from Intl).
 */
import type {components} from '@gp-elements/contract';

export type DayOfWeek = components['schemas']['DayOfWeek'];

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Zones change their offset at multiples of a quarter of an hour, so one look-up serves all of it. */
const offsetStepMs = 15 * minuteMs;
const offsetCacheLimit = 50_000;

interface ZoneOffsets {
  format: Intl.DateTimeFormat;
  byStep: Map<number, number>;
}

/** Facts about the world, not about a practice: one cache for all. */
const zones = new Map<string, ZoneOffsets>();

function offsetsOf(zone: string): ZoneOffsets {
  let offsets = zones.get(zone);
  if (!offsets) {
    const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    offsets = {format, byStep: new Map()};
    zones.set(zone, offsets);
  }
  return offsets;
}

/** What the zone's clock is ahead of UTC at that instant, in ms; negative west of Greenwich. */
export function zoneOffset(ms: number, zone: string): number {
  const {format, byStep} = offsetsOf(zone);
  const step = Math.floor(ms / offsetStepMs);
  const known = byStep.get(step);
  if (known !== undefined) return known;
  const at = step * offsetStepMs;
  const part: Record<string, number> = {};
  for (const {type, value} of format.formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(
    part['year'] ?? NaN,
    (part['month'] ?? NaN) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  const offset = wall - at;
  if (byStep.size >= offsetCacheLimit) byStep.clear();
  byStep.set(step, offset);
  return offset;
}

/** The instant as the wall clock would be read if the zone were UTC. */
function wallClock(ms: number, zone: string): string {
  return new Date(ms + zoneOffset(ms, zone)).toISOString();
}

/** The calendar day on which the instant falls. */
export function localDate(ms: number, zone: string): string {
  return wallClock(ms, zone).slice(0, 10);
}

/** The wall-clock time of the instant. */
export function localTime(ms: number, zone: string): string {
  return wallClock(ms, zone).slice(11, 16);
}

/** RFC 3339 with the zone's offset at that moment, to the second: `2026-11-23T08:00:00+01:00`. */
export function toInstant(ms: number, zone: string): string {
  const offset = Math.round(zoneOffset(ms, zone) / minuteMs);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${wallClock(ms, zone).slice(0, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/**
 * The instant of a wall-clock time. A time that the clock skips in spring means the same span later (02:30 is 03:30); one
 * that comes twice in autumn means the first.
 */
export function atLocal(date: string, time: string, zone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = zoneOffset(wall - dayMs, zone);
  const after = zoneOffset(wall + dayMs, zone);
  const isRight = (offset: number): boolean => zoneOffset(wall - offset, zone) === offset;
  const fitting = [before, after].filter(isRight).map((offset) => wall - offset);
  return fitting.length > 0 ? Math.min(...fitting) : wall - before;
}

/** The first instant of a day; not midnight where the clock skips it. */
export function startOfDay(date: string, zone: string): number {
  return atLocal(date, '00:00', zone);
}

/** The calendar day `days` later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Calendar days from one date to the other; 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

const daysOfWeek = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const satisfies readonly DayOfWeek[];

export function dayOfWeek(date: string): DayOfWeek {
  return daysOfWeek[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/** Whether the text is a day that exists: 2027-02-29 is not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Years between the youngest and oldest that someone with a partly known birth date can be. */
export interface AgeRange {
  least: number;
  most: number;
}

function yearsBetween(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  // Born on 29 February: a year older on 1 March, as Dutch law has it; comparing the texts gives just that.
  return date.slice(5) < birth.slice(5) ? years - 1 : years;
}

/**
 * Age in whole years on a date. A birth date of `YYYY` or `YYYY-MM` gives a range; null when it is not known at all or
 * lies after the date.
 */
export function ageRangeOn(birthDate: string | null, date: string): AgeRange | null {
  if (birthDate === null || !/^\d{4}(-\d{2}){0,2}$/.test(birthDate)) return null;
  const range = {
    least: yearsBetween(`${birthDate}${'-12-31'.slice(birthDate.length - 4)}`, date),
    most: yearsBetween(`${birthDate}${'-01-01'.slice(birthDate.length - 4)}`, date),
  };
  return range.most < 0 ? null : {least: Math.max(0, range.least), most: range.most};
}

/** Age in whole years on a date; null when the birth date does not decide it, which proves nothing. */
export function ageOn(birthDate: string | null, date: string): number | null {
  const range = ageRangeOn(birthDate, date);
  return range && range.least === range.most ? range.least : null;
}
