import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {WorkItem} from '@gp-elements/core';
import {exampleOf} from '@gp-elements/core/testing';
import {hasTyped, open, see, textFault} from './work.machine.ts';

const me = {id: 'me', name: 'Samira'};
const tim = {id: 'tim', name: 'Tim'};
const first = exampleOf('getWorkItem');
const next = (item: WorkItem, change: Partial<WorkItem>): WorkItem => ({
  ...item,
  revision: item.revision + 1,
  ...change,
});
const mine = open(next(first, {assignee: me}), 'me');
const moved = {appointment: {...first.appointment, start: '2026-11-26T10:00:00+01:00'}};

describe('the item that is open', () => {
  it('is being assigned, one’s own, or a colleague’s', () => {
    assert.equal(open(first, 'me').is, 'opening');
    assert.equal(mine.is, 'mine');
    assert.equal(open({...first, assignee: tim}, 'me').is, 'theirs');
  });

  it('another item and an older answer are no news', () => {
    assert.equal(see(mine, next(mine.item, {id: 'other'}), 'me', false), mine);
    assert.equal(see(mine, first, 'me', false), mine);
  });

  it('that is assigned has not changed', () => {
    const work = see(open(first, 'me'), next(first, {assignee: me, isUnseen: false}), 'me', true);
    assert.deepEqual([work.is, work.before, work.isFresh], ['mine', undefined, false]);
  });

  it('that changed by itself is to be looked at first; one’s own attempt has shown it', () => {
    for (const byMe of [true, false]) {
      const work = see(mine, next(mine.item, moved), 'me', byMe);
      assert.deepEqual([work.is, work.before, work.isFresh], ['mine', mine.item, !byMe]);
    }
  });

  it('what may be done with the appointment changes with the hour, and is no change of it', () => {
    const change = {...first.appointment.change, allowed: false};
    const work = see(mine, next(mine.item, {appointment: {...first.appointment, change}}), 'me', false);
    assert.equal(work.before, undefined);
  });

  it('that a colleague took keeps what was typed; free again it is not taken by itself', () => {
    const typing = {...mine, isRefusing: true, text: 'Bel ons'};
    const lost = see(typing, next(mine.item, {assignee: tim}), 'me', false);
    assert.deepEqual([lost.is, lost.isLost, lost.text], ['theirs', true, 'Bel ons']);
    const {assignee: _nobody, ...rest} = lost.item;
    assert.equal(see(lost, {...rest, revision: 9}, 'me', false).is, 'theirs');
  });

  it('that is done or lapsed is over', () => {
    for (const state of ['done', 'lapsed', 'of a later version' as 'done'] as const)
      assert.equal(see(mine, next(mine.item, {state}), 'me', false).is, 'over');
  });

  it('a text counts once there is one, and has a most', () => {
    assert.equal(hasTyped({...mine, isRefusing: true, text: ' '}), false);
    assert.equal(hasTyped({...mine, isRefusing: true, text: 'x'}), true);
    assert.deepEqual(
      ['', 'x', 'x'.repeat(501)].map((text) => textFault({...mine, text})),
      ['missing', undefined, 'over'],
    );
  });
});
