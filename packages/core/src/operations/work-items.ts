// What needs a person at the practice, for staff. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {WorkItem, WorkItemAssignment, WorkItemDecision, WorkItemList} from '../contract.ts';
import {unwrap} from '../failure.ts';
import type {Query} from './booking.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** One page, in the order in which it should be done, with the counts of all. */
export const listWorkItems = (
  client: GatewayClient,
  query: Loose<Query<'listWorkItems'>> = {},
  options?: OperationOptions,
): Promise<WorkItemList> =>
  unwrap(client.GET('/work-items', {params: {query: exact<Query<'listWorkItems'>>(query)}, ...options}));

/** One item as it is now, also when it is done. */
export const getWorkItem = (
  client: GatewayClient,
  {id}: {id: string},
  options?: OperationOptions,
): Promise<WorkItem> => unwrap(client.GET('/work-items/{id}', {params: {path: {id}}, ...options}));

/** The version that was looked at, and the intention. */
type OnItem = WriteKey & {id: string; etag: string};

const onItem = ({id, etag, key}: OnItem) => ({
  path: {id},
  header: {'Idempotency-Key': key, 'If-Match': etag},
});

/** Deals with it oneself, or leaves it to whoever comes. */
export const assignWorkItem = (
  client: GatewayClient,
  {key, id, etag, ...body}: Loose<WorkItemAssignment> & OnItem,
  options?: OperationOptions,
): Promise<WorkItem> =>
  unwrap(
    client.POST('/work-items/{id}/assignment', {
      params: onItem({key, id, etag}),
      body: exact<WorkItemAssignment>(body),
      ...options,
    }),
  );

/** Accepts, refuses, or says that it was handled. */
export const decideWorkItem = (
  client: GatewayClient,
  {key, id, etag, ...body}: Loose<WorkItemDecision> & OnItem,
  options?: OperationOptions,
): Promise<WorkItem> =>
  unwrap(
    client.POST('/work-items/{id}/decision', {
      params: onItem({key, id, etag}),
      body: exact<WorkItemDecision>(body),
      ...options,
    }),
  );
