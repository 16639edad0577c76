// What most bookings never need: more time, and appointments that exist, looked up, moved, cancelled. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {
  Appointment,
  AppointmentCancellation,
  AppointmentList,
  AppointmentRescheduling,
  SlotHold,
} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {timed, type Query} from './booking.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** Appointments of a person; `state` is `upcoming` by default. */
export const listAppointments = async (
  client: GatewayClient,
  query: Loose<Query<'listAppointments'>> = {},
  options?: OperationOptions,
): Promise<AppointmentList> =>
  timed(
    await unwrap(
      client.GET('/appointments', {params: {query: exact<Query<'listAppointments'>>(query)}, ...options}),
    ),
  );

export const getAppointment = (
  client: GatewayClient,
  {id}: {id: string},
  options?: OperationOptions,
): Promise<Appointment> => unwrap(client.GET('/appointments/{id}', {params: {path: {id}}, ...options}));

const change = (id: string, etag: string, key: string) => ({
  path: {id},
  header: {'Idempotency-Key': key, 'If-Match': etag},
});

/** Moves an appointment to another time of the same kind. On refusal the old time stays. */
export const rescheduleAppointment = (
  client: GatewayClient,
  {key, id, etag, ...body}: Loose<AppointmentRescheduling> & WriteKey & {id: string; etag: string},
  options?: OperationOptions,
): Promise<Appointment> =>
  unwrap(
    client.POST('/appointments/{id}/rescheduling', {
      params: change(id, etag, key),
      body: exact<AppointmentRescheduling>(body),
      ...options,
    }),
  );

export const cancelAppointment = (
  client: GatewayClient,
  {key, id, etag, ...body}: Loose<AppointmentCancellation> & WriteKey & {id: string; etag: string},
  options?: OperationOptions,
): Promise<Appointment> =>
  unwrap(
    client.POST('/appointments/{id}/cancellation', {
      params: change(id, etag, key),
      body: exact<AppointmentCancellation>(body),
      ...options,
    }),
  );

/** The text of an iCalendar file, without kind, complaint or specialism. */
export const getAppointmentCalendar = (
  client: GatewayClient,
  {id}: {id: string},
  options?: OperationOptions,
): Promise<string> =>
  unwrap(client.GET('/appointments/{id}/calendar', {params: {path: {id}}, parseAs: 'text', ...options}));

/** Keeps a held time a little longer. */
export const extendSlotHold = (
  client: GatewayClient,
  {key, id}: {id: string} & WriteKey,
  options?: OperationOptions,
): Promise<SlotHold> =>
  unwrap(
    client.POST('/slot-holds/{id}/extension', {
      params: {path: {id}, header: {'Idempotency-Key': key}},
      ...options,
    }),
  );
