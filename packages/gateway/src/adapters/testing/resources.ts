/** FHIR R4 resources for tests, with ids and nothing more than each needs. */
import type {Fields} from '../fhir/fields.ts';
import {importedId} from '../imported-id.ts';
import type {ImportedKind} from '../imported.ts';

export const BASE = 'https://his.example/fhir';
/** Passes the 11-test; belongs to nobody. */
export const CITIZEN_NUMBER = '999990019';
export const BSN_SYSTEM = 'http://fhir.nl/fhir/NamingSystem/bsn';

export interface TestEntry {
  fullUrl: string;
  resource: Fields;
}

export function entry(resourceType: string, id: string, more: Fields = {}): TestEntry {
  return {fullUrl: `${BASE}/${resourceType}/${id}`, resource: {resourceType, id, ...more}};
}

/** The row id of what the source calls by that id. */
export function rowId(kind: ImportedKind, id: string): string {
  return importedId({kind, system: BASE, value: id});
}

export function bundle(...entries: TestEntry[]): Fields {
  return {resourceType: 'Bundle', type: 'collection', entry: entries};
}

export function practitioner(id = 'bakker', more: Fields = {}): TestEntry {
  return entry('Practitioner', id, {name: [{text: `dr. ${id}`, family: id}], ...more});
}

export function schedule(id = 'bakker', more: Fields = {}): TestEntry {
  return entry('Schedule', id, {actor: [{reference: `Practitioner/${id}`}], ...more});
}

export function patient(id = 'sanne', more: Fields = {}): TestEntry {
  return entry('Patient', id, {
    name: [{text: `Mevrouw ${id}`, family: id}],
    birthDate: '1988-04-12',
    generalPractitioner: [{reference: 'Practitioner/bakker'}],
    ...more,
  });
}

/** On 24 November 2026, a Tuesday in winter time. `at` and `until` are `HH:MM`. */
export function slot(id: string, at: string, until: string, more: Fields = {}): TestEntry {
  return entry('Slot', id, {
    schedule: {reference: 'Schedule/bakker'},
    status: 'free',
    start: onTuesday(at),
    end: onTuesday(until),
    ...more,
  });
}

export function onTuesday(time: string): string {
  return `2026-11-24T${time}:00+01:00`;
}

/** Three Slots of ten minutes from nine o'clock, named a, b and c. */
export function morning(): TestEntry[] {
  return [slot('a', '09:00', '09:10'), slot('b', '09:10', '09:20'), slot('c', '09:20', '09:30')];
}

export function appointment(id: string, at: string, until: string, more: Fields = {}): TestEntry {
  return entry('Appointment', id, {
    status: 'booked',
    description: 'Controle',
    start: onTuesday(at),
    end: onTuesday(until),
    participant: [
      {actor: {reference: 'Patient/sanne'}, status: 'accepted'},
      {actor: {reference: 'Practitioner/bakker', display: 'dr. Bakker'}, status: 'accepted'},
    ],
    ...more,
  });
}
