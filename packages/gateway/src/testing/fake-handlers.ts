import {ProblemError} from '../errors.ts';
import {loadContract, operationsOf} from '../plugins/contract/document.ts';
import type {Handlers, OperationId} from '../routes/handlers.ts';

/** A handler for every operation: those that are given, and for the others one that finds nothing. */
export function fakeHandlers(given: Partial<Handlers>): Handlers {
  const nothing = operationsOf(loadContract()).map(({id}): [OperationId, () => Promise<never>] => [
    id,
    () => Promise.reject(new ProblemError('not-found')),
  ]);
  return {...(Object.fromEntries(nothing) as unknown as Handlers), ...given};
}
