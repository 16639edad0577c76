import type {GatewayClient} from '../client.ts';
import type {Practice} from '../contract.ts';
import {GatewayError, unwrap} from '../failure.ts';
import {isInstant, isZone} from '../format/dates.ts';
import type {OperationOptions} from './input.ts';

/**
 * What anyone may know of the practice.
 *
 * @throws {GatewayError} Also when its clock or zone cannot be understood: every time on screen rests on them.
 */
export async function getPractice(client: GatewayClient, {signal}: OperationOptions = {}): Promise<Practice> {
  const practice = await unwrap(client.GET('/practice', {...(signal && {signal})}));
  if (isInstant(practice.now) && isZone(practice.timeZone)) return practice;
  throw new GatewayError({kind: 'unexpected', cause: 'now, timeZone'});
}
