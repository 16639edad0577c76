import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';

describe('health and readiness', () => {
  let gateway: TestGateway;

  before(async () => {
    gateway = await startTestGateway({handlers: fakeHandlers({})});
  });
  after(() => gateway.close());

  it('answer while all is well', async () => {
    for (const url of ['/healthz', '/readyz']) {
      const answer = await gateway.app.inject(url);
      assert.deepEqual([answer.statusCode, answer.json()], [200, {status: 'ok'}]);
      assert.equal(answer.headers['cache-control'], 'no-store');
    }
  });

  it('tell apart a process that lives and a store that takes no write', async () => {
    await sql`pragma query_only = on`.execute(gateway.db);
    const answer = await gateway.app.inject('/readyz');
    assert.equal(answer.statusCode, 503);
    assert.equal(answer.json<{code: string}>().code, 'service-unavailable');
    assert.equal((await gateway.app.inject('/healthz')).statusCode, 200);
    await sql`pragma query_only = off`.execute(gateway.db);
    assert.equal((await gateway.app.inject('/readyz')).statusCode, 200);
  });
});
