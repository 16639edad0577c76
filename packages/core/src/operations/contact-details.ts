// Where a person gets notices. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {ContactConfirmation, ContactDetails, ContactDetailsUpdate} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** The person's own address and number, masked. */
export const getContactDetails = (
  client: GatewayClient,
  options?: OperationOptions,
): Promise<ContactDetails> => unwrap(client.GET('/contact-details', {...options}));

/** Changes them; a new address or number is sent a code. `etag` is the one that was read. */
export const putContactDetails = (
  client: GatewayClient,
  {key, etag, ...body}: {etag: string} & Loose<ContactDetailsUpdate> & WriteKey,
  options?: OperationOptions,
): Promise<ContactDetails> =>
  unwrap(
    client.PUT('/contact-details', {
      params: {header: {'Idempotency-Key': key, 'If-Match': etag}},
      body: exact<ContactDetailsUpdate>(body),
      ...options,
    }),
  );

/** Shows that an address or number is theirs, with the code that was sent to it. */
export const confirmContactDetails = (
  client: GatewayClient,
  {key, ...body}: Loose<ContactConfirmation> & WriteKey,
  options?: OperationOptions,
): Promise<ContactDetails> =>
  unwrap(
    client.POST('/contact-details/confirmation', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<ContactConfirmation>(body),
      ...options,
    }),
  );
