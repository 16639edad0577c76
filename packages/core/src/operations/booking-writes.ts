// The booking service once a time was chosen. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {Appointment, AppointmentCreate, SlotHold, SlotHoldCreate} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

const write = (key: string) => ({header: {'Idempotency-Key': key}});

/** Holds a time while the form is filled in. A new hold replaces the person's old one. */
export const createSlotHold = (
  client: GatewayClient,
  {key, ...body}: Loose<SlotHoldCreate> & WriteKey,
  options?: OperationOptions,
): Promise<SlotHold> =>
  unwrap(client.POST('/slot-holds', {params: write(key), body: exact<SlotHoldCreate>(body), ...options}));

/** Gives a held time back. */
export const releaseSlotHold = async (
  client: GatewayClient,
  {key, id}: {id: string} & WriteKey,
  options?: OperationOptions,
): Promise<void> => {
  await unwrap(client.DELETE('/slot-holds/{id}', {params: {path: {id}, ...write(key)}, ...options}));
};

/** Books a time, or asks for it where the service mode is `request`. */
export const createAppointment = (
  client: GatewayClient,
  {key, ...body}: Loose<AppointmentCreate> & WriteKey,
  options?: OperationOptions,
): Promise<Appointment> =>
  unwrap(
    client.POST('/appointments', {params: write(key), body: exact<AppointmentCreate>(body), ...options}),
  );
