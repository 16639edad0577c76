// What someone uses. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {MedicationOverview, MedicationTreatmentList} from '../contract.ts';
import {unwrap} from '../failure.ts';
import type {Query} from './booking.ts';
import {exact, type Loose, type OperationOptions} from './input.ts';

/** Treatments by name, each with its lines and whether it can be ordered again. */
export const listMedicationTreatments = (
  client: GatewayClient,
  query: Loose<Query<'listMedicationTreatments'>> = {},
  options?: OperationOptions,
): Promise<MedicationTreatmentList> =>
  unwrap(
    client.GET('/medication-treatments', {
      params: {query: exact<Query<'listMedicationTreatments'>>(query)},
      ...options,
    }),
  );

/** All that is known here of someone's medication, with what belongs beside it. */
export const getMedicationOverview = (
  client: GatewayClient,
  query: Loose<Query<'getMedicationOverview'>> = {},
  options?: OperationOptions,
): Promise<MedicationOverview> =>
  unwrap(
    client.GET('/medication-overview', {
      params: {query: exact<Query<'getMedicationOverview'>>(query)},
      ...options,
    }),
  );
