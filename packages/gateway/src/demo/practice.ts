import {readFile} from 'node:fs/promises';
import type {Fields} from '../adapters/fhir/fields.ts';
import {addDays, atLocal, dayOfWeek, daysBetween, toInstant} from '../domain/zone.ts';

/** The FHIR server that the demo practice would have. It does not exist. */
export const DEMO_BASE = 'https://de-linde.example/fhir';

/** The demo's files are written as if this were the current week; both are its Monday. */
const WRITTEN_ON = '2026-11-23';

export interface DemoEntry {
  fullUrl: string;
  resource: Fields;
}

/** A file of the demo's data: FHIR R4 in nl-core form, and the settings that go with it. */
export async function readDemoData(
  name: 'practice' | 'people' | 'appointments' | 'settings',
): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../demo-data/${name}.json`, import.meta.url), 'utf8'));
}

function entriesOf(bundle: unknown): DemoEntry[] {
  return (bundle as {entry: DemoEntry[]}).entry;
}

function mondayOf(date: string): string {
  const place = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(dayOfWeek(date));
  return addDays(date, -place);
}

/** Everyone stays as old as they were written, give or take the time of the year. Years that are unknown stay so. */
function born(resource: Fields, years: number): Fields {
  const birthDate = resource['birthDate'];
  if (typeof birthDate !== 'string') return resource;
  return {...resource, birthDate: `${Number(birthDate.slice(0, 4)) + years}${birthDate.slice(4)}`};
}

/** Same day of the week and time on the clock, so many days later; also over a change of the clock. */
function later(value: unknown, days: number, zone: string): unknown {
  if (typeof value === 'string') {
    const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}[+-]\d{2}:\d{2}$/.exec(value);
    const [, date, time] = found ?? [];
    return date === undefined || time === undefined
      ? value
      : toInstant(atLocal(addDays(date, days), time, zone), zone);
  }
  if (Array.isArray(value)) return value.map((item) => later(item, days, zone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, later(inner, days, zone)]));
}

/** Who works in the demo practice, what they do and when they have Schedules. */
export async function demoPractice(): Promise<DemoEntry[]> {
  return entriesOf(await readDemoData('practice'));
}

/** The fictive people, with the ages they were given. `today` is the local date. */
export async function demoPeople(today: string): Promise<DemoEntry[]> {
  const years = Number(today.slice(0, 4)) - Number(WRITTEN_ON.slice(0, 4));
  const entries = entriesOf(await readDemoData('people'));
  return entries.map(({fullUrl, resource}) => ({fullUrl, resource: born(resource, years)}));
}

/** Appointments of some weeks ago and of next week. `today` is the local date. */
export async function demoAppointments(today: string, zone: string): Promise<DemoEntry[]> {
  const days = daysBetween(WRITTEN_ON, mondayOf(today));
  const entries = entriesOf(await readDemoData('appointments'));
  return entries.map(({fullUrl, resource}) => ({fullUrl, resource: later(resource, days, zone) as Fields}));
}
