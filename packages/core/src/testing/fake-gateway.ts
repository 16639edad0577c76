import contract from '@gp-elements/contract/openapi.json' with {type: 'json'};
import {problemCodes, type ProblemCode} from '@gp-elements/contract/problem-codes';
import type {Fetch} from '../client.ts';
import type {OperationId, Problem, operations} from '../contract.ts';

/** The body of an operation's success. */
export type SuccessOf<Id extends OperationId> = operations[Id]['responses'] extends infer Responses
  ? {
      [Status in keyof Responses & (200 | 201)]: Responses[Status] extends {content: infer Content}
        ? Content[keyof Content]
        : never;
    }[keyof Responses & (200 | 201)]
  : never;

export interface FakeRequest {
  readonly operationId: OperationId;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: unknown;
  /** 1 for the first request of this operation. */
  readonly count: number;
}

export type Reply<Id extends OperationId = OperationId> =
  | {readonly kind: 'example'; readonly name: string}
  | {readonly kind: 'body'; readonly body: SuccessOf<Id>; readonly status: number | undefined}
  | {readonly kind: 'problem'; readonly code: ProblemCode; readonly extra: Partial<Problem>}
  | {readonly kind: 'offline' | 'timeout' | 'never'}
  /** What no gateway of ours would say, such as a proxy's page. */
  | {readonly kind: 'response'; readonly make: () => Response};

/** What the gateway says, by operation: a reply, or a choice for each request. Default: the contract's first example. */
export type Scenario = {
  [Id in OperationId]?:
    Reply<Id> | ((request: FakeRequest) => Reply<Id> | undefined | Promise<Reply<Id> | undefined>);
};

/** A named example of the contract. */
export const example = (name: string): Reply<never> => ({kind: 'example', name});
/** A body of your own; the operation's success status unless given. */
export const body = <Body>(value: Body, status?: number) => ({kind: 'body' as const, body: value, status});
export const problem = (code: ProblemCode, extra: Partial<Problem> = {}): Reply<never> => ({
  kind: 'problem',
  code,
  extra,
});
/** The gateway cannot be reached. */
export const offline: Reply<never> = {kind: 'offline'};
/** No answer in time, without waiting for it. */
export const timeout: Reply<never> = {kind: 'timeout'};
/** No answer at all: it waits until it is given up. */
export const never: Reply<never> = {kind: 'never'};
export const response = (make: () => Response): Reply<never> => ({kind: 'response', make});

/** A `fetch` for a provider, with what was asked of it. */
export type FakeGateway = Fetch & {
  readonly calls: FakeRequest[];
  /** Requests that have no answer yet. */
  readonly pending: () => number;
  /** Replaces replies from now on. */
  readonly change: (scenario: Scenario) => void;
};

interface Media {
  example?: unknown;
  examples?: Record<string, {value?: unknown; $ref?: string}>;
}
interface Operation {
  operationId: OperationId;
  security?: unknown[];
  parameters?: {$ref?: string; name?: string; in?: string; required?: boolean}[];
  responses: Record<string, {content?: Record<string, Media>}>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}
const document = contract as unknown as Document;

function resolve<T extends {$ref?: string}>(value: T): T {
  if (value.$ref === undefined) return value;
  const steps = value.$ref.slice(2).split('/');
  return steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document) as T;
}

const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, operation]) => operation.operationId !== undefined)
    .map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
      depth: path.split('/').length,
      operation,
    })),
);

function success(operation: Operation): {status: number; type: string; media: Media} {
  const [status, reply] = Object.entries(operation.responses).find(([key]) => key.startsWith('2')) ?? [
    '204',
    {},
  ];
  const [type, media] = Object.entries(reply.content ?? {})[0] ?? ['', {}];
  return {status: Number(status), type, media};
}

/** An example of the contract: by default the first of the operation. */
export function exampleOf<Id extends OperationId>(operationId: Id, name?: string): SuccessOf<Id> {
  const operation = routes.find((route) => route.operation.operationId === operationId)?.operation;
  const examples = operation === undefined ? {} : (success(operation).media.examples ?? {});
  const found = name === undefined ? Object.values(examples)[0] : examples[name];
  if (found === undefined) throw new Error(`The contract has no example ${name ?? ''} for ${operationId}.`);
  return structuredClone(resolve(found).value) as SuccessOf<Id>;
}

function problemResponse(code: ProblemCode, extra: Partial<Problem> = {}): Response {
  const {status, title} = problemCodes[code];
  return Response.json(
    {type: `/problems/${code}`, title, status, code, ...extra},
    {status, headers: {'Content-Type': 'application/problem+json'}},
  );
}

function refusalOf(operation: Operation, headers: Headers): ProblemCode | undefined {
  const required = (operation.parameters ?? [])
    .map(resolve)
    .filter((each) => each.in === 'header' && each.required);
  const isMissing = (name: string) => required.some((each) => each.name === name) && !headers.has(name);
  if (operation.security?.length !== 0 && !headers.has('Authorization')) return 'token-missing';
  if (isMissing('Idempotency-Key')) return 'idempotency-key-required';
  if (isMissing('If-Match')) return 'precondition-required';
  return undefined;
}

function succeed(operation: Operation, content: unknown, status?: number): Response {
  const {status: usual, type} = success(operation);
  if (usual === 204) return new Response(null, {status: 204});
  const etag = (content as {etag?: string}).etag;
  return new Response(typeof content === 'string' ? content : JSON.stringify(content), {
    status: status ?? usual,
    headers: {'Content-Type': type, 'API-Version': '1.0.0', ...(etag && {ETag: etag})},
  });
}

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n';

function defaultReply(operation: Operation): Response {
  const {status, type} = success(operation);
  if (status === 204) return succeed(operation, {});
  // Nothing happens, for as long as somebody listens.
  if (type === 'text/event-stream')
    return new Response(new ReadableStream(), {status, headers: {'Content-Type': type}});
  return succeed(operation, type === 'text/calendar' ? CALENDAR : exampleOf(operation.operationId));
}

/** A gateway in memory that answers with the contract's own examples. For tests and stories. */
export function fakeGateway(scenario: Scenario = {}): FakeGateway {
  let replies = {...scenario};
  const calls: FakeRequest[] = [];
  let waiting = 0;

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const match = routes
      .filter(({method, pattern}) => method === request.method && pattern.test(url.pathname))
      .sort((a, b) => b.depth - a.depth)[0];
    if (match === undefined) throw new Error(`The contract has no ${request.method} ${url.pathname}.`);
    const {operation, pattern} = match;
    const {operationId} = operation;
    const text = await request.text();
    const call: FakeRequest = {
      operationId,
      params: {...pattern.exec(url.pathname)?.groups},
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      count: calls.filter((each) => each.operationId === operationId).length + 1,
    };
    calls.push(call);
    const refusal = refusalOf(operation, request.headers);
    if (refusal !== undefined) return problemResponse(refusal);

    const wanted = replies[operationId] as
      Reply | ((request: FakeRequest) => Reply | Promise<Reply>) | undefined;
    const reply = typeof wanted === 'function' ? await wanted(call) : wanted;
    switch (reply?.kind) {
      case undefined:
        return defaultReply(operation);
      case 'example':
        return succeed(operation, exampleOf(operationId, reply.name));
      case 'body':
        return succeed(operation, reply.body, reply.status);
      case 'problem':
        return problemResponse(reply.code, reply.extra);
      case 'response':
        return reply.make();
      case 'offline':
        throw new TypeError('Failed to fetch');
      case 'timeout':
        throw new DOMException('No answer in time', 'TimeoutError');
      case 'never':
        return new Promise(() => {});
    }
  };

  const send: Fetch = (request) => {
    waiting++;
    return new Promise<Response>((resolved, rejected) => {
      // As the browser does: a request that is given up ends at once, whatever the gateway does.
      const giveUp = () => rejected(request.signal.reason as Error);
      if (request.signal.aborted) giveUp();
      request.signal.addEventListener('abort', giveUp);
      answer(request).then(resolved, rejected);
    }).finally(() => waiting--);
  };
  return Object.assign(send, {
    calls,
    pending: () => waiting,
    change: (changes: Scenario) => {
      replies = {...replies, ...changes};
    },
  });
}
