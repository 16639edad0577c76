// The practice's day, for staff. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {
  AcknowledgementOutcomes,
  AppointmentAcknowledgements,
  PersonSearch,
  PersonSearchResult,
  PracticeDay,
} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** Diaries and free times of a day; its appointments come from `listAppointments`. */
export const getPracticeDay = (
  client: GatewayClient,
  {date}: {date: string},
  options?: OperationOptions,
): Promise<PracticeDay> => unwrap(client.GET('/practice-days/{date}', {params: {path: {date}}, ...options}));

/** Patients of the practice by name, birth date or both; twenty at most. Neither stands in an address. */
export const searchPersons = (
  client: GatewayClient,
  {key, ...body}: Loose<PersonSearch> & WriteKey,
  options?: OperationOptions,
): Promise<PersonSearchResult> =>
  unwrap(
    client.POST('/person-searches', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<PersonSearch>(body),
      ...options,
    }),
  );

/** Says that the practice's own system has these appointments, each of the revision that was read. */
export const acknowledgeAppointments = (
  client: GatewayClient,
  {key, ...body}: Loose<AppointmentAcknowledgements> & WriteKey,
  options?: OperationOptions,
): Promise<AcknowledgementOutcomes> =>
  unwrap(
    client.POST('/appointment-acknowledgements', {
      params: {header: {'Idempotency-Key': key}},
      body: exact<AppointmentAcknowledgements>(body),
      ...options,
    }),
  );
