// Repeats, for the practice. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {
  RepeatAuthorisation,
  RepeatAuthorisationResult,
  RepeatMessage,
  RepeatPreparation,
  RepeatPrescribed,
  RepeatTask,
  RepeatTaskList,
} from '../contract.ts';
import {unwrap} from '../failure.ts';
import type {Query} from './booking.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

interface OneTask {
  id: string;
  /** As it was read. */
  etag: string;
}

/** What waits for the practice, in the order in which it came. */
export const listRepeatTasks = (
  client: GatewayClient,
  query: Loose<Query<'listRepeatTasks'>> = {},
  options?: OperationOptions,
): Promise<RepeatTaskList> =>
  unwrap(client.GET('/repeat-tasks', {params: {query: exact<Query<'listRepeatTasks'>>(query)}, ...options}));

/** One of them. */
export const getRepeatTask = (
  client: GatewayClient,
  {id}: {id: string},
  options?: OperationOptions,
): Promise<RepeatTask> => unwrap(client.GET('/repeat-tasks/{id}', {params: {path: {id}}, ...options}));

/** Proposes an answer per line. */
export const prepareRepeatTask = (
  client: GatewayClient,
  {id, etag, key, ...body}: OneTask & Loose<RepeatPreparation> & WriteKey,
  options?: OperationOptions,
): Promise<RepeatTask> =>
  unwrap(
    client.POST('/repeat-tasks/{id}/preparation', {
      params: {path: {id}, header: {'Idempotency-Key': key, 'If-Match': etag}},
      body: exact<RepeatPreparation>(body),
      ...options,
    }),
  );

/** Gives the answers of one or several; for prescribers. */
export const authoriseRepeatTasks = (
  client: GatewayClient,
  {key, ...body}: Loose<RepeatAuthorisation> & WriteKey,
  options?: OperationOptions,
): Promise<RepeatAuthorisationResult> =>
  unwrap(
    client.POST('/repeat-authorisations', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<RepeatAuthorisation>(body),
      ...options,
    }),
  );

/** Says that the prescription of these lines was made. */
export const recordRepeatPrescriptions = (
  client: GatewayClient,
  {id, etag, key, ...body}: OneTask & Loose<RepeatPrescribed> & WriteKey,
  options?: OperationOptions,
): Promise<RepeatTask> =>
  unwrap(
    client.POST('/repeat-tasks/{id}/prescriptions', {
      params: {path: {id}, header: {'Idempotency-Key': key, 'If-Match': etag}},
      body: exact<RepeatPrescribed>(body),
      ...options,
    }),
  );

/** Reports, from another system, how far a line is or what it warns of. */
export const receiveRepeatMessage = (
  client: GatewayClient,
  {key, ...body}: RepeatMessage & WriteKey,
  options?: OperationOptions,
): Promise<void> =>
  unwrap(client.POST('/repeat-messages', {params: {header: {'Idempotency-Key': key}}, body, ...options}));
