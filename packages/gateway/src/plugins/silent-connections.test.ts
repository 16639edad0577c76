import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {test} from 'node:test';
import {startTestGateway} from '../testing/gateway.ts';

test('a connection on which nobody asked anything does not keep a gateway that stops waiting', async () => {
  const gateway = await startTestGateway();
  const {hostname, port} = new URL(await gateway.listen());
  const silent = connect(Number(port), hostname);
  await once(silent, 'connect');
  // The server knows of it once it answers on a later one.
  assert.equal((await fetch(`http://${hostname}:${port}/healthz`)).status, 200);
  const ended = once(silent, 'close');
  const from = performance.now();
  await gateway.close();
  await ended;
  assert.ok(performance.now() - from < 20_000, 'it waited for it');
});
