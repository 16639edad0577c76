/**
 * Walks every operation that the contract names when the test runs, so that a new one is covered by itself. Whatever a
 * request has wrong, the answer is a 4xx problem with a registered code, nobody else's data, no trace of ours, and no
 * change in the store.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {problemCodes} from '@gp-elements/contract/problem-codes';
import type {InjectOptions} from 'fastify';
import {sql} from 'kysely';
import {
  loadContract,
  operationsOf,
  type Operation,
  type Parameter,
  type Schema,
} from './plugins/contract/document.ts';
import {schemaCompiler} from './plugins/contract/schemas.ts';
import {startTestGateway, type TestGateway} from './testing/gateway.ts';
import {testIssuer} from './testing/issuer.ts';
import {addPerson} from './testing/people.ts';

const document = loadContract();
const operations = operationsOf(document);
const compile = schemaCompiler(document, {coerce: false});

/** What a schema says after its references, as far as an example needs it. */
function resolved(schema: Schema): Schema {
  const {$ref, ...rest} = schema;
  if (typeof $ref !== 'string') return schema;
  const found = $ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document);
  return {...resolved(found as Schema), ...rest};
}

/** The least that a schema accepts: required fields only. */
function example(schema: Schema): unknown {
  const {
    type,
    enum: values,
    properties = {},
    required = [],
    items,
    minimum,
    format,
    minLength,
    minProperties = 0,
  } = resolved(schema) as {
    type?: string | string[];
    enum?: unknown[];
    properties?: Record<string, Schema>;
    required?: string[];
    items?: Schema;
    minimum?: number;
    format?: string;
    minLength?: number;
    minProperties?: number;
  };
  if (values !== undefined) return values[0];
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return Object.fromEntries(
        [...new Set([...required, ...Object.keys(properties).slice(0, minProperties)])].map((name) => [
          name,
          example(properties[name] ?? {}),
        ]),
      );
    case 'array':
      return items === undefined ? [] : [example(items)];
    case 'integer':
    case 'number':
      return minimum ?? 1;
    case 'boolean':
      return true;
    default:
      if (format === 'date') return '2026-11-24';
      if (format === 'date-time') return '2026-11-24T09:00:00+01:00';
      return 'example'.padEnd(minLength ?? 1, 'e');
  }
}

interface WithBody {
  operationId?: string;
  requestBody?: {content?: Record<string, {examples?: Record<string, Schema>}>};
}

/** A body that the operation takes: the contract's own example, where more is asked than the schema says. */
function bodyFor({id, body}: Operation): object | undefined {
  if (body === undefined) return undefined;
  const described = Object.values(document.paths as Record<string, Record<string, WithBody>>)
    .flatMap((path) => Object.values(path))
    .find(({operationId}) => operationId === id);
  const [given] = Object.values(described?.requestBody?.content?.['application/json']?.examples ?? {});
  return (given === undefined ? example(body) : resolved(given)['value']) as object;
}

/** Of another type than the schema wants. */
function wrongType(schema: Schema): unknown {
  const {type} = resolved(schema) as {type?: string | string[]};
  return [type].flat().includes('string') ? {} : 'geen';
}

const fieldsOf = (schema: Schema): Record<string, Schema> =>
  (resolved(schema)['properties'] ?? {}) as Record<string, Schema>;
const requiredOf = (schema: Schema): string[] => (resolved(schema)['required'] ?? []) as string[];

type Answer = Awaited<ReturnType<TestGateway['app']['inject']>>;
type Change = Partial<Pick<InjectOptions, 'headers' | 'payload' | 'query'>> & {
  path?: Record<string, string>;
  without?: string[];
};

type WalkRequest = InjectOptions & {url: string};

let key = 0;

/** A request that matches the contract, changed. */
function requestFor(
  operation: Operation,
  token: string | undefined,
  {headers, payload, query, path, without = []}: Change = {},
): WalkRequest {
  const of = (place: Parameter['in']) =>
    operation.parameters.filter((one) => one.in === place && one.required === true);
  const inPath = Object.fromEntries(of('path').map(({name, schema}) => [name, String(example(schema))]));
  const url = Object.entries({...inPath, ...path}).reduce(
    (at, [name, value]) => at.replace(`:${name}`, encodeURIComponent(value)),
    operation.url,
  );
  const body = payload ?? bodyFor(operation);
  const all: Record<string, string> = {
    ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
    ...(operation.isWrite ? {'idempotency-key': `walk-${1000 + (key += 1)}`} : {}),
    ...(of('header').some(({name}) => name === 'If-Match') ? {'if-match': '"1"'} : {}),
    ...(body === undefined ? {} : {'content-type': 'application/json'}),
    ...(headers as Record<string, string> | undefined),
  };
  for (const name of without) delete all[name];
  return {
    method: operation.method,
    url,
    query: {
      ...Object.fromEntries(of('query').map(({name, schema}) => [name, String(example(schema))])),
      ...(query as Record<string, string> | undefined),
    },
    headers: all,
    ...(body === undefined ? {} : {payload: body}),
  };
}

const OTHER = {id: 'someone-else', name: 'Vreemde Vreemdeling', phone: '06 99 99 99 99'};

describe('every operation of the contract', () => {
  let gateway: TestGateway;
  let token: string;
  let staffToken: string;
  /** Things of another person, by the name under which a path or a body asks for them. */
  let othersAppointment: string;
  let othersHold: string;

  before(async () => {
    gateway = await startTestGateway();
    await gateway.loadDemo();
    await addPerson(gateway.db, {id: 'anna', name: 'Anna de Vries'});
    await addPerson(gateway.db, OTHER);
    token = await gateway.tokenFor('anna');
    staffToken = await gateway.tokenFor('staff-1', 'staff manager prescriber system');
    await watchStore();
    ({othersAppointment, othersHold} = await bookForOther());
    // The watch works: what was just booked was counted.
    assert.ok(((await changes()) ?? 0) > 2);
  });
  after(() => gateway.close());

  /** Books and holds for another person through the gateway itself, at the first free times. */
  async function bookForOther(): Promise<{othersAppointment: string; othersHold: string}> {
    const authorization = `Bearer ${await gateway.tokenFor(OTHER.id)}`;
    const get = async <T>(url: string): Promise<T> =>
      (await gateway.app.inject({url, headers: {authorization}})).json<T>();
    const kinds = await get<{items: {id: string; selfBookable: boolean}[]}>('/v1/appointment-types');
    const kind = kinds.items.find(({selfBookable}) => selfBookable)?.id ?? '';
    const {items} = await get<{items: {id: string}[]}>(
      `/v1/time-slots?appointmentType=${kind}&from=2026-11-24&to=2026-12-20`,
    );
    const post = async (url: string, timeSlotId: string | undefined): Promise<string> => {
      const answer = await gateway.app.inject({
        method: 'POST',
        url,
        headers: {authorization, 'idempotency-key': `other-${url}`},
        payload: {
          timeSlotId,
          appointmentTypeId: kind,
          ...(url.endsWith('holds') ? {} : {reasonWithheld: true}),
        },
      });
      assert.equal(answer.statusCode, 201, answer.body);
      return answer.json<{id: string}>().id;
    };
    const hold = await post('/v1/slot-holds', items[0]?.id);
    return {othersHold: hold, othersAppointment: await post('/v1/appointments', items.at(-1)?.id)};
  }

  /**
   * Counts, from now on, every row that is made, changed or removed, but for the access log, which notes refusals too, and
   * the answers kept for their twins. What is rolled back does not count.
   */
  async function watchStore(): Promise<void> {
    await sql`create temp table watched (changes integer)`.execute(gateway.db);
    await sql`insert into watched values (0)`.execute(gateway.db);
    const tables = (await gateway.db.introspection.getTables()).map(({name}) => name);
    for (const name of tables.filter((one) => !['access_log', 'idempotency', 'watched'].includes(one))) {
      for (const change of ['insert', 'update', 'delete']) {
        await sql
          .raw(
            `create temp trigger watch_${name}_${change} after ${change} on main.${name}
             begin update watched set changes = changes + 1; end`,
          )
          .execute(gateway.db);
      }
    }
  }

  async function changes(): Promise<number | undefined> {
    const {rows} = await sql<{changes: number}>`select changes from watched`.execute(gateway.db);
    return rows[0]?.changes;
  }

  async function refused(
    request: WalkRequest,
    codes: readonly string[],
    statuses?: readonly number[],
  ): Promise<Answer> {
    const earlier = await changes();
    const answer = await gateway.app.inject(request);
    const what = `${request.method} ${request.url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`;
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, what);
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8', what);
    const problem = answer.json<{
      code: keyof typeof problemCodes;
      status: number;
      title: string;
      type: string;
    }>();
    assert.ok(Object.hasOwn(problemCodes, problem.code), what);
    assert.ok(codes.includes(problem.code), `${what}; wanted ${codes.join(' or ')}`);
    assert.deepEqual({status: problem.status, title: problem.title}, problemCodes[problem.code], what);
    assert.equal(answer.statusCode, problem.status, what);
    if (statuses !== undefined) assert.ok(statuses.includes(answer.statusCode), what);
    assert.doesNotMatch(answer.body, /\bat .*\.(ts|js|mjs):\d+|node_modules|SQLITE|select |Error:/i, what);
    for (const secret of [OTHER.name, OTHER.phone, othersAppointment, othersHold])
      assert.ok(!answer.body.includes(secret), what);
    assert.equal(await changes(), earlier, `${what}; the store changed`);
    return answer;
  }

  it('is there', () => assert.ok(operations.length > 10));

  for (const operation of operations) {
    const isPublic = operation.scopes.length === 0;
    const {body} = operation;
    /** For whom it is: a patient, unless only staff may call it. */
    const isForPatients = isPublic || operation.scopes.some((set) => set.includes('patient'));
    const send = (change?: Change): WalkRequest =>
      requestFor(operation, isForPatients ? token : staffToken, change);

    describe(`${operation.method} ${operation.url} (${operation.id})`, () => {
      it('takes the request that the others are made from', async () => {
        // A stream does not end by itself: its headers tell.
        const isStream = operation.responses.get(200)?.content?.['text/event-stream'] !== undefined;
        const answer = await gateway.app.inject({...send(), ...(isStream && {method: 'HEAD'})});
        assert.notEqual(answer.statusCode, 401, answer.body);
        assert.ok(answer.statusCode < 500, answer.body);
        if (answer.statusCode >= 400) {
          const {code} = answer.json<{code: string}>();
          assert.ok(
            ![
              'validation-failed',
              'malformed-json',
              'idempotency-key-required',
              'precondition-required',
            ].includes(code),
            code,
          );
        }
        if (body !== undefined) assert.ok(compile(body)(bodyFor(operation)));
      });

      it('refuses an unknown query parameter', async () => {
        await refused(send({query: {onbekend: '1'}}), ['validation-failed']);
      });

      for (const {name, in: place, schema, required} of operation.parameters) {
        if (place === 'query') {
          const {type} = resolved(schema) as {type?: string};
          it(`refuses ${name} of the wrong type`, async () => {
            const wrong = type === 'integer' || type === 'boolean' ? 'geen' : '<>'.repeat(100);
            // A cursor may be anything to the eye; it is looked at after the things that the query names.
            const codes = name === 'cursor' ? ['cursor-invalid', 'not-found'] : ['validation-failed'];
            await refused(send({query: {[name]: wrong}}), codes);
          });
          if (required === true) {
            it(`refuses to do without ${name}`, async () => {
              const request = send();
              const {[name]: _left, ...rest} = request.query as Record<string, string>;
              await refused({...request, query: rest}, ['validation-failed']);
            });
          }
        }
        if (place === 'path') {
          it(`refuses ${name} that cannot be one, and one that does not exist`, async () => {
            await refused(send({path: {[name]: '<script>'}}), ['validation-failed']);
            await refused(send({path: {[name]: 'a'.repeat(65)}}), ['validation-failed']);
            await refused(send({path: {[name]: 'does-not-exist'}}), ['not-found']);
          });
        }
      }

      if (!isPublic) {
        it('refuses no token, an ended, a foreign and a wrong one, and another scope', async () => {
          const nowS = Math.floor(gateway.clock.now() / 1000);
          const stranger = await testIssuer(gateway.clock);
          await refused(requestFor(operation, undefined), ['token-missing'], [401]);
          await refused(requestFor(operation, 'nonsense'), ['token-invalid'], [401]);
          await refused(requestFor(operation, await stranger.tokenFor('anna')), ['token-invalid'], [401]);
          for (const [claims, code] of [
            [{exp: nowS - 61}, 'token-expired'],
            [{nbf: nowS + 120}, 'token-invalid'],
            [{iss: 'https://other.example'}, 'token-invalid'],
            [{aud: 'other'}, 'token-invalid'],
          ] as const) {
            const wrong = await gateway.tokenFor('anna', 'patient', claims);
            await refused(requestFor(operation, wrong), [code], [401]);
          }
          const mayCall = (scope: string) =>
            operation.scopes.some((set) => set.every((one) => one === scope));
          for (const scope of ['other', 'patient', 'staff', 'manager', 'prescriber', 'system'].filter(
            (one) => !mayCall(one),
          )) {
            const wrong = await gateway.tokenFor('anna', scope);
            await refused(requestFor(operation, wrong), ['scope-insufficient'], [403]);
          }
        });
      }

      if (operation.parameters.some(({name}) => name === 'personId')) {
        it('knows no other person', async () => {
          const other = await refused(send({query: {personId: OTHER.id}}), ['not-found']);
          const nobody = await refused(send({query: {personId: 'does-not-exist'}}), ['not-found']);
          assert.equal(other.body, nobody.body);
        });
      }
      if (body !== undefined && 'personId' in fieldsOf(body)) {
        it('acts for no other person', async () => {
          const payload = (personId: string) => ({...bodyFor(operation), personId});
          const other = await refused(send({payload: payload(OTHER.id)}), ['not-found']);
          const nobody = await refused(send({payload: payload('does-not-exist')}), ['not-found']);
          assert.equal(other.body, nobody.body);
        });
      }
      if (operation.parameters.some(({in: place}) => place === 'path')) {
        it("knows nothing of another person's, changes with their current ETag included", async () => {
          for (const id of [othersAppointment, othersHold]) {
            const answer = await refused(send({path: {id}}), ['not-found']);
            const nobody = await refused(send({path: {id: 'does-not-exist'}}), ['not-found']);
            assert.equal(answer.body, nobody.body);
          }
        });
      }

      if (operation.isWrite) {
        it('refuses to do without an Idempotency-Key, or with a bad one', async () => {
          await refused(send({without: ['idempotency-key']}), ['idempotency-key-required'], [400]);
          await refused(send({headers: {'idempotency-key': 'kort'}}), ['validation-failed']);
          await refused(send({headers: {'idempotency-key': 'k'.repeat(200)}}), ['validation-failed']);
        });
        it('refuses a body that is too large', async () => {
          const payload = JSON.stringify({reason: 'a'.repeat(1_000_000)});
          await refused(
            send({payload, headers: {'content-type': 'application/json'}}),
            ['payload-too-large'],
            [413],
          );
        });
        it('refuses another content type', async () => {
          for (const type of [
            'text/plain',
            'application/x-www-form-urlencoded',
            'application/xml',
            'multipart/form-data; boundary=x',
          ]) {
            await refused(
              send({payload: 'a=b', headers: {'content-type': type}}),
              ['unsupported-media-type'],
              [415],
            );
          }
        });
        it('refuses broken JSON', async () => {
          for (const payload of ['{', '{"a":}', 'geen JSON', '{"a":1}}', '\u0000']) {
            await refused(
              send({payload, headers: {'content-type': 'application/json'}}),
              ['malformed-json'],
              [400],
            );
          }
        });
        it('refuses a body of another kind', async () => {
          for (const payload of ['[]', '"text"', '1', 'null', '['.repeat(20_000) + ']'.repeat(20_000)]) {
            const request = send({payload, headers: {'content-type': 'application/json'}});
            // Nothing at all is what an operation without a body wants.
            if (payload === 'null' && body === undefined) continue;
            await refused(request, ['validation-failed']);
          }
        });
      }
      if (operation.parameters.some(({name}) => name === 'If-Match')) {
        it('refuses to do without If-Match', async () => {
          await refused(send({without: ['if-match']}), ['precondition-required'], [428]);
        });
      }

      if (body !== undefined) {
        it('refuses an unknown field', async () => {
          await refused(send({payload: {...bodyFor(operation), onbekend: 1}}), ['validation-failed']);
        });
        for (const [name, schema] of Object.entries(fieldsOf(body))) {
          it(`refuses ${name} of the wrong type`, async () => {
            await refused(send({payload: {...bodyFor(operation), [name]: wrongType(schema)}}), [
              'validation-failed',
            ]);
            await refused(send({payload: {...bodyFor(operation), [name]: null}}), ['validation-failed']);
          });
          const {type} = resolved(schema) as {type?: string};
          if (type === 'string') {
            it(`refuses ${name} of 10,000 characters`, async () => {
              const payload = {...bodyFor(operation), [name]: 'a'.repeat(10_000)};
              await refused(send({payload}), ['validation-failed']);
            });
          }
        }
        for (const name of requiredOf(body)) {
          it(`refuses to do without ${name}`, async () => {
            const {[name]: _left, ...rest} = bodyFor(operation) as Record<string, unknown>;
            await refused(send({payload: rest}), ['validation-failed']);
          });
        }
      } else if (operation.isWrite) {
        it('refuses a body', async () => {
          await refused(send({payload: {onbekend: 1}}), ['validation-failed']);
        });
      }
    });
  }
});
