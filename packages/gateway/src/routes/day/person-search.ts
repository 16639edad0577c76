import {personMatcher} from '../../domain/person-search.ts';
import {livingPeople} from '../../store/people.ts';
import type {Handlers} from '../handlers.ts';
import {presentPatient} from '../present-patient.ts';

/** More than that nobody reads through, and would only be noted as looked at. */
const MOST = 20;

export const searchPersons: Handlers['searchPersons'] = async ({body}, context) => {
  const found = (await livingPeople(context.db)).filter(personMatcher(body));
  const items = [];
  for (const {id} of found.slice(0, MOST)) items.push(presentPatient(await context.patient(id)));
  return {status: 200, body: {items, hasMore: found.length > MOST}};
};
