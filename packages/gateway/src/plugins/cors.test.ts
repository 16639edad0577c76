import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {practiceHandlers} from '../routes/practice.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';

const allowed = 'https://praktijk.example';

describe('cross-origin requests', () => {
  let gateway: TestGateway;
  let closed: TestGateway;

  before(async () => {
    const handlers = fakeHandlers(practiceHandlers);
    gateway = await startTestGateway({
      handlers,
      config: {allowedOrigins: [allowed, 'http://127.0.0.1:8080']},
    });
    closed = await startTestGateway({handlers});
  });
  after(async () => {
    await gateway.close();
    await closed.close();
  });

  const ask = (origin: string, to = gateway) => to.app.inject({url: '/v1/practice', headers: {origin}});
  const preflight = (origin: string, to = gateway) =>
    to.app.inject({
      method: 'OPTIONS',
      url: '/v1/appointments',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });

  it('lets a listed origin read answers, and says which headers', async () => {
    const {headers} = await ask(allowed);
    assert.equal(headers['access-control-allow-origin'], allowed);
    assert.match(String(headers['vary']), /Origin/i);
    const exposed = String(headers['access-control-expose-headers']).split(', ');
    for (const name of ['API-Version', 'ETag', 'Location']) assert.ok(exposed.includes(name), name);
    assert.equal(headers['access-control-allow-credentials'], undefined);
  });

  it('lets a listed origin send what a write needs', async () => {
    const {statusCode, headers} = await preflight(allowed);
    assert.equal(statusCode, 204);
    assert.equal(headers['access-control-allow-origin'], allowed);
    const names = String(headers['access-control-allow-headers']).split(', ');
    for (const name of [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'Accept-Language',
    ]) {
      assert.ok(names.includes(name), name);
    }
    assert.match(String(headers['access-control-allow-methods']), /POST.*DELETE/);
    assert.equal(headers['access-control-allow-credentials'], undefined);
  });

  it('lets it read refusals too', async () => {
    const answer = await gateway.app.inject({url: '/v1/session', headers: {origin: allowed}});
    assert.equal(answer.statusCode, 401);
    assert.equal(answer.headers['access-control-allow-origin'], allowed);
  });

  const others = [
    'https://praktijk.example:8443',
    'http://praktijk.example',
    'https://www.praktijk.example',
    'https://praktijk.example.evil.example',
    'https://PRAKTIJK.example',
    'null',
    '*',
  ];
  for (const origin of others) {
    it(`does not know ${origin}`, async () => {
      assert.equal((await ask(origin)).headers['access-control-allow-origin'], undefined);
      assert.equal((await preflight(origin)).headers['access-control-allow-origin'], undefined);
    });
  }

  it('allows nobody by default', async () => {
    assert.equal((await ask(allowed, closed)).headers['access-control-allow-origin'], undefined);
    assert.equal((await preflight(allowed, closed)).headers['access-control-allow-origin'], undefined);
  });
});
