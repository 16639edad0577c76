import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {GatewayError, type Failure} from '../failure.ts';
import {fakeHost} from '../testing/index.ts';
import {SubmitController, type Submission} from './submit-controller.ts';

type Input = {slot: string};
const problem = (status: number): Failure => ({
  kind: 'problem',
  status,
  code: 'any',
  problem: {type: '', title: '', status, code: 'any'},
});

/** A submission that answers what it is told, in turn, and remembers the keys. */
function setUp(outcomes: (string | Failure)[], lookUp?: Submission<Input, string>['lookUp']) {
  const keys: string[] = [];
  const controller = new SubmitController<Input, string>(fakeHost(), {
    send: (_input, key) => {
      keys.push(key);
      const outcome = outcomes.shift() ?? assert.fail('It was sent too often.');
      return typeof outcome === 'string'
        ? Promise.resolve(outcome)
        : Promise.reject(new GatewayError(outcome));
    },
    lookUp,
  });
  return {controller, keys};
}

describe('SubmitController', () => {
  it('sends once while an answer is pending', async () => {
    const {controller, keys} = setUp(['done']);
    const [first, second] = await Promise.all([
      controller.submit({slot: 'a'}),
      controller.submit({slot: 'a'}),
    ]);
    assert.equal(first, 'done');
    assert.equal(second, undefined);
    assert.equal(keys.length, 1);
    assert.deepEqual(controller.state, {state: 'ready', value: 'done'});
  });

  const table: [string, Failure, boolean][] = [
    ['offline', {kind: 'offline'}, true],
    ['timeout', {kind: 'timeout'}, true],
    ['401: the person signs in again', problem(401), true],
    ['429', problem(429), true],
    ['500', problem(500), true],
    ['a decision, 409', problem(409), false],
    ['a decision, 422', problem(422), false],
    ['a decision, 404', problem(404), false],
  ];
  for (const [name, failure, isSameIntention] of table) {
    it(`after ${name} the same input has ${isSameIntention ? 'the same' : 'another'} key`, async () => {
      const {controller, keys} = setUp([failure, 'done']);
      await controller.submit({slot: 'a'});
      assert.deepEqual(controller.state, {state: 'failed', failure, previous: undefined});
      await controller.submit({slot: 'a'});
      assert.equal(keys[0] === keys[1], isSameIntention);
    });
  }

  it('another input has another key, and so has the same one after success', async () => {
    const {controller, keys} = setUp([{kind: 'offline'}, 'done', 'done']);
    await controller.submit({slot: 'a'});
    await controller.submit({slot: 'b'});
    await controller.submit({slot: 'b'});
    assert.equal(new Set(keys).size, 3);
  });

  it('looks a write up that timed out, before it says that it failed', async () => {
    const found = setUp([{kind: 'timeout'}], ({slot}) => Promise.resolve(`found ${slot}`));
    assert.equal(await found.controller.submit({slot: 'a'}), 'found a');
    const lost = setUp([{kind: 'timeout'}, 'done'], () => Promise.resolve(undefined));
    await lost.controller.submit({slot: 'a'});
    assert.deepEqual(lost.controller.state, {
      state: 'failed',
      failure: {kind: 'timeout'},
      previous: undefined,
    });
    await lost.controller.submit({slot: 'a'});
    assert.equal(lost.keys[0], lost.keys[1]);
  });

  it('looks a write up of which the connection broke: it may have been done', async () => {
    const {controller} = setUp([{kind: 'offline'}], ({slot}) => Promise.resolve(`found ${slot}`));
    assert.equal(await controller.submit({slot: 'a'}), 'found a');
    const still = setUp([{kind: 'offline'}], () => Promise.reject(new GatewayError({kind: 'offline'})));
    await still.controller.submit({slot: 'a'});
    assert.deepEqual(still.controller.state, {
      state: 'failed',
      failure: {kind: 'offline'},
      previous: undefined,
    });
  });

  it('stays at "we do not know" when looking up fails too', async () => {
    const {controller} = setUp([{kind: 'timeout'}], () =>
      Promise.reject(new GatewayError({kind: 'offline'})),
    );
    await controller.submit({slot: 'a'});
    assert.deepEqual(controller.state, {state: 'failed', failure: {kind: 'timeout'}, previous: undefined});
  });

  it('does not look up what was refused', async () => {
    const {controller} = setUp([problem(409)], () => assert.fail('It was looked up.'));
    await controller.submit({slot: 'a'});
    assert.equal(controller.state.state, 'failed');
  });

  it('drops the answer to what was reset', async () => {
    const {controller} = setUp(['late']);
    const sending = controller.submit({slot: 'a'});
    controller.reset();
    assert.equal(await sending, undefined);
    assert.deepEqual(controller.state, {state: 'idle'});
  });
});
