import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {failed, idle, loading, ready, renderLoadable, valueOf, type Loadable} from './loadable.ts';

const offline = {kind: 'offline'} as const;
const show = (state: Loadable<string[]>) =>
  renderLoadable(state, {
    loading: () => 'loading',
    empty: {is: (list) => list.length === 0, view: () => 'empty'},
    ready: (list, isStale) => `${list.join('+')}${isStale ? ' (stale)' : ''}`,
    failed: (failure, previous) => `${failure.kind} ${previous?.join('+') ?? '-'}`,
  });

describe('renderLoadable', () => {
  const table: [Loadable<string[]>, string][] = [
    [idle, 'loading'],
    [loading(), 'loading'],
    [loading(['a']), 'a (stale)'],
    [loading([]), 'empty'],
    [ready([]), 'empty'],
    [ready(['a', 'b']), 'a+b'],
    [failed(offline), 'offline -'],
    [failed(offline, ['a']), 'offline a'],
  ];
  for (const [state, expected] of table) {
    it(`${JSON.stringify(state)} shows ${expected}`, () => assert.equal(show(state), expected));
  }

  it('a value that counts as false is a value', () => {
    const views = {loading: () => 'loading', empty: null, ready: String, failed: () => 'failed'};
    assert.equal(renderLoadable(ready(0), views), '0');
    assert.equal(valueOf(ready(0)), 0);
  });

  it('a forgotten view does not compile', () => {
    // @ts-expect-error Every way in which a wait can end needs words.
    const forgetful = () => renderLoadable(idle, {loading: () => '', empty: null, ready: () => ''});
    assert.equal(typeof forgetful, 'function');
  });
});
