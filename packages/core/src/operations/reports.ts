// Figures for the practice. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {AdoptionMonth, AdoptionMonthUpdate, AdoptionReport} from '../contract.ts';
import {unwrap} from '../failure.ts';
import {exact, type Loose, type OperationOptions, type WriteKey} from './input.ts';

/** Days in the practice's zone, both included. Only the whole months between them are told. */
export interface ReportPeriod {
  from: string;
  to: string;
}

/** What the digital services bring, by month. */
export const getAdoptionReport = (
  client: GatewayClient,
  period: ReportPeriod,
  options?: OperationOptions,
): Promise<AdoptionReport> =>
  unwrap(client.GET('/reports/adoption', {params: {query: {...period, format: 'json'}}, ...options}));

/** The same as a table for a spreadsheet. */
export const getAdoptionTable = (
  client: GatewayClient,
  period: ReportPeriod,
  options?: OperationOptions,
): Promise<string> =>
  unwrap(
    client.GET('/reports/adoption', {
      params: {query: {...period, format: 'csv'}},
      parseAs: 'text',
      ...options,
    }),
  );

/** What the practice itself knows of one month. */
export const getAdoptionMonth = (
  client: GatewayClient,
  {month}: {month: string},
  options?: OperationOptions,
): Promise<AdoptionMonth> =>
  unwrap(client.GET('/reports/adoption/months/{month}', {params: {path: {month}}, ...options}));

/** Fills in what the practice itself knows of a month: `etag` is the one that was read with it. */
export const putAdoptionMonth = (
  client: GatewayClient,
  {key, month, etag, ...body}: {month: string; etag: string} & Loose<AdoptionMonthUpdate> & WriteKey,
  options?: OperationOptions,
): Promise<AdoptionMonth> =>
  unwrap(
    client.PUT('/reports/adoption/months/{month}', {
      params: {path: {month}, header: {'Idempotency-Key': key, 'If-Match': etag}},
      body: exact<AdoptionMonthUpdate>(body),
      ...options,
    }),
  );
