import type {Problem} from './contract.ts';

/** Why the gateway gave no answer that can be used. */
export type Failure =
  /** The gateway refused, with its own code. */
  | {readonly kind: 'problem'; readonly status: number; readonly code: string; readonly problem: Problem}
  /** The gateway could not be reached. */
  | {readonly kind: 'offline'}
  /** No answer in time. For a write: nobody knows yet whether it was done. */
  | {readonly kind: 'timeout'}
  /** An answer that is not in the contract, or a mistake in a program. */
  | {readonly kind: 'unexpected'; readonly cause: unknown};

/** Thrown by every operation. An abort by the caller is thrown as it is and is no failure. */
export class GatewayError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind === 'problem' ? failure.code : failure.kind);
    this.name = 'GatewayError';
    this.failure = failure;
  }
}

/** Codes for replies that carry no problem of ours: they come from a proxy, or from the client itself. */
const CODE_BY_STATUS: Record<number, string> = {
  401: 'token-missing',
  413: 'payload-too-large',
  429: 'too-many-requests',
  502: 'service-unavailable',
  503: 'service-unavailable',
  504: 'service-unavailable',
};

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** Whether the caller itself gave up, such as an element that left the page. */
export const isAbort = (error: unknown): boolean => nameOf(error) === 'AbortError';

/** The failure inside anything that was thrown. */
export const failureOf = (error: unknown): Failure =>
  error instanceof GatewayError ? error.failure : {kind: 'unexpected', cause: error};

/** Whether the gateway answered with this problem code. */
export const hasCode = (failure: Failure | undefined, ...codes: string[]): boolean =>
  failure?.kind === 'problem' && codes.includes(failure.code);

function refusal(status: number, body: unknown): Failure {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const code = typeof problem.code === 'string' ? problem.code : CODE_BY_STATUS[status];
  return code === undefined
    ? {kind: 'unexpected', cause: status}
    : {kind: 'problem', status, code, problem: {type: '', title: '', ...problem, status, code}};
}

/**
 * Turns a reply of the client into its data, and everything else into a `GatewayError`: the one place that reads an
 * HTTP status. It asks `response.ok`, for a refusal with an empty body has a falsy `error`.
 *
 * @throws {GatewayError} Refused, unreachable, too late or not understood.
 * @throws {DOMException} `AbortError`, when the caller gave up.
 */
export async function unwrap<T>(reply: Promise<{data?: T; error?: unknown; response: Response}>): Promise<T> {
  const {data, error, response} = await reply.catch((cause: unknown) => {
    if (isAbort(cause)) throw cause;
    // A network failure reaches us as a TypeError, in every browser.
    throw new GatewayError(
      nameOf(cause) === 'TimeoutError'
        ? {kind: 'timeout'}
        : cause instanceof TypeError
          ? {kind: 'offline'}
          : {kind: 'unexpected', cause},
    );
  });
  if (!response.ok) throw new GatewayError(refusal(response.status, error));
  if (data === undefined && response.status !== 204) {
    throw new GatewayError({kind: 'unexpected', cause: response.status});
  }
  return data as T;
}
