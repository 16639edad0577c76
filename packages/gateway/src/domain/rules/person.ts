/** For whom nothing can be booked. */
import type {Refusal} from '../settings.ts';
import {refusal, type PersonFacts, type Situation} from './situation.ts';

export function judgePerson(situation: Situation, person: PersonFacts): Refusal | undefined {
  if (person.isDeceased) return refusal(situation, 'person-deceased');
  if (person.registration === 'not-registered') return refusal(situation, 'person-not-registered');
  if (person.registration === 'deregistered') return refusal(situation, 'person-deregistered');
  return undefined;
}
