import type {GatewayClient} from '../client.ts';
import type {Session} from '../contract.ts';
import {unwrap} from '../failure.ts';
import type {OperationOptions} from './input.ts';

/**
 * Who is signed in, and for whom they may act.
 *
 * @throws {GatewayError}
 */
export const getSession = (client: GatewayClient, {signal}: OperationOptions = {}): Promise<Session> =>
  unwrap(client.GET('/session', {...(signal && {signal})}));
