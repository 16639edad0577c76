export interface OperationOptions {
  /** Gives the request up. */
  signal?: AbortSignal;
}

/** What a write needs beside its body. */
export interface WriteKey {
  /** Idempotency key: one per intention of the person, kept over retries (`newKey()`). */
  key: string;
}

/** The same shape, in which what may be left out may also be given as `undefined`. */
export type Loose<T> = {[K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K]};

/** `undefined` members leave no trace in a query or in JSON, so the exact shape is what is sent. */
export const exact = <T>(input: Loose<T>): T => input as T;
