import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Problem} from '../errors.ts';
import {readConfig} from '../config.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addPerson} from '../testing/people.ts';

type Answer = Awaited<ReturnType<TestGateway['app']['inject']>>;

const LIMIT = 3;

function assertLimited(answer: Answer, what = ''): void {
  assert.equal(answer.statusCode, 429, what);
  assert.equal(answer.json<Problem>().code, 'too-many-requests');
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  const seconds = Number(answer.headers['retry-after']);
  assert.ok(seconds >= 1 && seconds <= 60, `Retry-After ${seconds}`);
}

describe('limits on how often one sender may ask', () => {
  let gateway: TestGateway;
  const ask = (url: string, headers: Record<string, string> = {}, remoteAddress = '192.0.2.1') =>
    gateway.app.inject({url, headers, remoteAddress});
  const asPerson = async (id: string, address?: string) =>
    ask('/v1/session', {authorization: `Bearer ${await gateway.tokenFor(id)}`}, address);

  before(async () => {
    gateway = await startTestGateway({
      config: {limits: {perPerson: LIMIT, perAddress: LIMIT}, trustedProxies: ['10.0.0.1']},
    });
    for (const id of ['anna', 'bram', 'carla']) await addPerson(gateway.db, {id, name: id});
  });
  after(() => gateway.close());

  it('counts a person from whatever address, and logs no access for what it refuses', async () => {
    for (let count = 0; count < LIMIT; count += 1)
      assert.equal((await asPerson('anna', `192.0.2.${count}`)).statusCode, 200);
    const rows = () => gateway.db.selectFrom('access_log').selectAll().execute();
    const logged = (await rows()).length;
    assertLimited(await asPerson('anna', '192.0.2.9'));
    assert.equal((await rows()).length, logged);
  });

  it('lets others at that address go on', async () => {
    assert.equal((await asPerson('bram')).statusCode, 200);
  });

  it('counts by address what comes without a token that counts', async () => {
    const address = '198.51.100.1';
    assert.equal((await ask('/v1/practice', {}, address)).statusCode, 200);
    assert.equal((await ask('/v1/session', {}, address)).statusCode, 401);
    assert.equal((await ask('/v1/session', {authorization: 'Bearer nonsense'}, address)).statusCode, 401);
    assertLimited(await ask('/v1/session', {authorization: 'Bearer nonsense'}, address));
    assertLimited(await ask('/v1/practice', {}, address));
    // Who is signed in there is not kept from booking.
    assert.equal((await asPerson('carla', address)).statusCode, 200);
    assert.equal((await ask('/healthz', {}, address)).statusCode, 200);
    assert.equal((await ask('/readyz', {}, address)).statusCode, 200);
  });

  it('counts a network, for an IPv6 address costs nothing', async () => {
    for (let count = 0; count < LIMIT; count += 1) await ask('/v1/practice', {}, `2001:db8::${count}`);
    assertLimited(await ask('/v1/practice', {}, '2001:db8::ffff'));
    assert.equal((await ask('/v1/practice', {}, '2001:db8:0:1::1')).statusCode, 200);
  });

  it('believes a proxy only when it is told to', async () => {
    const from = (address: string) => ({'x-forwarded-for': address});
    for (let count = 0; count < LIMIT + 1; count += 1) {
      const answer = await ask('/v1/practice', from(`203.0.113.${count}`), '10.0.0.1');
      assert.equal(answer.statusCode, 200);
    }
    for (let count = 0; count < LIMIT; count += 1)
      await ask('/v1/practice', from(`203.0.113.${count + 10}`), '192.0.2.77');
    assertLimited(await ask('/v1/practice', from('203.0.113.99'), '192.0.2.77'));
  });

  it('has an answer that a page of another origin can read', async () => {
    const own = await startTestGateway({
      config: {limits: {perPerson: 1, perAddress: 1}, allowedOrigins: ['https://praktijk.example']},
    });
    try {
      const headers = {origin: 'https://praktijk.example'};
      await own.app.inject({url: '/v1/practice', headers});
      const refused = await own.app.inject({url: '/v1/practice', headers});
      assertLimited(refused);
      assert.equal(refused.headers['access-control-allow-origin'], 'https://praktijk.example');
      assert.match(String(refused.headers['access-control-expose-headers']), /Retry-After/);
    } finally {
      await own.close();
    }
  });
});

describe('the limits by default', () => {
  it('let 200 patients at one address open the page and book at once', async () => {
    const {limits} = readConfig({GP_DEMO: '1'});
    const gateway = await startTestGateway({config: {limits}});
    try {
      const ids = Array.from({length: 200}, (_, index) => `patient${index}`);
      for (const id of ids) await addPerson(gateway.db, {id, name: id});
      const statuses = await Promise.all(
        ids.flatMap((id) =>
          ['/v1/practice', '/v1/practice', '/v1/session'].map(async (url) => {
            const headers = {authorization: `Bearer ${await gateway.tokenFor(id)}`};
            return (await gateway.app.inject({url, headers, remoteAddress: '192.0.2.1'})).statusCode;
          }),
        ),
      );
      assert.deepEqual(new Set(statuses), new Set([200]));
    } finally {
      await gateway.close();
    }
  });
});
