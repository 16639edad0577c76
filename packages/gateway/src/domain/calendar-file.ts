/**
 * An appointment as an iCalendar file (RFC 5545). It may end up in a shared diary, so it says where and when, and nothing
 * of why: no kind, no complaint, no specialism.
 */
import {zoneTransitions, type ZoneTransition} from './zone-transitions.ts';
import {zoneOffset} from './zone.ts';

export interface CalendarEntry {
  id: string;
  /** Becomes SEQUENCE, so that a later file replaces an earlier one. */
  revision: number;
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** ms UTC. */
  startAt: number;
  endAt: number;
  /** When the appointment last changed, ms UTC. */
  changedAt: number;
  practice: string;
  /** The practice's number as people read it. */
  phone: string;
  /** Where to go; null where there is nowhere to go. */
  location: string | null;
  zone: string;
}

/** Lines may hold 75 octets; a folded one goes on after a space. */
const lineOctets = 75;

function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** Any control character but the line break, which is written as `\n`; a file has no others. */
const controls = /(?!\n)\p{Cc}/gu;

function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** A parameter in quotes: RFC 6868 writes a quote, a caret and a line break in another way. */
function parameter(value: string): string {
  const escaped = value
    .replace(/\^/g, '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replace(/"/g, "^'");
  return `"${escaped.replace(controls, '')}"`;
}

const compact = (iso: string): string => iso.slice(0, 19).replace(/[-:]/g, '');
const utc = (ms: number): string => `${compact(new Date(ms).toISOString())}Z`;
const wall = (ms: number, offsetMs: number): string => compact(new Date(ms + offsetMs).toISOString());

function utcOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

function observance({at, before, after}: ZoneTransition): string[] {
  const name = after > before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    // Read on the clock as it stood before the change.
    `DTSTART:${wall(at, before)}`,
    `TZOFFSETFROM:${utcOffset(before)}`,
    `TZOFFSETTO:${utcOffset(after)}`,
    `END:${name}`,
  ];
}

const yearMs = 366 * 86_400_000;

/** The zone around the appointment, from the zone data: the change before it and the one after. */
function timeZone({startAt, endAt, zone}: CalendarEntry): string[] {
  const transitions = zoneTransitions(startAt - yearMs, endAt + yearMs, zone);
  const first = transitions[0]?.before ?? zoneOffset(startAt, zone);
  // What held before the first change, or always.
  const base = {at: Date.UTC(1970, 0) - first, before: first, after: first};
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...[base, ...transitions].flatMap(observance), 'END:VTIMEZONE'];
}

/** The file: CRLF line ends, folded lines, text escaped. The same appointment gives the same file. */
export function calendarFile(entry: CalendarEntry): string {
  const {id, revision, status, startAt, endAt, changedAt, practice, phone, location, zone} = entry;
  const local = (ms: number): string => wall(ms, zoneOffset(ms, zone));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//GP Elements//Gateway//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...timeZone(entry),
    'BEGIN:VEVENT',
    `UID:${id}@gp-elements`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${utc(changedAt)}`,
    `DTSTART;TZID=${zone}:${local(startAt)}`,
    `DTEND;TZID=${zone}:${local(endAt)}`,
    `SUMMARY:${text(`Afspraak ${practice}`)}`,
    ...(location === null ? [] : [`LOCATION:${text(location)}`]),
    `ORGANIZER;CN=${parameter(practice)}:tel:${phone.replace(/[^\d+]/g, '')}`,
    `CONTACT:${text(`${practice}, ${phone}`)}`,
    `STATUS:${status}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
