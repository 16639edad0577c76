// Medication asked for again. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {PharmacyList, RepeatRequest, RepeatRequestCreate, RepeatRequestList} from '../contract.ts';
import {unwrap} from '../failure.ts';
import type {Query} from './booking.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** The pharmacies that the practice works with, the person's own first. */
export const listPharmacies = (
  client: GatewayClient,
  query: Loose<Query<'listPharmacies'>> = {},
  options?: OperationOptions,
): Promise<PharmacyList> =>
  unwrap(client.GET('/pharmacies', {params: {query: exact<Query<'listPharmacies'>>(query)}, ...options}));

/** What was asked for, latest first. */
export const listRepeatRequests = (
  client: GatewayClient,
  query: Loose<Query<'listRepeatRequests'>> = {},
  options?: OperationOptions,
): Promise<RepeatRequestList> =>
  unwrap(
    client.GET('/repeat-requests', {
      params: {query: exact<Query<'listRepeatRequests'>>(query)},
      ...options,
    }),
  );

/** One of them. */
export const getRepeatRequest = (
  client: GatewayClient,
  {id}: {id: string},
  options?: OperationOptions,
): Promise<RepeatRequest> => unwrap(client.GET('/repeat-requests/{id}', {params: {path: {id}}, ...options}));

/** Asks for a repeat. */
export const createRepeatRequest = (
  client: GatewayClient,
  {key, ...body}: Loose<RepeatRequestCreate> & WriteKey,
  options?: OperationOptions,
): Promise<RepeatRequest> =>
  unwrap(
    client.POST('/repeat-requests', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<RepeatRequestCreate>(body),
      ...options,
    }),
  );

/** Takes one back, while nobody at the practice has begun with it. `etag` is the one that was read. */
export const withdrawRepeatRequest = (
  client: GatewayClient,
  {id, etag, key}: {id: string; etag: string} & WriteKey,
  options?: OperationOptions,
): Promise<RepeatRequest> =>
  unwrap(
    client.POST('/repeat-requests/{id}/withdrawal', {
      params: {path: {id}, header: {'Idempotency-Key': key, 'If-Match': etag}},
      ...options,
    }),
  );
