import contract from '@gp-elements/contract/openapi.json' with {type: 'json'};
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {PUBLIC_PATHS, createGatewayClient, type GatewayClientOptions} from './client.ts';
import {GatewayError} from './failure.ts';
import {listAppointmentTypes} from './operations/booking.ts';
import {getAppointment} from './operations/booking-changes.ts';
import {createSlotHold} from './operations/booking-writes.ts';
import {getPractice} from './operations/practice.ts';
import {getSession} from './operations/session.ts';
import {fakeGateway, never, problem} from './testing/index.ts';

const client = (options: Partial<GatewayClientOptions>) =>
  createGatewayClient({baseUrl: 'https://gateway.example/de-linde/v1', ...options});

const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => assert.fail('It was answered.'),
    (error: unknown) => {
      assert.ok(error instanceof GatewayError);
      return error.failure;
    },
  );

// Node's timers of `AbortSignal.timeout` do not keep a process alive.
const alive = setInterval(() => {}, 1000);
after(() => clearInterval(alive));

describe('the client', () => {
  it('sends the token, and asks for it at every request', async () => {
    const fetch = fakeGateway();
    let count = 0;
    const gateway = client({fetch, getToken: () => `token-${++count}`});
    await getSession(gateway);
    await getSession(gateway);
    assert.deepEqual(
      fetch.calls.map(({headers}) => headers.get('Authorization')),
      ['Bearer token-1', 'Bearer token-2'],
    );
  });

  it('takes an address with or without a slash at its end, and keeps an id in its place', async () => {
    const urls: string[] = [];
    for (const baseUrl of ['https://gateway.example/v1', 'https://gateway.example/v1/']) {
      const fetch = (request: Request) => {
        urls.push(request.url);
        return Promise.resolve(Response.json({}));
      };
      await getAppointment(createGatewayClient({baseUrl, fetch, getToken: () => 'token'}), {id: 'a/../b?c'});
    }
    assert.deepEqual(new Set(urls), new Set(['https://gateway.example/v1/appointments/a%2F..%2Fb%3Fc']));
  });

  it('asks for a fresh token once after 401, and sends the same body again', async () => {
    const fetch = fakeGateway({
      createSlotHold: ({count}) => (count === 1 ? problem('token-expired') : undefined),
    });
    const asked: unknown[] = [];
    let refused = 0;
    const gateway = client({
      fetch,
      getToken: (options) => {
        asked.push(options);
        return Promise.resolve(options?.refresh ? 'fresh' : 'stale');
      },
      onUnauthorized: () => refused++,
    });
    const hold = await createSlotHold(gateway, {key: 'key-key-1', timeSlotId: 'a', appointmentTypeId: 'b'});
    assert.equal(hold.id, 'hold-1');
    assert.deepEqual(asked, [undefined, {refresh: true}]);
    assert.deepEqual(
      fetch.calls.map(({headers, body}) => [
        headers.get('Authorization'),
        headers.get('Idempotency-Key'),
        body,
      ]),
      [
        ['Bearer stale', 'key-key-1', {timeSlotId: 'a', appointmentTypeId: 'b'}],
        ['Bearer fresh', 'key-key-1', {timeSlotId: 'a', appointmentTypeId: 'b'}],
      ],
    );
    assert.equal(refused, 0);
  });

  it('gives up after the second refusal, and says so once', async () => {
    const fetch = fakeGateway({getSession: problem('token-invalid')});
    let refused = 0;
    const gateway = client({fetch, getToken: () => 'token', onUnauthorized: () => refused++});
    assert.deepEqual(await failing(getSession(gateway)), {
      kind: 'problem',
      status: 401,
      code: 'token-invalid',
      problem: {
        type: '/problems/token-invalid',
        title: 'The access token was refused',
        status: 401,
        code: 'token-invalid',
      },
    });
    assert.equal(fetch.calls.length, 2);
    assert.equal(refused, 1);
  });

  for (const getToken of [undefined, () => null, () => Promise.resolve(undefined)]) {
    it(`answers 401 itself without a token (${getToken?.toString() ?? 'no getToken'})`, async () => {
      const fetch = fakeGateway();
      const failure = await failing(getSession(client({fetch, getToken})));
      assert.equal(failure.kind === 'problem' && failure.code, 'token-missing');
      assert.equal(fetch.calls.length, 0);
    });
  }

  it('reads what is public without asking for a token', async () => {
    const fetch = fakeGateway();
    const practice = await getPractice(client({fetch, getToken: () => assert.fail('It was asked.')}));
    assert.equal(practice.id, 'de-linde');
    assert.equal(fetch.calls[0]?.headers.has('Authorization'), false);
  });

  it('knows what the contract makes public', () => {
    const paths: Record<string, Record<string, {security?: unknown[]}>> = contract.paths;
    const open = Object.entries(paths)
      .filter(([, methods]) => Object.values(methods).some(({security}) => security?.length === 0))
      .map(([path]) => path);
    assert.deepEqual([...PUBLIC_PATHS], open);
  });

  it('asks for the language of that moment', async () => {
    const fetch = fakeGateway();
    let language = 'en-GB';
    const gateway = client({fetch, getToken: () => 'token', locale: () => language});
    await getPractice(gateway);
    language = 'nl';
    await listAppointmentTypes(gateway);
    assert.deepEqual(
      fetch.calls.map(({headers}) => headers.get('Accept-Language')),
      ['en-GB', 'nl'],
    );
  });

  it('gives up after the time that is set, while reading and while waiting for a token', async () => {
    const fetch = fakeGateway({getSession: never});
    assert.deepEqual(await failing(getSession(client({fetch, getToken: () => 'token', timeoutMs: 20}))), {
      kind: 'timeout',
    });
    assert.equal(fetch.pending(), 0);
    const slow = client({fetch, getToken: () => new Promise(() => {}), timeoutMs: 20});
    assert.deepEqual(await failing(getSession(slow)), {kind: 'timeout'});
  });

  it('passes the abort of a caller on', async () => {
    const fetch = fakeGateway({getSession: never});
    const abort = new AbortController();
    const reading = getSession(client({fetch, getToken: () => 'token'}), {signal: abort.signal});
    abort.abort();
    await assert.rejects(reading, {name: 'AbortError'});
    assert.equal(fetch.pending(), 0);
  });

  it('takes a token that cannot be had for what it is', async () => {
    const lost = client({
      fetch: fakeGateway(),
      getToken: () => Promise.reject(new TypeError('Failed to fetch')),
    });
    assert.deepEqual(await failing(getSession(lost)), {kind: 'offline'});
  });

  it('refuses a practice whose clock or zone cannot be understood', async () => {
    for (const wrong of [{now: 'Monday'}, {timeZone: 'Europe/Atlantis'}]) {
      const send = fakeGateway();
      const fetch = async (request: Request) => {
        const practice = (await (await send(request)).json()) as object;
        return Response.json({...practice, ...wrong});
      };
      assert.equal((await failing(getPractice(client({fetch})))).kind, 'unexpected');
    }
  });
});
