import type {Failure} from './failure.ts';

/** A value that is read from the gateway, in every state it can be in. */
export type Loadable<T> =
  | {readonly state: 'idle'}
  | {readonly state: 'loading'; readonly previous?: T | undefined}
  | {readonly state: 'ready'; readonly value: T}
  | {readonly state: 'failed'; readonly failure: Failure; readonly previous?: T | undefined};

export const idle: Loadable<never> = {state: 'idle'};
export const loading = <T>(previous?: T): Loadable<T> => ({state: 'loading', previous});
export const ready = <T>(value: T): Loadable<T> => ({state: 'ready', value});
export const failed = <T>(failure: Failure, previous?: T): Loadable<T> => ({
  state: 'failed',
  failure,
  previous,
});

/** The value, or the one before while it is read again or could not be read. */
export const valueOf = <T>(loadable: Loadable<T>): T | undefined =>
  loadable.state === 'ready' ? loadable.value : 'previous' in loadable ? loadable.previous : undefined;

export interface LoadableViews<T, View> {
  /** Not asked yet, or asked for the first time. */
  loading: () => View;
  /** An answer in which there is nothing; `null` where that cannot be. */
  empty: {is: (value: T) => boolean; view: (value: T) => View} | null;
  /** `isStale` while a newer value is being read. */
  ready: (value: T, isStale: boolean) => View;
  /** `previous` may stay on screen, marked as such. */
  failed: (failure: Failure, previous: T | undefined) => View;
}

/** Draws a loadable. All four views are required, so that none can be forgotten. */
export function renderLoadable<T, View>(loadable: Loadable<T>, views: LoadableViews<T, View>): View {
  const value = valueOf(loadable);
  if (loadable.state === 'failed') return views.failed(loadable.failure, value);
  if (value === undefined) return views.loading();
  if (views.empty?.is(value)) return views.empty.view(value);
  return views.ready(value, loadable.state === 'loading');
}
