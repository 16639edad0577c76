import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {problemCodes} from '@gp-elements/contract/problem-codes';
import type {Handlers} from '../../routes/handlers.ts';
import {fakeHandlers} from '../../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../../testing/gateway.ts';
import {addPerson} from '../../testing/people.ts';
import {etagOf, requireMatch} from '../preconditions.ts';
import {loadContract, operationsOf} from './document.ts';

interface SeenProblem {
  type: string;
  title: string;
  status: number;
  code: string;
  errors?: {in: string; pointer: string; message: string}[];
}

const appointment = {
  id: 'apt-1',
  etag: etagOf(2),
  revision: 2,
  status: 'booked',
  start: '2026-11-25T09:00:00+01:00',
  end: '2026-11-25T09:10:00+01:00',
  person: {id: 'anna', name: 'Anna de Vries'},
  change: {allowed: true},
  cancel: {allowed: true},
} as const;

const seen: unknown[] = [];
const handlers = fakeHandlers({
  getAppointment: () => Promise.resolve({status: 200, body: appointment, etag: appointment.etag}),
  cancelAppointment: async (request, context) => {
    await context.subject();
    requireMatch(request.headers['If-Match'], appointment);
    return {status: 200, body: appointment, etag: appointment.etag};
  },
  listTimeSlots: (request) => {
    seen.push(request);
    return Promise.resolve({status: 200, body: {items: []}});
  },
  createAppointment: (request) => {
    seen.push(request.body);
    return Promise.resolve({
      status: 201,
      body: appointment,
      etag: appointment.etag,
      location: '/v1/appointments/apt-1',
    });
  },
  // Answers that the contract does not know.
  listAppointments: () =>
    Promise.resolve({status: 200, body: {items: [{id: 'apt-1', secret: 'x'}]} as never}),
  getAppointmentCalendar: () => Promise.reject(new Error('Hoofdpijn van Anna')),
});

describe('the contract at work', () => {
  let gateway: TestGateway;
  let authorization: string;

  before(async () => {
    gateway = await startTestGateway({handlers});
    await addPerson(gateway.db, {id: 'anna', name: 'Anna de Vries'});
    authorization = `Bearer ${await gateway.tokenFor('anna')}`;
  });
  after(() => gateway.close());

  const get = (url: string, headers: Record<string, string> = {}) =>
    gateway.app.inject({url, headers: {authorization, ...headers}});
  let keys = 0;
  const post = (url: string, payload: string | object, headers: Record<string, string> = {}) =>
    gateway.app.inject({
      method: 'POST',
      url,
      headers: {
        authorization,
        'content-type': 'application/json',
        'idempotency-key': `key-${1000 + (keys += 1)}`,
        ...headers,
      },
      payload,
    });
  const book = (body: object) =>
    post('/v1/appointments', {timeSlotId: 'slot-1', appointmentTypeId: 'spreekuur', ...body});

  describe('start-up', () => {
    it('fails when an operation has no handler', async () => {
      const {getSession: _left, ...rest} = fakeHandlers({});
      await assert.rejects(
        startTestGateway({handlers: rest as Handlers}),
        /operation getSession has no handler/,
      );
    });
    it('fails when a handler has no operation', async () => {
      const more = {...fakeHandlers({}), orderPizza: () => Promise.reject(new Error())} as Handlers;
      await assert.rejects(startTestGateway({handlers: more}), /handler orderPizza has no operation/);
    });
    it('names every fault at once', async () => {
      const {getSession: _left, getPractice: _right, ...rest} = fakeHandlers({});
      await assert.rejects(
        startTestGateway({handlers: rest as Handlers}),
        /getPractice.*getSession|getSession.*getPractice/,
      );
    });
  });

  describe('a request', () => {
    it('reaches the handler with its query converted and defaults filled in', async () => {
      seen.length = 0;
      await get('/v1/time-slots?appointmentType=spreekuur&from=2026-11-23&to=2026-11-29&limitPerDay=3');
      assert.deepEqual(seen, [
        {
          params: {},
          query: {
            appointmentType: 'spreekuur',
            from: '2026-11-23',
            to: '2026-11-29',
            limitPerDay: 3,
            limit: 50,
          },
          headers: {},
          body: undefined,
        },
      ]);
    });

    const query = 'appointmentType=spreekuur&from=2026-11-23&to=2026-11-29';
    const refusals: [title: string, url: string, place: string, pointer: string][] = [
      ['an unknown query parameter', `/v1/time-slots?${query}&geheim=1`, 'query', ''],
      ['a parameter that comes twice', `/v1/time-slots?${query}&from=2026-11-24`, 'query', '/from'],
      ['a missing parameter', '/v1/time-slots?from=2026-11-23&to=2026-11-29', 'query', '/appointmentType'],
      [
        'a date that does not exist',
        '/v1/time-slots?appointmentType=a&from=2026-02-30&to=2026-11-29',
        'query',
        '/from',
      ],
      ['a number that is none', `/v1/time-slots?${query}&limit=veel`, 'query', '/limit'],
      ['a number out of range', `/v1/time-slots?${query}&limit=201`, 'query', '/limit'],
      ['a broken number', `/v1/time-slots?${query}&limit=1.5`, 'query', '/limit'],
      ['a value that is not in the list', '/v1/appointments?state=geheim', 'query', '/state'],
      ['an id with other characters', '/v1/appointments/a%20b', 'path', '/id'],
      ['an id that is too long', `/v1/appointments/${'a'.repeat(65)}`, 'path', '/id'],
      ['an empty id', '/v1/appointments?personId=', 'query', '/personId'],
    ];
    for (const [title, url, place, pointer] of refusals) {
      it(`is refused for ${title}`, async () => {
        const problem = (await get(url)).json<SeenProblem>();
        assert.equal(problem.code, 'validation-failed');
        const places = new Set(problem.errors?.map((one) => `${one.in} ${one.pointer}`));
        assert.deepEqual([...places], [`${place} ${pointer}`]);
        assert.ok(!JSON.stringify(problem).includes('geheim'));
      });
    }

    const bodies: [title: string, body: object, pointers: string[]][] = [
      ['an unknown field', {geheim: 'geheim'}, ['']],
      ['an unknown field inside', {needs: {geheim: true}}, ['/needs']],
      ['a wrong type', {reason: 12}, ['/reason']],
      ['a text that is too long', {reason: 'geheim'.repeat(100)}, ['/reason']],
      ['null for nothing', {reason: null}, ['/reason']],
      [
        'every fault at once',
        {timeSlotId: 1, reason: 2, needs: {companion: 'geheim'}},
        ['/needs/companion', '/reason', '/timeSlotId'],
      ],
      ['a character that no database keeps', {reason: 'a\u0000b'}, ['/reason']],
      ['half a character', {needs: {interpreterLanguage: '\ud83d'}}, ['/needs/interpreterLanguage']],
    ];
    for (const [title, body, pointers] of bodies) {
      it(`is refused for ${title}`, async () => {
        const problem = (await book(body)).json<SeenProblem>();
        assert.equal(problem.code, 'validation-failed');
        assert.deepEqual(problem.errors?.map(({pointer}) => pointer).sort(), pointers);
        assert.ok(problem.errors?.every((one) => one.in === 'body'));
        assert.ok(!JSON.stringify(problem).includes('geheim'));
      });
    }

    it('keeps text as it was written', async () => {
      seen.length = 0;
      const reason = '<script>alert(1)</script> 👩‍⚕️ "rechts"‏ naar links ‮abc\n\t';
      assert.equal((await book({reason})).statusCode, 201);
      assert.equal((seen[0] as {reason: string}).reason, reason);
    });

    it('is refused for missing fields, each named', async () => {
      const problem = (await post('/v1/appointments', {})).json<SeenProblem>();
      assert.deepEqual(problem.errors?.map(({pointer}) => pointer).sort(), [
        '/appointmentTypeId',
        '/timeSlotId',
      ]);
    });
    it('is refused without its body', async () => {
      const answer = await gateway.app.inject({
        method: 'POST',
        url: '/v1/appointments',
        headers: {authorization, 'idempotency-key': 'key-none'},
      });
      assert.equal(answer.json<SeenProblem>().code, 'validation-failed');
      assert.equal((await post('/v1/appointments', '')).json<SeenProblem>().code, 'validation-failed');
    });
    it('is refused with a body that is not expected', async () => {
      assert.equal(
        (await post('/v1/slot-holds/hold-1/extension', {a: 1})).json<SeenProblem>().code,
        'validation-failed',
      );
    });
    it('is refused for broken JSON', async () => {
      for (const text of ['{', '{"a":1,}', 'undefined', '{"__proto__": {}}']) {
        const answer = await post('/v1/appointments', text);
        assert.equal(answer.statusCode, 400);
        assert.equal(answer.json<SeenProblem>().code, 'malformed-json');
      }
    });
    it('is refused for another content type', async () => {
      for (const type of [
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'nonsense',
      ]) {
        const answer = await post('/v1/appointments', '{}', {'content-type': type});
        assert.equal(answer.statusCode, 415, type);
        assert.equal(answer.json<SeenProblem>().code, 'unsupported-media-type');
      }
      assert.equal(
        (await post('/v1/appointments', '{}', {'content-type': 'application/json; charset=utf-8'}))
          .statusCode,
        400,
      );
    });
    it('is refused when the body is too large', async () => {
      const answer = await book({reason: 'a'.repeat(1_000_000)});
      assert.equal(answer.statusCode, 413);
      assert.equal(answer.json<SeenProblem>().code, 'payload-too-large');
      assert.equal((await book({reason: 'a'.repeat(60_000)})).statusCode, 400);
    });
    it('is refused for a key of the wrong form', async () => {
      for (const key of ['short', 'a b c d e f', 'é'.repeat(10), 'a'.repeat(129)]) {
        const answer = await post(
          '/v1/appointments',
          {timeSlotId: 's', appointmentTypeId: 't'},
          {'idempotency-key': key},
        );
        assert.equal(answer.json<SeenProblem>().code, 'validation-failed', key);
      }
    });
  });

  describe('addresses', () => {
    it('answers an unknown one with a problem', async () => {
      for (const url of [
        '/',
        '/v1',
        '/v1/',
        '/v1/appointment',
        '/v1/session/',
        '/v2/session',
        '/V1/session',
        '/.env',
        '/demo/people',
      ]) {
        const answer = await get(url);
        assert.equal(answer.statusCode, 404, url);
        assert.equal(answer.json<SeenProblem>().code, 'not-found');
        assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
      }
    });
    it('answers an unknown method with the known ones', async () => {
      const answers = await Promise.all(
        (
          [
            ['DELETE', '/v1/practice'],
            ['GET', '/v1/slot-holds'],
            ['PATCH', '/v1/appointments/apt-1'],
            ['POST', '/healthz'],
          ] as const
        ).map(([method, url]) => gateway.app.inject({method, url})),
      );
      assert.deepEqual([...new Set(answers.map(({statusCode}) => statusCode))], [405]);
      assert.deepEqual(
        answers.map(({headers}) => headers['allow']),
        ['GET, HEAD, OPTIONS', 'POST, OPTIONS', 'GET, HEAD, OPTIONS', 'GET, HEAD, OPTIONS'],
      );
      assert.equal(answers[0]?.json<SeenProblem>().code, 'method-not-allowed');
    });
    it('answers an id that is too long for any with a problem', async () => {
      const answer = await gateway.app.inject({url: `/v1/appointments/${'a'.repeat(101)}`});
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json<{code: string}>().code, 'validation-failed');
    });

    it('answers a broken address, and bytes that are not HTTP, with a problem', async () => {
      assert.equal((await get('/v1/appointments/%zz')).json<SeenProblem>().code, 'validation-failed');
      const {port} = new URL(await gateway.listen());
      const text = await new Promise<string>((resolve, reject) => {
        let received = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write('geen HTTP\r\n\r\n'));
        socket.on('data', (chunk) => (received += chunk.toString())).on('end', () => resolve(received));
        socket.on('error', reject);
      });
      assert.match(text, /^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"code":"validation-failed"/);
    });
    it('publishes the contract, for any page', async () => {
      const answer = await gateway.app.inject({
        url: '/v1/openapi.json',
        headers: {origin: 'https://any.example'},
      });
      assert.deepEqual(answer.json(), loadContract());
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.equal(answer.headers['api-version'], loadContract().info.version);
    });
  });

  describe('an answer', () => {
    it('carries the version, is not kept, and cannot be framed or sniffed', async () => {
      const answer = await get('/v1/appointments/apt-1');
      assert.equal(answer.headers['api-version'], loadContract().info.version);
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
      assert.match(
        String(answer.headers['content-security-policy']),
        /default-src 'none'; frame-ancestors 'none'/,
      );
      assert.equal(answer.headers['referrer-policy'], 'no-referrer');
      assert.equal((await gateway.app.inject('/v1/appointments/apt-1')).headers['cache-control'], 'no-store');
    });
    it('is 304 when the reader has it already', async () => {
      for (const tag of ['"2"', 'W/"2"', '"1", "2"', '*']) {
        const answer = await get('/v1/appointments/apt-1', {'if-none-match': tag});
        assert.equal(answer.statusCode, 304, tag);
        assert.equal(answer.body, '');
        assert.equal(answer.headers['etag'], '"2"');
        assert.equal(answer.headers['api-version'], loadContract().info.version);
      }
      assert.equal((await get('/v1/appointments/apt-1', {'if-none-match': '"1"'})).statusCode, 200);
    });
    it('has no body on HEAD', async () => {
      const answer = await gateway.app.inject({
        method: 'HEAD',
        url: '/v1/appointments/apt-1',
        headers: {authorization},
      });
      assert.deepEqual([answer.statusCode, answer.body, answer.headers['etag']], [200, '', '"2"']);
    });
    it('is a 500 in tests when the contract does not know it', async () => {
      const answer = await get('/v1/appointments');
      assert.equal(answer.statusCode, 500);
      assert.equal(answer.json<SeenProblem>().code, 'internal-error');
      const line = gateway.logLines.find((one) => one.includes('does not match the contract')) ?? '';
      assert.match(line, /"operation":"listAppointments"/);
      assert.match(line, /body\/items\/0\/etag is required/);
    });
    it('is a plain 500 for a fault of ours', async () => {
      const answer = await get('/v1/appointments/apt-1/calendar');
      assert.deepEqual(answer.json(), {
        type: '/problems/internal-error',
        title: problemCodes['internal-error'].title,
        status: 500,
        code: 'internal-error',
      });
      assert.ok(!gateway.logLines.some((line) => line.includes('Hoofdpijn')));
    });
  });

  describe('a change', () => {
    const cancel = (headers: Record<string, string>) =>
      post('/v1/appointments/apt-1/cancellation', {}, headers);

    it('needs If-Match', async () => {
      const answer = await cancel({});
      assert.equal(answer.statusCode, 428);
      assert.equal(answer.json<SeenProblem>().code, 'precondition-required');
    });
    it('is refused with the state as it is now when that is another', async () => {
      for (const tag of ['"1"', 'W/"2"', '*', '2']) {
        const answer = await cancel({'if-match': tag});
        assert.equal(answer.statusCode, 412, tag);
        assert.equal(answer.json<SeenProblem>().code, 'precondition-failed');
        assert.deepEqual(answer.json<{currentAppointment: unknown}>().currentAppointment, appointment);
        assert.equal(answer.headers['etag'], '"2"');
      }
    });
    it('is done when it matches', async () => {
      const answer = await cancel({'if-match': '"2"'});
      assert.deepEqual([answer.statusCode, answer.headers['etag']], [200, '"2"']);
    });
    it('is replayed although the thing has changed since', async () => {
      const headers = {'if-match': '"2"', 'idempotency-key': 'replay-first'};
      const first = await cancel(headers);
      const again = await cancel(headers);
      assert.equal(again.body, first.body);
      assert.equal(again.headers['etag'], first.headers['etag']);
      assert.equal(again.headers['idempotency-replayed'], 'true');
    });
  });

  it('has every operation of the document as a route', () => {
    for (const {method, url} of operationsOf(loadContract()))
      assert.ok(gateway.app.hasRoute({method, url}), url);
  });
});
