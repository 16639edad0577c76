import {createHash} from 'node:crypto';
import {atLocal, dayOfWeek, toInstant, type DayOfWeek} from '../domain/zone.ts';
import {DEMO_BASE, type DemoEntry} from './practice.ts';

interface WeekPattern {
  /** Id of the Schedule. */
  schedule: string;
  days: readonly DayOfWeek[];
  /** From and to on the clock; `HH:MM`. */
  blocks: readonly (readonly [from: string, to: string])[];
  slotMinutes: number;
  /** How much is taken already: of today, tomorrow, and so on; the last holds from then on. 0 to 1. */
  taken: readonly number[];
}

const minuteMs = 60_000;
const GP_TAKEN = [0.92, 0.75, 0.65, 0.55, 0.55, 0.5, 0.5, 0.45, 0.45, 0.45, 0.4, 0.4, 0.35];
const OTHERS_TAKEN = [0.75, 0.6, 0.5, 0.45, 0.4, 0.4, 0.35];

export const weekPatterns: readonly WeekPattern[] = [
  {
    schedule: 'bakker',
    days: ['mon', 'tue', 'thu', 'fri'],
    blocks: [
      ['08:00', '12:00'],
      ['13:00', '16:30'],
    ],
    slotMinutes: 10,
    taken: GP_TAKEN,
  },
  {
    schedule: 'yilmaz',
    days: ['mon', 'tue', 'wed', 'fri'],
    blocks: [
      ['08:00', '12:00'],
      ['13:00', '16:30'],
    ],
    slotMinutes: 10,
    taken: GP_TAKEN,
  },
  {
    schedule: 'van-den-heuvel',
    days: ['wed', 'thu'],
    blocks: [['08:30', '12:00']],
    slotMinutes: 10,
    taken: GP_TAKEN,
  },
  {
    schedule: 'terpstra',
    days: ['mon', 'tue', 'wed', 'thu'],
    blocks: [
      ['09:00', '12:00'],
      ['13:00', '16:00'],
    ],
    slotMinutes: 30,
    taken: OTHERS_TAKEN,
  },
  {
    schedule: 'el-idrissi',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    blocks: [
      ['08:00', '12:00'],
      ['13:00', '16:00'],
    ],
    slotMinutes: 10,
    taken: OTHERS_TAKEN,
  },
];

/** From 0 up to 1, the same for the same text on every machine. */
function unitHash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/**
 * The Slots of one Schedule on a local date, as FHIR. Ids follow from Schedule, date and time; which are taken already
 * follows from the id and from how far away the day is.
 *
 * @param daysAhead Days from today; 0 is today.
 */
export function slotsOfDay(pattern: WeekPattern, date: string, daysAhead: number, zone: string): DemoEntry[] {
  if (!pattern.days.includes(dayOfWeek(date))) return [];
  const taken = pattern.taken[Math.min(daysAhead, pattern.taken.length - 1)] ?? 0;
  return pattern.blocks.flatMap(([from, to]) => {
    const entries: DemoEntry[] = [];
    const lengthMs = pattern.slotMinutes * minuteMs;
    const end = atLocal(date, to, zone);
    for (let start = atLocal(date, from, zone); start + lengthMs <= end; start += lengthMs) {
      const startText = toInstant(start, zone);
      const id = `${pattern.schedule}-${date.replaceAll('-', '')}-${startText.slice(11, 16).replace(':', '')}`;
      entries.push({
        fullUrl: `${DEMO_BASE}/Slot/${id}`,
        resource: {
          resourceType: 'Slot',
          id,
          schedule: {reference: `Schedule/${pattern.schedule}`},
          status: unitHash(id) < taken ? 'busy' : 'free',
          start: startText,
          end: toInstant(start + lengthMs, zone),
        },
      });
    }
    return entries;
  });
}
