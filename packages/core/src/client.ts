import type {Client} from 'openapi-fetch';
import type {paths} from './contract.ts';

/**
 * Typed by openapi-fetch, sent by the thirty lines below: of its 2 kB a widget needs JSON, plain queries and path
 * parameters only. Where the contract has an answer in several forms, JSON is what is asked for.
 */
export type GatewayClient = Pick<
  Client<paths, 'application/json'>,
  'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
>;

/** What a call may carry, whatever its operation; its own shape was checked by `GatewayClient`. */
interface CallInput {
  params?: {
    path?: Record<string, string>;
    query?: Record<string, string | number | boolean | undefined>;
    header?: Record<string, string>;
  };
  body?: unknown;
  parseAs?: 'text' | 'stream';
  signal?: AbortSignal;
}

/**
 * Gives the bearer token of the person signed in, or nothing when nobody is. Asked for every request, so keep the token
 * yourself; asked once more with `refresh` when the gateway refused it.
 */
export type GetToken = (options?: {
  refresh: boolean;
}) => string | null | undefined | Promise<string | null | undefined>;

/** What `fetch` must be able to do for us. */
export type Fetch = (request: Request) => Promise<Response>;

export interface GatewayClientOptions {
  /** Address of the contract's root, such as `https://gateway.example/de-linde/v1`. */
  baseUrl: string;
  /** Default the global `fetch`. */
  fetch?: Fetch | undefined;
  /** Without it every operation that needs a person answers 401 without asking the gateway. */
  getToken?: GetToken | undefined;
  /** BCP 47 tag in which the practice's own texts are wanted, read at each request. */
  locale?: (() => string | undefined) | undefined;
  /** Called when the gateway keeps refusing the token. */
  onUnauthorized?: (() => void) | undefined;
  /** For one operation, both attempts together. Default 15,000. */
  timeoutMs?: number;
}

/** Operations without a token. They stay simple requests: no preflight, and an expired token does not hurt them. */
export const PUBLIC_PATHS: readonly (keyof paths)[] = ['/practice'];

/** Waits for a value, but not longer than the signal allows. */
const orAborted = <T>(value: T | Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    Promise.resolve(value).then(resolve, reject);
  });

/** A refusal need not be JSON: a proxy on the way answers with a page of its own. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A typed client for one gateway. Nothing is shared between two of them. */
export function createGatewayClient({
  baseUrl,
  fetch: send = (request) => fetch(request),
  getToken,
  locale,
  onUnauthorized,
  timeoutMs = 15_000,
}: GatewayClientOptions): GatewayClient {
  const sendWithToken = async (request: Request, signal: AbortSignal) => {
    const attempt = async (refresh: boolean) => {
      const token = await orAborted(refresh ? getToken?.({refresh}) : getToken?.(), signal);
      if (!token) return;
      // The body can be read once; a second attempt needs its own.
      const copy = new Request(request.clone(), {signal});
      copy.headers.set('Authorization', `Bearer ${token}`);
      return send(copy);
    };
    let response = await attempt(false);
    if (response?.status === 401) response = (await attempt(true)) ?? response;
    response ??= new Response(null, {status: 401});
    if (response.status === 401) onUnauthorized?.();
    return response;
  };

  const call =
    (method: string) =>
    async (path: string, {params = {}, body, parseAs, signal: caller}: CallInput = {}) => {
      const isStream = parseAs === 'stream';
      const timeout = AbortSignal.timeout(timeoutMs);
      // Who reads a stream decides when it has been silent for too long.
      const signal = !caller ? timeout : isStream ? caller : AbortSignal.any([caller, timeout]);
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(params.query ?? {})) {
        if (value !== undefined) query.set(name, String(value));
      }
      const place = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(params.path?.[name] ?? ''),
      );
      const language = locale?.();
      const request = new Request(baseUrl.replace(/\/$/, '') + place + (query.size ? `?${query}` : ''), {
        method,
        signal,
        credentials: 'omit',
        headers: {
          ...params.header,
          ...(language && {'Accept-Language': language}),
          ...(body !== undefined && {'Content-Type': 'application/json'}),
        },
        ...(body !== undefined && {body: JSON.stringify(body)}),
      });

      const response = await (PUBLIC_PATHS.some((known) => known === path)
        ? send(request)
        : sendWithToken(request, signal));
      if (isStream && response.ok) return {data: response.body, response};
      const text = await response.text();
      if (!response.ok) return {error: parsed(text), response};
      return {data: parseAs === 'text' ? text : text ? (JSON.parse(text) as unknown) : undefined, response};
    };
  return {
    GET: call('GET'),
    POST: call('POST'),
    PUT: call('PUT'),
    PATCH: call('PATCH'),
    DELETE: call('DELETE'),
  } as unknown as GatewayClient;
}
