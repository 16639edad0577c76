import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {body, example, exampleOf, fakeGateway, offline, problem, response, timeout} from './fake-gateway.ts';

const address = 'https://gateway.example/de-linde/v1';
const signedIn = {Authorization: 'Bearer token'};
const get = (path: string, headers: Record<string, string> = signedIn) =>
  new Request(address + path, {headers});

describe('fakeGateway', () => {
  it('answers with the first example, with a named one, and with a body of the test', async () => {
    const session = exampleOf('getSession', 'family');
    const fetch = fakeGateway();
    assert.deepEqual(await (await fetch(get('/session'))).json(), exampleOf('getSession'));
    fetch.change({getSession: example('family')});
    assert.deepEqual(await (await fetch(get('/session'))).json(), session);
    fetch.change({getSession: body({...session, subjects: []})});
    assert.deepEqual(await (await fetch(get('/session'))).json(), {...session, subjects: []});
  });

  it('refuses as a gateway does: without a token, a key or a tag', async () => {
    const fetch = fakeGateway();
    const code = async (request: Request) => ((await (await fetch(request)).json()) as {code: string}).code;
    const post = (path: string, headers: Record<string, string>) =>
      new Request(address + path, {method: 'POST', headers: {...signedIn, ...headers}});
    assert.equal(await code(get('/session', {})), 'token-missing');
    assert.equal(await code(post('/slot-holds', {})), 'idempotency-key-required');
    const change = '/appointments/apt-1/cancellation';
    assert.equal(await code(post(change, {'Idempotency-Key': '12345678'})), 'precondition-required');
    const done = await fetch(post(change, {'Idempotency-Key': '12345678', 'If-Match': '"1"'}));
    assert.equal(done.status, 200);
    assert.equal(done.headers.get('ETag'), '"2"');
  });

  it('fails as it is told, by request', async () => {
    const fetch = fakeGateway({
      getSession: ({count}) => [offline, timeout, problem('service-unavailable', {detail: 'x'})][count - 1],
      getPractice: response(() => new Response('<html>', {status: 502})),
    });
    await assert.rejects(fetch(get('/session')), TypeError);
    await assert.rejects(fetch(get('/session')), {name: 'TimeoutError'});
    const refused = await fetch(get('/session'));
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('Content-Type'), 'application/problem+json');
    assert.equal((await fetch(get('/session'))).status, 200);
    assert.equal((await fetch(get('/practice', {}))).status, 502);
    assert.deepEqual(
      fetch.calls.map(({operationId, count}) => `${operationId} ${count}`),
      ['getSession 1', 'getSession 2', 'getSession 3', 'getSession 4', 'getPractice 1'],
    );
    assert.equal(fetch.pending(), 0);
  });

  it('knows nothing beside the contract', async () => {
    await assert.rejects(fakeGateway()(get('/diagnoses')), /no GET .*diagnoses/);
  });
});
