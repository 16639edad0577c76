/**
 * Live updates under load: everybody follows what happens while patients book and cancel, connections break off and the
 * gateway is killed and started again. `npm run bench:live [-- --minutes=10]` runs it at length; a short form is a test.
 */
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {components} from '@gp-elements/contract';
import Sqlite from 'better-sqlite3';
import {DATABASE_FILE} from '../../packages/gateway/src/store/database.ts';
import {send} from '../conformance/http.ts';
import {GatewayProcess} from '../gateway-process.ts';
import {Follower} from './follower.ts';
import {attempt, type Offer, type Patient} from './load.ts';
import {NOW, signIn, type FaultPractice} from './practice.ts';
import type {Random} from './random.ts';

export interface LiveOptions {
  staff: number;
  /** So long patients book and cancel, ms. */
  forMs: number;
  /** Changes that patients ask for per second. */
  perSecond: number;
  restarts: number;
  /** A connection lives about so long, ms. */
  dropMs: number;
  random: Random;
}

export interface LiveResult {
  changes: number;
  events: number;
  connections: number;
  /** From the gateway's answer to the one who changed it until others heard of it, ms; restarts in between not counted. */
  p50: number;
  p99: number;
  /** The same with the restarts. */
  slowest: number;
  /** Resident memory of the gateway, MB, every few seconds since its last start. */
  memory: readonly number[];
}

/** When and by whom something was changed. */
interface Changed {
  resource: string;
  revision: number;
  at: number;
}

const SAMPLE_MS = 2000;
/** What is on its way gets this long to arrive. */
const SETTLE_MS = 60_000;
/** Making the practice takes less than this, by any clock. */
const SIGNED_IN_MS = 10 * 60_000;
/** Restarts come early: the rest is for the memory. */
const BETWEEN_RESTARTS_MS = 20_000;
const KB_PER_MB = 1024;

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / KB_PER_MB);
}

/** One patient after the other books something and cancels it, at a steady pace, whatever the gateway does. */
async function keepChanging(
  origin: string,
  patients: readonly Patient[],
  offers: readonly Offer[],
  {forMs, perSecond, random}: LiveOptions,
): Promise<Changed[]> {
  const changed: Changed[] = [];
  const end = performance.now() + forMs;
  const busy = new Set<Patient>();
  const running: Promise<void>[] = [];

  async function write(patient: Patient, path: string, body: unknown, ifMatch?: string) {
    const {status, text} = await attempt(origin, {
      patient,
      method: 'POST',
      path,
      key: randomUUID(),
      ifMatch,
      body,
    });
    if (status >= 300) return undefined;
    const appointment = JSON.parse(text) as components['schemas']['Appointment'];
    const {id, revision} = appointment;
    changed.push({resource: `/appointments/${id}`, revision, at: performance.now()});
    return appointment;
  }

  async function change(patient: Patient): Promise<void> {
    busy.add(patient);
    try {
      const booked = await write(patient, '/appointments', {...random.pick(offers), reason: 'Proef'});
      if (booked) await write(patient, `/appointments/${booked.id}/cancellation`, {}, booked.etag);
    } catch {
      // The gateway is away for now.
    } finally {
      busy.delete(patient);
    }
  }

  while (performance.now() < end) {
    const patient = random.pick(patients);
    if (!busy.has(patient)) running.push(change(patient));
    // A booking and its cancellation are two changes.
    await wait(2000 / perSecond);
  }
  await Promise.all(running);
  return changed;
}

interface Written {
  seq: number;
  type: string;
  resource: string;
  subject_id: string;
}

function writtenEvents(dataDir: string): Written[] {
  const db = new Sqlite(join(dataDir, DATABASE_FILE), {readonly: true});
  try {
    return db.prepare('select seq, type, resource, subject_id from outbox order by seq').all() as Written[];
  } finally {
    db.close();
  }
}

/** @throws When somebody missed an event, heard it twice or out of order, or heard what is none of theirs. */
function checkHeard(follower: Follower, written: readonly Written[], isStaff: boolean): void {
  const {personId, faults, from = 0} = follower;
  const due = written.filter(
    ({seq, type, subject_id}) =>
      seq > from && (isStaff || (type !== 'work-item-changed' && subject_id === personId)),
  );
  const heard = follower.heard.map(({id}) => id);
  const missed = due.filter(({seq}) => !heard.includes(seq)).length;
  if (faults.length > 0 || missed > 0 || heard.length !== due.length) {
    throw new Error(
      `${isStaff ? 'Staff' : 'A patient'} heard ${heard.length} of ${due.length} events, missed ${missed}; ${faults.slice(0, 3).join(', ')}`,
    );
  }
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Time from each change until each event about it, in the order in which they happened. */
function delays(
  followers: readonly Follower[],
  changed: readonly Changed[],
  restartsAt: readonly (readonly [from: number, to: number])[],
): {steady: number[]; all: number[]} {
  const byResource = new Map<string, number[]>();
  for (const {resource, at: moment} of changed) {
    byResource.set(resource, [...(byResource.get(resource) ?? []), moment]);
  }
  const [steady, all]: [number[], number[]] = [[], []];
  for (const {heard} of followers) {
    const seen = new Map<string, number>();
    for (const {type, resource, at: heardAt} of heard) {
      if (type !== 'appointment-changed') continue;
      const index = seen.get(resource) ?? 0;
      seen.set(resource, index + 1);
      const changedAt = byResource.get(resource)?.[index];
      // Unanswered because the gateway was killed: nobody knows when it happened.
      if (changedAt === undefined) continue;
      const delay = Math.max(0, heardAt - changedAt);
      all.push(delay);
      if (!restartsAt.some(([from, to]) => changedAt < to && heardAt > from)) steady.push(delay);
    }
  }
  return {steady: steady.sort((a, b) => a - b), all: all.sort((a, b) => a - b)};
}

/** @throws With what was not as it must be. */
export async function followUnderLoad(practice: FaultPractice, options: LiveOptions): Promise<LiveResult> {
  const {staff, forMs, restarts, dropMs} = options;
  const {dataDir, patients, offers} = practice;
  const began = performance.now();
  // Its clock goes on over restarts, and is past the moment at which everybody signed in: a token of later is refused.
  const now = () =>
    new Date(Date.parse(NOW) + SIGNED_IN_MS + performance.now() - began).toISOString().replace('Z', '+00:00');
  let gateway = await GatewayProcess.start({dataDir, now: now()});
  const {origin} = gateway;
  const port = Number(new URL(origin).port);
  const {json} = await send(new URL(`${origin}/demo/people`), 'GET', {Accept: 'application/json'});
  const employees = (json as {items: {id: string; role: string}[]}).items.filter(
    ({role}) => role !== 'patient',
  );
  const tokens = await Promise.all(employees.map(({id}) => signIn(origin, id)));
  const life = () => dropMs * (0.5 + Math.random());
  const desks = Array.from({length: staff}, (_none, index) => {
    const person = tokens[index % tokens.length];
    if (person === undefined) throw new Error('Nobody works here.');
    return new Follower(person, life);
  });
  const pages = patients.map((patient) => new Follower(patient, life));
  const followers = [...desks, ...pages];
  const running = followers.map((follower) => follower.run(origin));
  const untilAll = async (isSo: (follower: Follower) => boolean, what: string): Promise<void> => {
    const end = performance.now() + SETTLE_MS;
    while (!followers.every(isSo)) {
      if (performance.now() > end)
        throw new Error(`${followers.filter((one) => !isSo(one)).length} ${what}.`);
      await wait(50);
    }
  };
  const restartsAt: (readonly [number, number])[] = [];
  let memory: number[] = [];
  const sampler = setInterval(() => void memoryOf(gateway.pid).then((mb) => memory.push(mb)), SAMPLE_MS);
  try {
    await untilAll(({from}) => from !== undefined, 'could not follow');
    const changing = keepChanging(origin, patients, offers, options);
    for (let index = 1; index <= restarts; index += 1) {
      await wait(Math.min(BETWEEN_RESTARTS_MS, forMs / (restarts + 2)));
      const from = performance.now();
      await gateway.kill();
      const before = new Map(followers.map((follower) => [follower, follower.connections]));
      gateway = await GatewayProcess.start({dataDir, now: now(), port});
      memory = [];
      await untilAll((one) => one.connections > (before.get(one) ?? 0), 'did not come back');
      restartsAt.push([from, performance.now()]);
    }
    const changed = await changing;
    const written = writtenEvents(dataDir);
    const lastOf = (follower: Follower, isStaff: boolean) =>
      written.findLast(
        ({type, subject_id}) => isStaff || (type !== 'work-item-changed' && subject_id === follower.personId),
      )?.seq ?? 0;
    await untilAll((one) => one.last >= lastOf(one, desks.includes(one)), 'did not hear the last event');
    for (const desk of desks) checkHeard(desk, written, true);
    for (const page of pages) checkHeard(page, written, false);
    const {steady, all} = delays(followers, changed, restartsAt);
    return {
      changes: changed.length,
      events: followers.reduce((sum, {heard}) => sum + heard.length, 0),
      connections: followers.reduce((sum, {connections}) => sum + connections, 0),
      p50: at(steady, 0.5),
      p99: at(steady, 0.99),
      slowest: all.at(-1) ?? 0,
      memory,
    };
  } finally {
    clearInterval(sampler);
    for (const follower of followers) follower.stop();
    await Promise.all(running);
    await gateway.kill();
  }
}
