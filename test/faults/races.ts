/** Many at once over real HTTP: one time for everyone, times of two lengths that overlap, one request many times. */
import {randomUUID} from 'node:crypto';
import {attempt, type Answer, type Offer, type Patient} from './load.ts';
import type {FaultPractice} from './practice.ts';

const body = (offer: Offer) => ({...offer, reason: 'Proef'});

function book(origin: string, patient: Patient, offer: Offer, key: string = randomUUID()): Promise<Answer> {
  return attempt(origin, {
    patient,
    method: 'POST',
    path: '/appointments',
    key,
    ifMatch: undefined,
    body: body(offer),
  });
}

export interface RaceResult {
  /** Who got it. */
  winners: Patient[];
  taken: number;
  other: string[];
}

function tally(patients: readonly Patient[], answers: readonly Answer[]): RaceResult {
  const code = ({text}: Answer) => (JSON.parse(text) as {code?: string}).code;
  const winners = patients.filter((_patient, index) => answers[index]?.status === 201);
  const taken = answers.filter((answer) => answer.status === 409 && code(answer) === 'slot-taken').length;
  const other = answers
    .filter((answer) => answer.status !== 201 && !(answer.status === 409 && code(answer) === 'slot-taken'))
    .map((answer) => `${answer.status} ${code(answer) ?? ''}`);
  return {winners, taken, other};
}

/** All patients want the same time at the same moment. */
export async function everyoneWantsOneTime(
  origin: string,
  patients: readonly Patient[],
  offer: Offer,
): Promise<RaceResult> {
  return tally(patients, await Promise.all(patients.map((patient) => book(origin, patient, offer))));
}

/** Half of the patients want the first kind, half the second, whose times share a Slot. */
export async function twoLengthsOverlap(
  origin: string,
  patients: readonly Patient[],
  [short, long]: readonly [Offer, Offer],
): Promise<RaceResult> {
  return tally(
    patients,
    await Promise.all(
      patients.map((patient, index) => book(origin, patient, index % 2 === 0 ? short : long)),
    ),
  );
}

/** One request, `times` times at once, under one key. */
export async function twins(
  origin: string,
  patient: Patient,
  offer: Offer,
  times: number,
): Promise<Answer[]> {
  const key = randomUUID();
  return Promise.all(Array.from({length: times}, () => book(origin, patient, offer, key)));
}

/** A time that two kinds of different lengths begin at, so that their runs overlap. */
export function overlappingOffers({offers}: FaultPractice): [Offer, Offer] {
  for (const [index, offer] of offers.entries()) {
    const other = offers
      .slice(index + 1)
      .find(
        ({timeSlotId, appointmentTypeId}) =>
          timeSlotId === offer.timeSlotId && appointmentTypeId !== offer.appointmentTypeId,
      );
    if (other !== undefined) return [offer, other];
  }
  throw new Error('The demo practice has no two kinds that share a Slot.');
}
