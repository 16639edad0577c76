import type {Handlers} from '../handlers.ts';
import {assignWorkItem, decideWorkItem} from './decide.ts';
import {getWorkItem, listWorkItems} from './read.ts';

/** What needs a person at the practice. */
export const workItemHandlers = {
  listWorkItems,
  getWorkItem,
  assignWorkItem,
  decideWorkItem,
} satisfies Partial<Handlers>;
