import type {Handlers} from '../handlers.ts';
import {searchPersons} from './person-search.ts';
import {getPracticeDay} from './practice-day.ts';

/** The practice's day, and the people in it, for staff. */
export const dayHandlers = {searchPersons, getPracticeDay} satisfies Partial<Handlers>;
