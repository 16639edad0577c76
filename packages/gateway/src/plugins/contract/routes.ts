/**
 * The contract's operations as Fastify routes. One request runs through: token and scope, body, check against the
 * contract, handler (a write within its transaction, once per key), and, before anything goes out, the access log.
 */
import {Readable} from 'node:stream';
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import type {Kysely} from 'kysely';
import type {Clock} from '../../clock.ts';
import type {PracticeSettings} from '../../domain/settings.ts';
import {problemOf, ProblemError} from '../../errors.ts';
import type {Feed} from '../../live/feed.ts';
import type {Actor, Handlers, RequestContext} from '../../routes/handlers.ts';
import {appendAccess} from '../../store/access-log.ts';
import type {Database} from '../../store/schema.ts';
import type {Secrets} from '../../store/secrets.ts';
import {writeTransaction} from '../../store/transaction.ts';
import {emptyNotes, entriesOf, type AccessNotes} from '../access-notes.ts';
import {requireScope} from '../auth.ts';
import {once, type Outcome} from '../idempotency.ts';
import {isUnchanged} from '../preconditions.ts';
import {withoutMessage} from '../problems.ts';
import type {RateChecks} from '../rate-limits.ts';
import {requestContext} from '../request-context.ts';
import {basePathOf, operationsOf, type ContractDocument, type Operation} from './document.ts';
import {requestCheck, type AnyRequest} from './request.ts';
import {responseCheck} from './response.ts';
import {schemaCompiler} from './schemas.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
  interface FastifyRequest {
    /** Who sent it, once the token was accepted. */
    actor?: Actor;
    /** What it did with personal data. */
    accessNotes?: AccessNotes;
    /** True once the access log has it: a write's rows commit with the write. */
    isAccessLogged?: boolean;
  }
}

export interface OperationOptions {
  document: ContractDocument;
  handlers: Handlers;
  db: Kysely<Database>;
  clock: Clock;
  feed: Feed;
  secrets: Secrets;
  /** What notices can go out by. */
  channels: RequestContext['channels'];
  readSettings: (db: Kysely<Database>) => Promise<PracticeSettings | undefined>;
  checkToken: (header: string | undefined) => Promise<Actor>;
  limits: RateChecks;
  /** Check every answer too; one that does not match the contract becomes a 500. For tests and the demo. */
  validateResponses: boolean;
}

interface AnyReply {
  status: number;
  body?: unknown;
  etag?: string;
  location?: string;
  contentType?: string;
}

type AnyHandler = (request: AnyRequest, context: RequestContext) => Promise<AnyReply>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** @throws When an operation lacks a handler or a handler an operation: then nothing may start. */
function requireSameNames(operations: readonly Operation[], handlers: Handlers): void {
  const wanted = new Set<string>(operations.map(({id}) => id));
  const there = new Set(Object.keys(handlers));
  const faults = [
    ...[...wanted].filter((id) => !there.has(id)).map((id) => `operation ${id} has no handler`),
    ...[...there].filter((id) => !wanted.has(id)).map((id) => `handler ${id} has no operation`),
  ];
  if (faults.length > 0) throw new Error(`The gateway does not fit the contract: ${faults.join('; ')}.`);
}

function outcomeOf({status, body, etag, location, contentType}: AnyReply): Outcome {
  const headers: Record<string, string> = {};
  if (etag !== undefined) headers['etag'] = etag;
  if (location !== undefined) headers['location'] = location;
  if (body === undefined) return {status, headers, body: ''};
  headers['content-type'] = contentType ?? JSON_TYPE;
  return {status, headers, body: contentType === undefined ? JSON.stringify(body) : (body as string)};
}

/** An answer as it goes out: text or bytes, or, where the contract says so, as a stream. */
type Answer = Omit<Outcome, 'body'> & {body: string | Buffer | Readable};

function send(reply: FastifyReply, {status, headers, body}: Answer): FastifyReply {
  reply.code(status).headers(headers);
  return body === '' ? reply.send() : reply.send(body);
}

/** @throws When handlers and operations do not match one to one. */
export function useOperations(app: FastifyInstance, options: OperationOptions): void {
  const {
    document,
    handlers,
    db,
    clock,
    feed,
    secrets,
    channels,
    readSettings,
    checkToken,
    limits,
    validateResponses,
  } = options;
  const operations = operationsOf(document);
  requireSameNames(operations, handlers);
  const strict = schemaCompiler(document, {coerce: false});
  const coercing = schemaCompiler(document, {coerce: true});

  async function identify(request: FastifyRequest): Promise<Actor> {
    try {
      return await checkToken(request.headers.authorization);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) await limits.countAddress(request);
      throw error;
    }
  }

  async function contextFor(
    request: FastifyRequest,
    store: Kysely<Database>,
    now: number,
    notes: AccessNotes,
  ): Promise<RequestContext> {
    const settings = await readSettings(store);
    if (settings === undefined)
      throw new ProblemError('service-unavailable', {detail: 'No settings were loaded.'});
    return requestContext({db: store, clock, now, settings, feed, secrets, channels, request, notes});
  }

  async function read(request: FastifyRequest, checked: AnyRequest, handler: AnyHandler): Promise<Answer> {
    const notes = emptyNotes();
    request.accessNotes = notes;
    const reply = await handler(checked, await contextFor(request, db, clock.now(), notes));
    const ifNoneMatch = request.headers['if-none-match'];
    if (reply.etag !== undefined && ifNoneMatch !== undefined && isUnchanged(ifNoneMatch, reply.etag)) {
      return {status: 304, headers: {etag: reply.etag}, body: ''};
    }
    const {status, body, contentType = ''} = reply;
    if (Buffer.isBuffer(body)) return {status, headers: {'content-type': contentType}, body};
    if (!(body instanceof Readable)) return outcomeOf(reply);
    // Who asks for the headers alone waits for nothing.
    if (request.method === 'HEAD') body.destroy();
    // A stream ends with its connection: nothing else waits for its turn on it, and a gateway that stops not for it.
    const headers = {'content-type': contentType, connection: 'close'};
    return {status, headers, body: request.method === 'HEAD' ? '' : body};
  }

  async function write(
    request: FastifyRequest,
    checked: AnyRequest,
    {id}: Operation,
    handler: AnyHandler,
  ): Promise<Outcome & {replayed: boolean}> {
    const {actor} = request;
    const keyed = {
      actorId: actor?.id ?? 'anonymous',
      method: request.method,
      path: request.url.split('?')[0] ?? '',
      key: String(request.headers['idempotency-key']),
      body: checked.body,
      query: checked.query,
      ifMatch: request.headers['if-match'],
    };
    const outcome = await writeTransaction(db, async (trx) => {
      const now = clock.now();
      const notes = emptyNotes();
      request.accessNotes = notes;
      const context = await contextFor(request, trx, now, notes);
      const result = await once(trx, keyed, {
        now,
        notes,
        work: async () => outcomeOf(await handler(checked, context)),
        mayReplay: async ({subjects}) => {
          for (const {subjectId, ground} of subjects) {
            if (ground === 'treatment' || ground === 'system') await context.patient(subjectId);
            else if (ground !== 'none') await context.subject(subjectId);
          }
        },
      });
      if (actor !== undefined) {
        const entries = entriesOf(notes, {
          at: now,
          requestId: request.id,
          actor,
          action: id,
          outcome: result.status,
        });
        await appendAccess(trx, entries);
      }
      return result;
    });
    request.isAccessLogged = true;
    return outcome;
  }

  /** A problem in place of the answer that was about to go out. */
  function replaceBy(
    code: 'internal-error' | 'service-unavailable',
    request: FastifyRequest,
    reply: FastifyReply,
  ): string {
    const problem = problemOf({code, extra: {}});
    request.problemCode = code;
    for (const name of ['etag', 'location', 'content-length', 'idempotency-replayed'])
      reply.removeHeader(name);
    if (code === 'service-unavailable') reply.header('retry-after', '5');
    reply
      .code(problem.status)
      .headers({'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store'});
    return JSON.stringify(problem);
  }

  async function logAccess(
    request: FastifyRequest,
    actor: Actor,
    action: string,
    outcome: number,
  ): Promise<void> {
    const notes = request.accessNotes ?? emptyNotes();
    await writeTransaction(db, (trx) =>
      appendAccess(trx, entriesOf(notes, {at: clock.now(), requestId: request.id, actor, action, outcome})),
    );
    request.isAccessLogged = true;
  }

  for (const operation of operations) {
    const {id, method, url, scopes} = operation;
    const forms = Object.keys(operation.responses.get(200)?.content ?? {});
    const varies = [
      ...(operation.parameters.some(({name}) => name === 'Accept-Language') ? ['Accept-Language'] : []),
      ...(forms.length > 1 ? ['Accept'] : []),
    ];
    // Compiled at its first request: a gateway that starts answers at once.
    let check: ReturnType<typeof requestCheck> | undefined;
    const checkAnswer = validateResponses ? responseCheck(operation, strict) : undefined;
    const handler = handlers[id] as unknown as AnyHandler;

    app.route({
      method,
      url,
      config: {operation},
      onRequest: async (request, reply) => {
        reply.header('cache-control', scopes.length === 0 ? 'no-cache' : 'no-store');
        if (varies.length > 0)
          reply.header('vary', [...varies, reply.getHeader('vary')].flat().filter(Boolean).join(', '));
        if (scopes.length === 0) return limits.countAddress(request);
        const actor = await identify(request);
        // Refused for its number alone, a request looks at nobody's data: no row in the access log.
        await limits.countPerson(request, actor.id);
        request.actor = actor;
        requireScope(actor, scopes);
      },
      handler: async (request, reply) => {
        check ??= requestCheck(operation, strict, coercing);
        const checked = check(request);
        if (!operation.isWrite) return send(reply, await read(request, checked, handler));
        const outcome = await write(request, checked, operation, handler);
        if (outcome.replayed) reply.header('idempotency-replayed', 'true');
        if (outcome.status >= 400) request.problemCode = (JSON.parse(outcome.body) as {code: string}).code;
        return send(reply, outcome);
      },
      onSend: async (request, reply, payload) => {
        const stream = payload instanceof Readable ? payload : undefined;
        const bytes = Buffer.isBuffer(payload) ? payload : undefined;
        let body = typeof payload === 'string' ? payload : '';
        const isBodyOmitted = request.method === 'HEAD' || stream !== undefined;
        const answer = {status: reply.statusCode, headers: reply.getHeaders(), body};
        const faults = checkAnswer?.(answer, {isBodyOmitted}) ?? [];
        if (faults.length > 0) {
          request.log.error(
            {operation: id, status: reply.statusCode, faults},
            'answer does not match the contract',
          );
          body = replaceBy('internal-error', request, reply);
        }
        const {actor} = request;
        if (actor !== undefined && request.isAccessLogged !== true) {
          try {
            await logAccess(request, actor, id, reply.statusCode);
          } catch (error) {
            // What cannot be logged is not shown.
            request.log.error({failure: withoutMessage(error)}, 'access log not written');
            body = replaceBy('service-unavailable', request, reply);
          }
        }
        if (body === '' && (stream ?? bytes) !== undefined) return stream ?? bytes;
        stream?.destroy();
        return body;
      },
    });
  }

  const publicDocument = JSON.stringify(document);
  app.get(`${basePathOf(document)}/openapi.json`, (_request, reply) =>
    // Anyone may read the contract, from any page.
    reply
      .headers({
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=300',
        'content-type': JSON_TYPE,
      })
      .send(publicDocument),
  );
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('api-version', document.info.version);
    done();
  });
}
