/**
 * What a handler gets and gives, derived from the contract. A handler knows no HTTP beyond the status: headers that
 * follow from the reply, 304, idempotency, authorisation, validation and logging are the plugins' work.
 */
import type {components, operations} from '@gp-elements/contract';
import type {Readable} from 'node:stream';
import type {FastifyBaseLogger} from 'fastify';
import type {Kysely, Selectable} from 'kysely';
import type {Clock} from '../clock.ts';
import type {AgeBand} from '../domain/adoption/events.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import type {Feed} from '../live/feed.ts';
import type {AccessLogTable, Database, PersonTable} from '../store/schema.ts';
import type {Secrets} from '../store/secrets.ts';

export type OperationId = keyof operations;

type PartOf<Op extends OperationId, Part extends 'path' | 'query' | 'header'> =
  NonNullable<operations[Op]['parameters'][Part]> extends infer Found
    ? [Found] extends [never]
      ? Record<never, never>
      : Found
    : never;

type BodyOf<Op extends OperationId> = operations[Op] extends {
  requestBody: {content: {'application/json': infer Body}};
}
  ? Body
  : undefined;

/** Validated against the contract; query values converted and defaults filled in; headers as the contract spells them. */
export interface RequestOf<Op extends OperationId> {
  params: PartOf<Op, 'path'>;
  query: PartOf<Op, 'query'>;
  headers: PartOf<Op, 'header'>;
  body: BodyOf<Op>;
}

interface ReplyHeaders {
  /** Strong, with its quotes; see `etagOf`. On a read, `If-None-Match` is answered with 304 from it. */
  etag?: string;
  /** Address of what was made, relative to the server. */
  location?: string;
}

type ReplyFor<Status, Response> = Response extends {content: infer Content}
  ? Content extends {'application/json': infer Body}
    ? | (ReplyHeaders & {status: Status; body: Body; contentType?: undefined})
      // The same in another form, where the contract has one.
      | (Exclude<keyof Content, 'application/json'> extends never
          ? never
          : ReplyHeaders & {status: Status; body: string | Buffer; contentType: string})
    : Content extends {'text/event-stream': string}
      ? ReplyHeaders & {status: Status; body: Readable; contentType: 'text/event-stream'}
      : Content[keyof Content] extends string
        ? ReplyHeaders & {status: Status; body: string; contentType: string}
        : ReplyHeaders & {status: Status; body?: undefined; contentType?: undefined}
  : ReplyHeaders & {status: Status; body?: undefined; contentType?: undefined};

type SuccessStatus = 200 | 201 | 202 | 204;

/** One of the successes that the contract names. Refusals are thrown as `ProblemError`. */
export type ReplyOf<Op extends OperationId> = {
  [Status in keyof operations[Op]['responses'] & SuccessStatus]: ReplyFor<
    Status,
    operations[Op]['responses'][Status]
  >;
}[keyof operations[Op]['responses'] & SuccessStatus];

/** Who sends the request, as the token says. */
export interface Actor {
  /** The token's `sub`: an opaque person id. */
  id: string;
  scope: ReadonlySet<string>;
  /** Name from the token, where it carries one. */
  name: string | undefined;
  /** End of the token, ms UTC. */
  expiresAt: number;
}

/** The person whom a request is about; the actor may act for them, or treat them, now. */
export interface Subject {
  id: string;
  person: Selectable<PersonTable>;
  relation: components['schemas']['Subject']['relation'];
  ground: Extract<AccessLogTable['ground'], 'self' | 'parental-authority' | 'treatment' | 'system'>;
}

export interface RequestContext {
  /**
   * In a write (POST, PUT, PATCH, DELETE) the transaction that also holds the idempotency record, the access log and the
   * counts: whatever the handler does through it commits with its answer, and is undone when it throws. The handler
   * may run twice. In a read, the database itself.
   */
  db: Kysely<Database>;
  clock: Clock;
  /** The instant of this request, ms UTC: decisions of one request agree about the time. */
  now: number;
  settings: PracticeSettings;
  /** IANA zone of the practice. */
  zone: string;
  /** Null only in operations without `security`. */
  actor: Actor | null;
  /**
   * The person for whom the request is, the actor when no id is given. Notes subject and ground for the access log.
   *
   * @throws ProblemError `not-found` when there is no such person or the actor may not act for them.
   */
  subject: (personId?: string) => Promise<Subject>;
  /**
   * A patient of the practice, for its staff and for other systems. Notes subject and ground for the access log.
   *
   * @throws ProblemError `not-found` when there is no such person or the actor is neither.
   */
  patient: (personId: string) => Promise<Subject>;
  /** Everyone for whom the actor may act now, the actor first, then by name. Notes each for the access log. */
  subjects: () => Promise<Subject[]>;
  /**
   * Which of these media types the request would have; the first, when it says nothing.
   *
   * @throws ProblemError `not-acceptable` when it would have none of them.
   */
  accepted: <Type extends string>(...available: [Type, ...Type[]]) => Type;
  /** Notes for the access log what was read or written: kind and opaque id, such as `Appointment/abc`. */
  touched: (kind: string, id: string) => void;
  /**
   * Adds one to the month's count of a domain event; no person, no content. In a write it commits with it. What happens to
   * appointments is counted by the store itself.
   */
  countEvent: (service: string, event: string, channel: string, ageBand?: AgeBand) => Promise<void>;
  /** What changes from now on. */
  feed: Feed;
  secrets: Secrets;
  /** What notices can go out by here. */
  channels: readonly components['schemas']['NoticeChannel'][];
  requestId: string;
  /** Ids, codes and durations only. */
  log: FastifyBaseLogger;
}

export type Handler<Op extends OperationId> = (
  request: RequestOf<Op>,
  context: RequestContext,
) => Promise<ReplyOf<Op>>;

/** One per operation of the contract; start-up fails when one lacks or is left over. */
export type Handlers = {[Op in OperationId]: Handler<Op>};
