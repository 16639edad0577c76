import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {WorkItem} from '@gp-elements/core';
import {exampleOf} from '@gp-elements/core/testing';
import {all, countsOf, follow, isFree, nextOf, noRows, type Rows} from './work-list.ts';

const one = exampleOf('getWorkItem');
const item = (id: string, change: Partial<WorkItem> = {}): WorkItem => ({...one, id, ...change});
const ids = ({shown, waiting}: Rows) => [shown, waiting].map((items) => items.map(({id}) => id).join(''));
const items = (names: string) => [...names].map((id) => item(id));
const none = new Map<string, WorkItem>();

describe('rows on screen', () => {
  for (const [name, shown, latest, inHand, expected] of [
    ['the first list is shown as it comes', '', 'abc', '', ['abc', '']],
    ['what is new waits', 'bc', 'abcd', '', ['bc', 'ad']],
    ['what is gone leaves', 'abc', 'ac', '', ['ac', '']],
    ['what is gone stays while it is in hand', 'abc', 'ac', 'b', ['abc', '']],
    ['the order on screen stays', 'abc', 'cba', '', ['abc', '']],
    ['on an empty screen nothing waits', 'a', 'b', '', ['b', '']],
  ] as const) {
    it(name, () => {
      const rows = shown ? {shown: items(shown), waiting: []} : noRows;
      assert.deepEqual(ids(follow(rows, items(latest), none, new Set(inHand))), expected);
    });
  }

  it('an answer older than what is known changes nothing', () => {
    const known = new Map([
      ['a', item('a', {revision: 3, state: 'done'})],
      ['b', item('b', {revision: 2, isUnseen: false})],
    ]);
    const {shown} = follow({shown: items('b'), waiting: []}, items('ab'), known, new Set());
    assert.deepEqual(
      shown.map(({id, isUnseen}) => [id, isUnseen]),
      [['b', false]],
    );
  });

  it('what waits is put where the gateway has it, and what is done leaves', () => {
    const rows = {shown: [item('b', {state: 'done'}), item('c')], waiting: items('ad')};
    assert.deepEqual(ids(all(rows, items('abcd'))), ['acd', '']);
  });

  it('counts what is open, by kind', () => {
    const list = [
      item('a'),
      item('b', {isUnseen: false}),
      item('c', {state: 'done'}),
      item('d', {kind: 'slot-vanished'}),
    ];
    assert.deepEqual(countsOf(list), [
      {kind: 'appointment-request', open: 2, unseen: 1},
      {kind: 'slot-vanished', open: 1, unseen: 1},
    ]);
  });

  it('goes on below, then from the top, past what a colleague has and what waits in an action', () => {
    const tim = {id: 'tim', name: 'Tim'};
    const planned = {
      id: 'bulk-1',
      action: 'accept',
      by: {id: 'me', name: 'Me'},
      executesAt: one.createdAt,
    } as const;
    const list = [
      item('a'),
      item('b', {assignee: tim}),
      item('p', {planned}),
      item('d', {state: 'done'}),
      item('c', {assignee: {id: 'me', name: 'Me'}}),
    ];
    const isMine = (each: WorkItem) => isFree(each, 'me');
    assert.deepEqual(
      [0, 1, 2, 5].map((index) => nextOf(list, index, isMine)?.id),
      ['a', 'c', 'c', 'a'],
    );
    assert.equal(nextOf(list.slice(1, 4), 0, isMine), undefined);
  });
});
