/** The one error handler: a registered refusal leaves as problem details, anything else is logged and leaves as a plain 500. */
import type {Socket} from 'node:net';
import type {FastifyError, FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {problemOf, ProblemError, type ProblemCode} from '../errors.ts';
import {problemOutcome} from './idempotency.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the refusal, for the operator log. */
    problemCode?: string;
  }
}

/** What Fastify and its plugins find about a request. */
const FRAMEWORK_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'validation-failed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_BAD_URL: 'validation-failed',
  FST_ERR_MAX_PARAM_LENGTH: 'validation-failed',
  // A path that leads out of the folder, or to what cannot be a file.
  FST_STATIC_FORBIDDEN_PATH: 'not-found',
};

/** The disk is full or gone, or another process keeps the database: later it may work. */
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/;

/** Error as it may be logged: what and where, not the message, which can hold what a person wrote. */
export function withoutMessage(error: unknown): {type: string; code?: string; stack: string[]} {
  if (!(error instanceof Error)) return {type: typeof error, stack: []};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? {code: error.code} : {};
  return {type: error.name, ...code, stack: frames.map((line) => line.trim())};
}

function asProblem(error: unknown, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = (error as Partial<FastifyError>)?.code ?? '';
  const known = FRAMEWORK_CODES[code];
  if (known !== undefined) return new ProblemError(known);
  // Further findings of the framework and its plugins about a request, such as a condition that a file does not meet.
  const {statusCode = 500} = error as Partial<FastifyError>;
  if (statusCode === 412) return new ProblemError('precondition-failed');
  if (statusCode >= 400 && statusCode < 500) return new ProblemError('validation-failed');
  // Whoever sent it hung up before its end: no fault of ours, and nobody reads the answer.
  if (code === 'ECONNRESET' && !request.raw.complete) return new ProblemError('validation-failed');
  request.log.error({failure: withoutMessage(error)}, 'request failed');
  if (UNAVAILABLE.test(code)) return new ProblemError('service-unavailable', {}, {'Retry-After': '5'});
  return new ProblemError('internal-error');
}

/** Answers with the problem that the error stands for. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error, request);
  const {status, headers, body} = problemOutcome(problem);
  request.problemCode = problem.code;
  return reply.code(status).headers(headers).header('cache-control', 'no-store').send(body);
}

/** Answers on a connection whose bytes were not HTTP; there is no request yet. */
export function answerBrokenRequest(_error: Error, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify(problemOf({code: 'validation-failed', extra: {}}));
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** An address of this gateway and the methods it knows. */
export interface KnownAddress {
  /** With `:name` for a part that differs. */
  url: string;
  methods: readonly string[];
}

/** Problems for whatever fails, for addresses that do not exist, and for methods that an address does not know. */
export function useProblems(app: FastifyInstance, addresses: readonly KnownAddress[]): void {
  const known = addresses.map(({url, methods}) => ({
    pattern: new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:[^/]+/g, '[^/]+')}$`),
    methods,
  }));
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const methods = new Set(known.filter(({pattern}) => pattern.test(path)).flatMap((one) => one.methods));
    if (methods.has('GET')) methods.add('HEAD');
    const isMethodAtFault = methods.size > 0 && !methods.has(request.method);
    const allow = [...methods, 'OPTIONS'].join(', ');
    return sendProblem(
      isMethodAtFault
        ? new ProblemError('method-not-allowed', {}, {Allow: allow})
        : new ProblemError('not-found'),
      request,
      reply,
    );
  });
}
