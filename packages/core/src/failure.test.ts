import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {GatewayError, failureOf, hasCode, isAbort, unwrap, type Failure} from './failure.ts';

const reply = (status: number, body: unknown) =>
  Promise.resolve({
    ...(status < 300 ? {data: body} : {error: body}),
    response: new Response(null, {status}),
  });

async function failureFrom(result: Parameters<typeof unwrap>[0]): Promise<Failure> {
  try {
    await unwrap(result);
  } catch (error) {
    assert.ok(error instanceof GatewayError);
    return error.failure;
  }
  return assert.fail('It was taken for an answer.');
}

describe('unwrap', () => {
  it('gives the data of a reply that is ok, and nothing for 204', async () => {
    assert.deepEqual(await unwrap(reply(200, {id: 'a'})), {id: 'a'});
    assert.equal(await unwrap(reply(204, undefined)), undefined);
  });

  const taken = {
    type: '/problems/slot-taken',
    title: 'Taken',
    status: 409,
    code: 'slot-taken',
    alternatives: [],
  };
  const table: [string, number, unknown, Partial<Failure>][] = [
    [
      'a problem of ours keeps all it says',
      409,
      taken,
      {kind: 'problem', status: 409, code: 'slot-taken', problem: taken},
    ],
    [
      'an unknown code stays as it is',
      422,
      {code: 'new-rule'},
      {kind: 'problem', status: 422, code: 'new-rule'},
    ],
    ['a refusal with an empty body is no answer', 401, '', {kind: 'problem', code: 'token-missing'}],
    [
      'a page of a proxy is known by its status',
      502,
      '<html>',
      {kind: 'problem', code: 'service-unavailable'},
    ],
    ['a body that is no object', 429, 'slow', {kind: 'problem', code: 'too-many-requests'}],
    ['a code that is no text', 400, {code: 7}, {kind: 'unexpected', cause: 400}],
    ['a status without meaning for us', 418, null, {kind: 'unexpected', cause: 418}],
    ['success without a body', 200, undefined, {kind: 'unexpected', cause: 200}],
  ];
  for (const [name, status, body, expected] of table) {
    it(name, async () => {
      const failure = await failureFrom(reply(status, body));
      assert.deepEqual({...failure, ...expected}, failure);
    });
  }

  it('tells what was thrown apart', async () => {
    const broken = new SyntaxError('Unexpected token <');
    assert.deepEqual(await failureFrom(Promise.reject(new TypeError('Failed to fetch'))), {kind: 'offline'});
    assert.deepEqual(await failureFrom(Promise.reject(new DOMException('', 'TimeoutError'))), {
      kind: 'timeout',
    });
    assert.deepEqual(await failureFrom(Promise.reject(broken)), {kind: 'unexpected', cause: broken});
  });

  it('passes an abort on: giving up is no failure', async () => {
    await assert.rejects(unwrap(Promise.reject(new DOMException('', 'AbortError'))), (error) => {
      return isAbort(error) && !(error instanceof GatewayError);
    });
  });
});

describe('failureOf', () => {
  it('never takes a mistake in a program for a lost connection', () => {
    const mistake = new TypeError('undefined is not a function');
    assert.deepEqual(failureOf(mistake), {kind: 'unexpected', cause: mistake});
    assert.deepEqual(failureOf(new GatewayError({kind: 'timeout'})), {kind: 'timeout'});
  });

  it('has a code only where the gateway gave one', () => {
    const problem = {type: '', title: '', status: 409, code: 'slot-taken'};
    assert.ok(
      hasCode({kind: 'problem', status: 409, code: 'slot-taken', problem}, 'not-found', 'slot-taken'),
    );
    assert.ok(!hasCode({kind: 'problem', status: 409, code: 'slot-taken', problem}, 'not-found'));
    assert.ok(!hasCode({kind: 'offline'}, 'slot-taken'));
    assert.ok(!hasCode(undefined, 'slot-taken'));
  });
});
