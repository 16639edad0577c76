/** Patients who hold, book, move and cancel as fast as they can, and a record of each request that they sent. */
import {randomUUID} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {send, type Reply} from '../conformance/http.ts';
import type {Random} from './random.ts';

type Schemas = components['schemas'];

export interface Patient {
  id: string;
  token: string;
}
/** A time that can be booked, with the kind that it is for. */
export interface Offer {
  timeSlotId: string;
  appointmentTypeId: string;
}
export interface Answer {
  status: number;
  text: string;
  etag: string | undefined;
}
export interface Attempt {
  patient: Patient;
  method: 'POST' | 'DELETE';
  path: string;
  key: string;
  ifMatch: string | undefined;
  body: unknown;
  /** Undefined when the connection broke before an answer: it may or may not have been done. */
  answer: Answer | undefined;
}

const answerOf = ({status, text, headers}: Reply): Answer => ({status, text, etag: headers.get('etag')});

/** @throws When the gateway cannot be reached. */
export async function attempt(
  origin: string,
  {patient, method, path, key, ifMatch, body}: Omit<Attempt, 'answer'>,
): Promise<Answer> {
  const headers: Record<string, string> = {
    Authorization: `Bearer ${patient.token}`,
    Accept: 'application/json',
    'Idempotency-Key': key,
  };
  if (ifMatch !== undefined) headers['If-Match'] = ifMatch;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const text = body === undefined ? undefined : JSON.stringify(body);
  return answerOf(await send(new URL(`${origin}/v1${path}`), method, headers, text));
}

export async function read<T>(
  origin: string,
  path: string,
  {token}: Patient,
): Promise<{status: number; json: T}> {
  const headers = {Authorization: `Bearer ${token}`, Accept: 'application/json'};
  const {status, json} = await send(new URL(`${origin}/v1${path}`), 'GET', headers);
  return {status, json: json as T};
}

export class Load {
  readonly attempts: Attempt[] = [];
  readonly #origin: string;
  readonly #random: Random;
  readonly #offers: readonly Offer[];
  #stopped = false;
  #begin: () => void = () => undefined;
  /** Resolves with the first success. */
  readonly begun = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });

  constructor(origin: string, random: Random, offers: readonly Offer[]) {
    this.#origin = origin;
    this.#random = random;
    this.#offers = offers;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Resolves when all patients have stopped: the gateway went away, or `stop` was called. */
  async run(patients: readonly Patient[]): Promise<void> {
    await Promise.all(patients.map((patient) => this.#patient(patient, this.#random.fork())));
  }

  async #write(
    patient: Patient,
    path: string,
    body: unknown,
    {method = 'POST', ifMatch}: {method?: Attempt['method']; ifMatch?: string | undefined} = {},
  ): Promise<Answer | undefined> {
    const entry: Attempt = {patient, method, path, key: randomUUID(), ifMatch, body, answer: undefined};
    this.attempts.push(entry);
    try {
      entry.answer = await attempt(this.#origin, entry);
      if (entry.answer.status < 300) this.#begin();
    } catch {
      // The connection broke: what became of it is what the check after the restart asks.
      this.stop();
    }
    return entry.answer;
  }

  /** Each patient draws from a source of their own, so that a seed brings back what each of them does. */
  async #patient(patient: Patient, random: Random): Promise<void> {
    while (!this.#stopped) {
      const offer = random.pick(this.#offers);
      let slotHoldId: string | undefined;
      if (random.chance(0.5)) {
        const held = await this.#write(patient, '/slot-holds', offer);
        if (held?.status === 201) slotHoldId = (JSON.parse(held.text) as Schemas['SlotHold']).id;
        if (slotHoldId !== undefined && random.chance(0.2)) {
          await this.#write(patient, `/slot-holds/${slotHoldId}`, undefined, {method: 'DELETE'});
          continue;
        }
      }
      const booked = await this.#write(patient, '/appointments', {
        ...offer,
        reason: 'Proef',
        ...(slotHoldId === undefined ? {} : {slotHoldId}),
      });
      if (booked?.status !== 201) continue;
      const {id, etag} = JSON.parse(booked.text) as Schemas['Appointment'];
      const next = random.next();
      if (next < 0.25) {
        await this.#write(patient, `/appointments/${id}/cancellation`, {}, {ifMatch: etag});
      } else if (next < 0.5) {
        const same = this.#offers.filter(
          ({appointmentTypeId}) => appointmentTypeId === offer.appointmentTypeId,
        );
        const {timeSlotId} = random.pick(same);
        await this.#write(patient, `/appointments/${id}/rescheduling`, {timeSlotId}, {ifMatch: etag});
      }
    }
  }
}
