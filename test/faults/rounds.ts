/** Rounds of load that end in `kill -9`, and what must be true after each restart. */
import {setTimeout as wait} from 'node:timers/promises';
import type {components} from '@gp-elements/contract';
import {GatewayProcess} from '../gateway-process.ts';
import {attempt, Load, read, type Answer, type Attempt} from './load.ts';
import {NOW, type FaultPractice} from './practice.ts';
import {randomFrom, type Random} from './random.ts';
import {checkStore, type StoreState} from './store-check.ts';

type Appointment = components['schemas']['Appointment'];

/** Patients who are busy in a round, and times that they fight over. */
const BUSY = 24;
const OFFERS = 60;
/** Latest moment of the kill after the first success, in ms. */
const KILL_WITHIN_MS = 600;

/** Refusals that are decisions, like successes, answer the same again; the others may change with the moment. */
const isDecision = ({status}: Answer) => status < 300 || [404, 409, 412, 422].includes(status);
const words = ({method, path, patient}: Attempt) => `${method} ${path} of ${patient.id}`;

export interface RoundResult {
  attempts: number;
  acknowledged: number;
  /** Requests whose connection broke. */
  unknown: number;
  booked: number;
}

/** Sends every decided or unanswered request again: the first get their answer again, the others get one now. */
async function retryAll(origin: string, attempts: readonly Attempt[], random: Random): Promise<void> {
  for (const entry of attempts) {
    // All that broke, and a share of what was answered: the whole would take most of the time.
    if (entry.answer !== undefined && !random.chance(0.3)) continue;
    const again = await attempt(origin, entry);
    if (entry.answer === undefined) {
      const twice = await attempt(origin, entry);
      if (
        isDecision(again) &&
        (twice.status !== again.status || twice.text !== again.text || twice.etag !== again.etag)
      ) {
        throw new Error(`${words(entry)}: ${again.status}, then ${twice.status} under the same key`);
      }
      entry.answer = again;
    } else if (isDecision(entry.answer)) {
      const {status, text, etag} = entry.answer;
      if (again.status !== status || again.text !== text || again.etag !== etag) {
        throw new Error(
          `${words(entry)}: ${status} before the restart, ${again.status} after it, under the same key`,
        );
      }
    }
  }
}

/** What each appointment must be now, from the answers of all requests about it; the last one counts. */
function expectedAppointments(
  attempts: readonly Attempt[],
): Map<string, {appointment: Appointment; attempt: Attempt}> {
  const expected = new Map<string, {appointment: Appointment; attempt: Attempt}>();
  for (const entry of attempts) {
    if (!entry.path.startsWith('/appointments') || entry.answer === undefined || entry.answer.status >= 300)
      continue;
    const appointment = JSON.parse(entry.answer.text) as Appointment;
    const known = expected.get(appointment.id);
    if (known === undefined || known.appointment.revision < appointment.revision) {
      expected.set(appointment.id, {appointment, attempt: entry});
    }
  }
  return expected;
}

/** Every acknowledged booking, move and cancellation is there as it was acknowledged, or as a later one made it. */
async function checkAcknowledged(origin: string, attempts: readonly Attempt[]): Promise<void> {
  // A change that nobody answered may have been made before the end: only that the appointment is there is certain.
  const unsettled = new Set(
    attempts.filter(({answer}) => answer === undefined).map(({path}) => path.split('/')[2]),
  );
  for (const [id, {appointment, attempt: entry}] of expectedAppointments(attempts)) {
    const {status, json} = await read<Appointment>(origin, `/appointments/${id}`, entry.patient);
    if (status !== 200) throw new Error(`Acknowledged appointment ${id} is gone (${status}).`);
    if (unsettled.has(id)) continue;
    for (const key of ['revision', 'status', 'start', 'end', 'etag'] as const) {
      if (json[key] !== appointment[key]) {
        throw new Error(
          `Appointment ${id}: ${key} was acknowledged as ${appointment[key]} and is ${json[key]}.`,
        );
      }
    }
  }
}

async function killedUnderLoad(practice: FaultPractice, port: number, random: Random): Promise<Attempt[]> {
  const gateway = await GatewayProcess.start({dataDir: practice.dataDir, now: NOW, port});
  const first = random.below(Math.max(1, practice.patients.length - BUSY));
  const offers = Array.from({length: OFFERS}, () => random.pick(practice.offers));
  const load = new Load(gateway.origin, random, offers);
  const running = load.run(practice.patients.slice(first, first + BUSY));
  await Promise.race([load.begun, running]);
  // The random moment is the point of it: nothing is waited for.
  await wait(random.below(KILL_WITHIN_MS));
  await gateway.kill();
  load.stop();
  await running;
  return load.attempts;
}

async function round(
  practice: FaultPractice,
  random: Random,
  all: Attempt[],
  before: StoreState,
): Promise<RoundResult> {
  const attempts = await killedUnderLoad(practice, 0, random);
  all.push(...attempts);
  const unknown = attempts.filter(({answer}) => answer === undefined).length;
  const acknowledged = attempts.filter(({answer}) => answer !== undefined && answer.status < 300).length;
  checkStore(practice.dataDir, before);
  const gateway = await GatewayProcess.start({dataDir: practice.dataDir, now: NOW});
  try {
    await checkAcknowledged(gateway.origin, all);
    await retryAll(gateway.origin, attempts, random);
    await checkAcknowledged(gateway.origin, all);
  } finally {
    await gateway.stop();
  }
  const after = checkStore(practice.dataDir, before);
  const expected = [...expectedAppointments(all)]
    .filter(([, {appointment}]) => appointment.status !== 'cancelled')
    .map(([id]) => id);
  // What was booked before the first round is nobody's here: it stays as it is.
  const missing = [...before.appointments, ...expected].filter((id) => !after.appointments.has(id));
  const surplus = after.appointments.size - before.appointments.size - expected.length;
  if (missing.length > 0 || surplus !== 0) {
    throw new Error(
      `${expected.length} bookings were answered for; ${missing.length} are not in the store, ${surplus} are there unanswered for.`,
    );
  }
  return {attempts: attempts.length, acknowledged, unknown, booked: expected.length};
}

/** @throws At the first thing that is not as it must be; the message names the seed that brings it back. */
export async function killRounds(
  practice: FaultPractice,
  {
    rounds,
    seed,
    onRound,
  }: {rounds: number; seed: number; onRound?: (index: number, result: RoundResult) => void},
): Promise<RoundResult[]> {
  const random = randomFrom(seed);
  const before = checkStore(practice.dataDir);
  const all: Attempt[] = [];
  const results: RoundResult[] = [];
  for (let index = 1; index <= rounds; index += 1) {
    try {
      const result = await round(practice, random, all, before);
      results.push(result);
      onRound?.(index, result);
    } catch (error) {
      throw new Error(
        `Round ${index} of seed ${seed}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return results;
}
