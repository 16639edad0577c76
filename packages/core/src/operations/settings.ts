// What the practice decides for itself. Each throws `GatewayError`, or the `AbortError` of its signal.
import type {GatewayClient} from '../client.ts';
import type {PracticeSettings, SettingsChangeList, SettingsState} from '../contract.ts';
import {unwrap} from '../failure.ts';
import type {OperationOptions, WriteKey} from './input.ts';

/** The settings as they are now. */
export const getSettings = (client: GatewayClient, options?: OperationOptions): Promise<SettingsState> =>
  unwrap(client.GET('/settings', {...options}));

/** Replaces the settings: `etag` is the one that was read with them. */
export const putSettings = (
  client: GatewayClient,
  {key, etag, settings}: {etag: string; settings: PracticeSettings} & WriteKey,
  options?: OperationOptions,
): Promise<SettingsState> =>
  unwrap(
    client.PUT('/settings', {
      params: {header: {'Idempotency-Key': key, 'If-Match': etag}},
      body: settings,
      ...options,
    }),
  );

/** Who changed which settings, latest first. */
export const listSettingsChanges = (
  client: GatewayClient,
  query: {limit?: number; cursor?: string} = {},
  options?: OperationOptions,
): Promise<SettingsChangeList> => unwrap(client.GET('/settings/changes', {params: {query}, ...options}));

/** Gives what a change altered its value of before: `etag` is that of the settings as they are now. */
export const undoSettingsChange = (
  client: GatewayClient,
  {key, etag, revision}: {etag: string; revision: number} & WriteKey,
  options?: OperationOptions,
): Promise<SettingsState> =>
  unwrap(
    client.POST('/settings/changes/{revision}/undoing', {
      params: {path: {revision: String(revision)}, header: {'Idempotency-Key': key, 'If-Match': etag}},
      ...options,
    }),
  );
