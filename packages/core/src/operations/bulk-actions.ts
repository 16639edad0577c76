// What staff do to several things together. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {BulkAction, BulkActionCreate, ClosingCreate} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** Plans it; until its `executesAt` nothing changes, and it can be undone. */
export const createBulkAction = (
  client: GatewayClient,
  {key, ...body}: Loose<BulkActionCreate> & WriteKey,
  options?: OperationOptions,
): Promise<BulkAction> =>
  unwrap(
    client.POST('/bulk-actions', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<BulkActionCreate>(body),
      ...options,
    }),
  );

/** Plans that days are closed, with what stands on them cancelled; it can be undone like any other. */
export const createClosing = (
  client: GatewayClient,
  {key, ...body}: Loose<ClosingCreate> & WriteKey,
  options?: OperationOptions,
): Promise<BulkAction> =>
  unwrap(
    client.POST('/closings', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<ClosingCreate>(body),
      ...options,
    }),
  );

/** What became of it. */
export const getBulkAction = (
  client: GatewayClient,
  {id}: {id: string},
  options?: OperationOptions,
): Promise<BulkAction> => unwrap(client.GET('/bulk-actions/{id}', {params: {path: {id}}, ...options}));

/** Undoes it, as long as it was not carried out. */
export const undoBulkAction = (
  client: GatewayClient,
  {id, key}: {id: string} & WriteKey,
  options?: OperationOptions,
): Promise<BulkAction> =>
  unwrap(
    client.DELETE('/bulk-actions/{id}', {
      params: {path: {id}, header: {'Idempotency-Key': key}},
      ...options,
    }),
  );
