import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {GatewayError} from '../failure.ts';
import {fakeHost} from '../testing/index.ts';
import {LoadController} from './load-controller.ts';

function setUp() {
  const host = fakeHost();
  const controller = new LoadController<string>(host);
  host.connect();
  return {host, controller};
}

/** A question whose answer comes when the test says so. */
function question() {
  let resolve!: (value: string) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<string>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  const signals: AbortSignal[] = [];
  const load = (signal: AbortSignal) => {
    signals.push(signal);
    return promise;
  };
  return {load, resolve, reject, signals};
}

describe('LoadController', () => {
  it('goes from idle through loading to ready', async () => {
    const {host, controller} = setUp();
    assert.deepEqual(controller.state, {state: 'idle'});
    const running = controller.run(() => Promise.resolve('a'));
    assert.equal(controller.state.state, 'loading');
    await running;
    assert.deepEqual(controller.state, {state: 'ready', value: 'a'});
    assert.equal(host.updates(), 2);
  });

  it('keeps the previous value while reading again and after a failure', async () => {
    const {controller} = setUp();
    await controller.run(() => Promise.resolve('a'));
    const running = controller.run(() => Promise.reject(new GatewayError({kind: 'offline'})));
    assert.deepEqual(controller.state, {state: 'loading', previous: 'a'});
    await running;
    assert.deepEqual(controller.state, {state: 'failed', failure: {kind: 'offline'}, previous: 'a'});
    assert.equal(controller.value, 'a');
  });

  it('drops a late answer to an older question, and a late failure', async () => {
    const {controller} = setUp();
    const [first, second] = [question(), question()];
    void controller.run(first.load);
    const running = controller.run(second.load);
    assert.equal(first.signals[0]?.aborted, true);
    second.resolve('new');
    await running;
    first.resolve('old');
    await Promise.resolve();
    assert.deepEqual(controller.state, {state: 'ready', value: 'new'});

    const third = question();
    void controller.run(third.load);
    const again = controller.run(() => Promise.resolve('newest'));
    third.reject(new GatewayError({kind: 'offline'}));
    await again;
    assert.deepEqual(controller.state, {state: 'ready', value: 'newest'});
  });

  it('gives up when the host leaves, and asks again when it comes back', async () => {
    const {host, controller} = setUp();
    const {load, signals} = question();
    void controller.run(load);
    host.disconnect();
    assert.equal(signals[0]?.aborted, true);
    assert.equal(controller.state.state, 'loading');
    host.connect();
    assert.equal(signals.length, 2);
    assert.equal(signals[1]?.aborted, false);
  });

  it('does not ask again for what was answered', async () => {
    const {host, controller} = setUp();
    let asked = 0;
    await controller.run(() => Promise.resolve(String(++asked)));
    host.disconnect();
    host.connect();
    assert.equal(asked, 1);
  });

  it('waits with a question until its host is on a page', async () => {
    const host = fakeHost();
    const controller = new LoadController<string>(host);
    let asked = 0;
    await controller.run(() => Promise.resolve(String(++asked)));
    assert.equal(asked, 0);
    host.connect();
    assert.equal(asked, 1);
  });

  it('reset forgets value and question', async () => {
    const {host, controller} = setUp();
    const {load, resolve} = question();
    const running = controller.run(load);
    controller.reset();
    resolve('late');
    await running;
    assert.deepEqual(controller.state, {state: 'idle'});
    host.disconnect();
    host.connect();
    assert.deepEqual(controller.state, {state: 'idle'});
  });

  it('a hundred rounds leave no request open', () => {
    const {host, controller} = setUp();
    const {load, signals} = question();
    void controller.run(load);
    for (let round = 0; round < 100; round++) {
      host.disconnect();
      host.connect();
    }
    host.disconnect();
    assert.equal(signals.length, 101);
    assert.ok(signals.every(({aborted}) => aborted));
  });
});
