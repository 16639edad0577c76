import type {GatewayClient} from '../client.ts';
import {unwrap} from '../failure.ts';
import type {OperationOptions} from './input.ts';

/**
 * What changes from now on, or since the event with `lastEventId`: server-sent events as text in UTF-8, until the gateway
 * or `signal` ends it. It may be silent for 20 seconds; longer means that the connection is dead.
 *
 * @throws {GatewayError} Refused, unreachable, or without live updates.
 */
export const streamEvents = async (
  client: GatewayClient,
  {lastEventId}: {lastEventId?: string | undefined},
  options?: OperationOptions,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
  const params = lastEventId ? {header: {'Last-Event-ID': lastEventId}} : {};
  const body = await unwrap(client.GET('/events', {params, parseAs: 'stream', ...options}));
  return body!;
};
