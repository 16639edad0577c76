/** A demo practice in a folder of its own, with many more patients than the demo has, and what they can book. */
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {components} from '@gp-elements/contract';
import {send} from '../conformance/http.ts';
import {addDays} from '../conformance/walk-booking.ts';
import {gatewayCommand, GatewayProcess} from '../gateway-process.ts';
import {read, type Offer, type Patient} from './load.ts';
import {patientLines} from './patients.ts';

type Schemas = components['schemas'];

/** A Monday morning, five minutes after opening. */
export const NOW = '2026-11-23T08:05:00+01:00';
const PEOPLE_AT_ONCE = 20;

export interface FaultPractice {
  dataDir: string;
  patients: readonly Patient[];
  /** Earliest first; the same kinds for all patients. */
  offers: readonly Offer[];
  remove(): Promise<void>;
}

/** @throws When that person cannot sign in. */
export async function signIn(origin: string, personId: string): Promise<Patient> {
  const body = JSON.stringify({personId});
  const {status, json} = await send(
    new URL(`${origin}/demo/sign-in`),
    'POST',
    {'Content-Type': 'application/json'},
    body,
  );
  if (status !== 200) throw new Error(`${personId} cannot sign in (${status}).`);
  return {id: personId, token: (json as {accessToken: string}).accessToken};
}

async function signInAll(origin: string): Promise<Patient[]> {
  const {json} = await send(new URL(`${origin}/demo/people`), 'GET', {Accept: 'application/json'});
  const ids = (json as {items: {id: string; name: string}[]}).items
    .filter(({name}) => name.includes('Proef'))
    .map(({id}) => id);
  const patients: Patient[] = [];
  for (let at = 0; at < ids.length; at += PEOPLE_AT_ONCE) {
    patients.push(...(await Promise.all(ids.slice(at, at + PEOPLE_AT_ONCE).map((id) => signIn(origin, id)))));
  }
  return patients;
}

/** Kinds that an adult may book, each with its free times in a month; kinds that share Slots are among them. */
async function offersFor(origin: string, patient: Patient): Promise<Offer[]> {
  const from = addDays(NOW.slice(0, 10), 2);
  const to = addDays(from, 20);
  const kinds = await read<Schemas['AppointmentTypeList']>(origin, '/appointment-types', patient);
  const offers: Offer[] = [];
  for (const {id} of kinds.json.items.filter(({selfBookable}) => selfBookable)) {
    const query = new URLSearchParams({appointmentType: id, from, to, limit: '200'}).toString();
    const times = await read<Schemas['TimeSlotList']>(origin, `/time-slots?${query}`, patient);
    offers.push(...times.json.items.map((slot) => ({timeSlotId: slot.id, appointmentTypeId: id})));
  }
  if (offers.length === 0) throw new Error('The demo practice has nothing to book.');
  return offers;
}

/** Makes the practice and imports the patients through the gateway's own command. */
export async function makePractice(count: number): Promise<FaultPractice> {
  const folder = await mkdtemp(join(tmpdir(), 'gp-faults-'));
  const dataDir = join(folder, 'data');
  try {
    // The demo makes its folder at its first start; the import then finds a practice.
    await (await GatewayProcess.start({dataDir, now: NOW})).stop();
    const file = join(folder, 'patients.ndjson');
    await writeFile(file, patientLines(count));
    await gatewayCommand(['import', file], {dataDir, now: NOW});
    const gateway = await GatewayProcess.start({dataDir, now: NOW});
    try {
      const patients = await signInAll(gateway.origin);
      const [first] = patients;
      if (patients.length !== count || first === undefined) {
        throw new Error(`${patients.length} of ${count} imported patients can sign in.`);
      }
      const offers = await offersFor(gateway.origin, first);
      return {dataDir, patients, offers, remove: () => rm(folder, {recursive: true, force: true})};
    } finally {
      await gateway.stop();
    }
  } catch (error) {
    await rm(folder, {recursive: true, force: true});
    throw error;
  }
}
