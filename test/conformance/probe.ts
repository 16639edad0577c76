/** Sends requests and holds every answer, wanted or not, against the contract. */
import {randomUUID} from 'node:crypto';
import {setTimeout as wait} from 'node:timers/promises';
import type {Contract, Operation} from './contract.ts';
import type {Findings} from './findings.ts';
import {send, type Reply} from './http.ts';

export interface Call {
  params?: Record<string, string>;
  query?: Record<string, string> | [string, string][];
  headers?: Record<string, string>;
  /** Leaves out a header that would be set by itself. */
  without?: string[];
  body?: unknown;
  /** Sent as it stands, instead of `body`. */
  rawBody?: string;
  /** Another token than the target's; null sends none. */
  token?: string | null;
}
export interface Expected {
  status: number | readonly number[];
  /** Problem codes that fit; any registered one when left out. */
  code?: string | readonly string[];
}

const STACK = /\n\s+at .+:\d+:\d+|node_modules|\.[cm]?[jt]s:\d+:\d+/;
const MAX_WAIT_S = 30;
const list = <T>(value: T | readonly T[]): readonly T[] =>
  (Array.isArray(value) ? value : [value]) as readonly T[];

export class Probe {
  readonly #contract: Contract;
  readonly #findings: Findings;
  readonly #baseUrl: string;
  readonly #token: string | undefined;
  /** Ids of appointments that were made on the way, for cleaning up. */
  readonly booked = new Set<string>();

  constructor(contract: Contract, findings: Findings, baseUrl: string, token: string | undefined) {
    this.#contract = contract;
    this.#findings = findings;
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  async #exchange(operation: Operation, call: Call): Promise<Reply> {
    const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(call.params?.[name] ?? 'conformance-unknown'),
    );
    const url = new URL(this.#baseUrl + path);
    url.search = new URLSearchParams(call.query ?? {}).toString();
    const headers: Record<string, string> = {
      Accept: 'application/json, application/problem+json, text/calendar',
    };
    const token = call.token === undefined ? (operation.isPublic ? undefined : this.#token) : call.token;
    if (token !== undefined && token !== null) headers['Authorization'] = `Bearer ${token}`;
    if (operation.parameters.some(({name}) => name === 'Idempotency-Key')) {
      headers['Idempotency-Key'] = randomUUID();
    }
    const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    Object.assign(headers, call.headers);
    for (const name of call.without ?? []) delete headers[name];
    for (;;) {
      const reply = await send(url, operation.method, headers, body);
      const retryAfter = Number(reply.headers.get('retry-after'));
      if (reply.status !== 429 || !(retryAfter >= 0 && retryAfter <= MAX_WAIT_S)) return reply;
      // Not a guess at when something is ready: the backend names the moment.
      await wait(retryAfter * 1000);
    }
  }

  /** Sends and checks the form of the answer; what was expected of it is the caller's to check. */
  async send(operationId: string, call: Call = {}): Promise<Reply> {
    const operation = this.#contract.operation(operationId);
    const reply = await this.#exchange(operation, call);
    this.#checkForm(operation, reply);
    if (reply.status >= 200 && reply.status < 300) this.#findings.succeeded(operationId);
    if (operationId === 'createAppointment' && reply.status === 201) {
      this.booked.add(String((reply.json as {id?: unknown} | undefined)?.id));
    }
    return reply;
  }

  /** Sends and checks status and code too; `what` says in a few words what was tried. */
  async expect(operationId: string, what: string, call: Call, expected: Expected): Promise<Reply> {
    const reply = await this.send(operationId, call);
    const statuses = list(expected.status);
    const fits = this.#findings.check(
      operationId,
      statuses.includes(reply.status),
      () => `${what}: ${statuses.join(' or ')} expected, ${describe(reply)} answered`,
    );
    if (fits && expected.code !== undefined && reply.status >= 400) {
      const codes = list(expected.code);
      const {code} = (reply.json ?? {}) as {code?: unknown};
      this.#findings.check(
        operationId,
        codes.includes(String(code)),
        () => `${what}: code ${codes.join(' or ')} expected, ${String(code)} answered`,
      );
    }
    return reply;
  }

  check(operationId: string, holds: boolean, breach: string | (() => string)): boolean {
    return this.#findings.check(operationId, holds, typeof breach === 'string' ? () => breach : breach);
  }

  #checkForm({id, answers}: Operation, reply: Reply): void {
    const check = (holds: boolean, breach: () => string) => this.#findings.check(id, holds, breach);
    check(reply.status < 500, () => `answers ${describe(reply)}`);
    check(!STACK.test(reply.text), () => `a ${reply.status} shows a stack trace or a file name`);
    const answer = answers.get(reply.status);
    if (!check(answer !== undefined, () => `answers ${describe(reply)}, which the contract does not name`))
      return;
    if (answer === undefined) return;

    const type = (reply.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (answer.bodies.size === 0) {
      check(reply.text === '', () => `a ${reply.status} has a body`);
    } else {
      const valid = answer.bodies.get(type);
      check(
        valid !== undefined,
        () => `a ${reply.status} has content type "${type}", not ${[...answer.bodies.keys()].join(' or ')}`,
      );
      if (valid !== undefined) {
        check(Boolean(valid(type.endsWith('json') ? reply.json : reply.text)), () => {
          const {instancePath = '', message = 'is not valid', params = {}} = valid.errors?.[0] ?? {};
          const detail = Object.values(params)
            .filter((value) => typeof value === 'string')
            .join(' ');
          return `the body of a ${reply.status} does not fit its schema: ${instancePath || '/'} ${message} ${detail}`.trim();
        });
      }
    }
    for (const header of answer.headers) {
      const value = reply.headers.get(header.name.toLowerCase());
      if (value === undefined)
        check(!header.required, () => `a ${reply.status} lacks the header ${header.name}`);
      else check(Boolean(header.valid(value)), () => `a ${reply.status} has a wrong header ${header.name}`);
    }
    if (reply.status >= 400) this.#checkProblem(id, reply);
  }

  #checkProblem(id: string, reply: Reply): void {
    const {code, status} = (reply.json ?? {}) as {code?: unknown; status?: unknown};
    const registered = this.#contract.problemStatus.get(String(code));
    this.#findings.check(
      id,
      registered !== undefined,
      () => `problem code "${String(code)}" is not registered`,
    );
    this.#findings.check(
      id,
      status === reply.status && (registered === undefined || registered === reply.status),
      () => `problem ${String(code)} says status ${String(status)} in a ${reply.status}`,
    );
  }
}

export function describe(reply: Reply): string {
  const {code} = (reply.json ?? {}) as {code?: unknown};
  return typeof code === 'string' ? `${reply.status} ${code}` : String(reply.status);
}
