import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import {connect} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {practitionerHandlers} from '../routes/practitioners.ts';
import {sessionHandlers} from '../routes/session.ts';
import {fakeHandlers} from '../testing/fake-handlers.ts';
import {startTestGateway, type TestGateway} from '../testing/gateway.ts';
import {addPerson} from '../testing/people.ts';

describe('the operator log', () => {
  let gateway: TestGateway;

  before(async () => {
    const handlers = fakeHandlers({
      ...sessionHandlers,
      ...practitionerHandlers,
      createAppointment: ({body}) => Promise.reject(new Error(`geen plek voor ${body.reason}`)),
    });
    gateway = await startTestGateway({handlers});
    await addPerson(gateway.db, {id: 'anna', name: 'Anna Geheimnaam', phone: '06 12 34 56 78'});
  });
  after(() => gateway.close());

  it('has a line per answer with ids, codes and durations', async () => {
    const token = await gateway.tokenFor('anna');
    gateway.logLines.length = 0;
    await gateway.app.inject({url: '/v1/session', headers: {authorization: `Bearer ${token}`}});
    await gateway.app.inject({url: '/v1/session'});
    const lines = gateway.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(lines.length, 2);
    const [first, second] = lines;
    assert.deepEqual(Object.keys(first ?? {}).sort(), [
      'durationMs',
      'level',
      'method',
      'msg',
      'requestId',
      'route',
      'status',
      'time',
    ]);
    assert.equal(first?.['route'], 'getSession');
    assert.equal(first?.['status'], 200);
    assert.equal(typeof first?.['durationMs'], 'number');
    assert.match(String(first?.['requestId']), /^[0-9a-f-]{36}$/);
    assert.equal(second?.['code'], 'token-missing');
  });

  it('holds no token, body, query, name or message of an error', async () => {
    const token = await gateway.tokenFor('anna');
    const authorization = `Bearer ${token}`;
    gateway.logLines.length = 0;
    const secret = 'geheimpje';
    const headers = {
      authorization,
      'idempotency-key': secret,
      'content-type': 'application/json',
      'user-agent': secret,
    };
    const create = (payload: string) =>
      gateway.app.inject({method: 'POST', url: '/v1/appointments', headers, payload});
    const body = {timeSlotId: 'slot-1', appointmentTypeId: 'spreekuur', reason: secret};
    assert.equal((await create(JSON.stringify(body))).statusCode, 500);
    await create(JSON.stringify({...body, [secret]: secret}));
    await create(`{"reason": ${secret}}`);
    await create(secret.repeat(10_000));
    for (const url of [
      '/v1/session',
      `/v1/session?${secret}=1`,
      `/v1/practitioners?personId=${secret}`,
      `/v1/appointments/${secret}`,
      `/v1/${secret}`,
      `/${secret}?a=%zz`,
      `/v1/appointments/%zz${secret}`,
    ]) {
      await gateway.app.inject({url, headers});
    }
    await gateway.app.inject({url: '/v1/session', headers: {authorization: `Bearer ${secret}`}});
    const text = gateway.logLines.join('');
    assert.ok(gateway.logLines.length >= 12);
    assert.match(text, /"route":"createAppointment","status":500,"code":"internal-error"/);
    for (const found of [secret, token, token.split('.')[2] ?? token, 'Geheimnaam', '06 12', 'eyJ']) {
      assert.ok(!text.includes(found), found);
    }
  });

  it('says of an error what and where, not what it said', async () => {
    const line = gateway.logLines.find((one) => one.includes('request failed')) ?? '{}';
    const {failure} = JSON.parse(line) as {failure?: {type: string; stack: string[]}};
    assert.equal(failure?.type, 'Error');
    assert.ok(failure?.stack.every((frame) => frame.startsWith('at ')));
    assert.ok((failure?.stack.length ?? 0) > 0);
  });

  it('takes a sender who hangs up for no fault of ours', async () => {
    const {port} = new URL(await gateway.listen());
    const authorization = `Bearer ${await gateway.tokenFor('anna')}`;
    gateway.logLines.length = 0;
    const head = `POST /v1/appointments HTTP/1.1\r\nHost: praktijk.example\r\nAuthorization: ${authorization}\r\n`;
    const body =
      'Content-Type: application/json\r\nIdempotency-Key: key-of-a-hang-up\r\nContent-Length: 50\r\n\r\n{';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head + body));
    const [request] = (await once(gateway.app.server, 'request')) as [IncomingMessage];
    // So long that the gateway waits for the rest of the body.
    await setTimeout(50);
    socket.destroy();
    await new Promise((resolve) => request.once('close', resolve));
    await setTimeout(50);
    for (const line of gateway.logLines) assert.ok((JSON.parse(line) as {level: number}).level < 50, line);
  });
});
