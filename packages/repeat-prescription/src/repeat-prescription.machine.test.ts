import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RepeatRequest, Subject} from '@gp-elements/core';
import {type Message, opening, type Repeat, stepOf, transition} from './repeat-prescription.machine.ts';

const anna: Subject = {id: 'anna', name: 'Anna', relation: 'self', draftKey: 'A'};
const bram: Subject = {...anna, id: 'bram', relation: 'child'};
const request = {id: 'repeat-1', etag: '"1"'} as RepeatRequest;

const after = (...messages: Message[]): Repeat => messages.reduce(transition, opening('order'));
const at = (state: Repeat) => [...state.past.map((screen) => screen.at), state.screen.at].join(' > ');

const person: Message = {is: 'person', person: anna};
const tick: Message = {is: 'tick', ids: ['a'], isOn: true};
const next: Message = {is: 'next', isWanting: false, asksPharmacy: false};
const toPharmacy: Message = {is: 'next', isWanting: false, asksPharmacy: true};
const sent: Message = {is: 'sent', request, late: []};
const list: Message = {is: 'list'};

const walks: readonly [name: string, messages: readonly Message[], where: string][] = [
  ['it begins with for whom', [], 'person'],
  ['then what', [person], 'choose'],
  ['then the check, where the pharmacy is certain', [person, tick, next], 'choose > check'],
  ['else the pharmacy', [person, tick, toPharmacy], 'choose > pharmacy'],
  ['and from there the check', [person, tick, toPharmacy, next], 'choose > pharmacy > check'],
  ['what is wanting keeps it', [person, {...next, isWanting: true}], 'choose'],
  ['no pharmacy keeps it', [person, tick, toPharmacy, toPharmacy], 'choose > pharmacy'],
  ['it is sent', [person, tick, next, sent], 'done'],
  ['also when the patient went back meanwhile', [person, tick, next, {is: 'back'}, sent], 'done'],
  ['or looks at the orders', [person, tick, next, list, sent], 'choose > check > list'],
  ['a change leads back', [person, tick, next, {is: 'change', at: 'pharmacy'}], 'pharmacy'],
  ['and on again', [person, tick, next, {is: 'change', at: 'choose'}, next], 'choose > check'],
  ['back', [person, tick, next, {is: 'back'}], 'choose'],
  ['there is no way back from the beginning', [person, {is: 'back'}], 'choose'],
  ['the orders', [person, list], 'choose > list'],
  ['the orders, once', [person, list, list], 'choose > list'],
  ['no orders of nobody', [list], 'person'],
  [
    'again, from the orders',
    [person, list, {is: 'take', order: {lines: {a: {}}}, to: 'check'}],
    'choose > list > check',
  ],
  [
    'a draft stays where it was offered',
    [person, {is: 'take', order: {lines: {a: {}}}, to: 'choose'}],
    'choose',
  ],
  ['a new one from the orders', [person, list, {is: 'new'}], 'list > choose'],
  ['a new one after the last', [person, tick, next, sent, {is: 'new'}], 'choose'],
  ['another person', [person, tick, next, {is: 'other-person'}], 'person'],
  ['another person, of orders', [person, list, {is: 'other-person'}, {is: 'person', person: bram}], 'list'],
];
for (const [name, messages, where] of walks)
  test(name, () => {
    assert.equal(at(after(...messages)), where);
  });

test('messages that make no sense where we are change nothing', () => {
  const ignored: readonly [Repeat, Message][] = [
    [opening('order'), tick],
    [opening('order'), {is: 'typed', change: {remark: 'x'}}],
    [opening('order'), next],
    [opening('order'), sent],
    [opening('order'), {is: 'new'}],
    [after(person), {is: 'person', person: bram}],
    [after(person), {is: 'days', id: 'a', daysLeft: '1'}],
    [after(person), {is: 'delivery', pharmacyId: 'x'}],
    [after(person), {is: 'change', at: 'choose'}],
    [after(person), {is: 'changed', request}],
    [after(person), {is: 'ask-withdraw', request}],
    [after(person), {is: 'keep'}],
    [after(person, tick, next), tick],
    [after(person, tick, next), next],
    [after(person, tick, next), {is: 'take', order: {lines: {}}, to: 'choose'}],
    [after(person, tick, next, sent), {is: 'changed', request: {...request, id: 'other'}}],
  ];
  for (const [state, message] of ignored) assert.equal(transition(state, message), state, message.is);
});

test('what was chosen stays on the way back, and goes when it was sent or another person is there', () => {
  const chosen = after(person, tick, {is: 'days', id: 'a', daysLeft: '3'}, next, {is: 'back'});
  assert.deepEqual(chosen.order.lines, {a: {daysLeft: '3'}});
  assert.deepEqual(after(person, tick, next, sent).order.lines, {});
  const other = transition(transition(chosen, {is: 'other-person'}), {is: 'person', person: bram});
  assert.deepEqual(other.order.lines, {});
  const same = transition(transition(chosen, {is: 'other-person'}), {is: 'person', person: anna});
  assert.deepEqual(same.order.lines, {a: {daysLeft: '3'}});
});

test('a tick that is taken away takes the days with it; one that is there keeps them', () => {
  const chosen = after(person, tick, {is: 'days', id: 'a', daysLeft: '3'});
  assert.deepEqual(transition(chosen, {...tick, ids: ['a', 'b']}).order.lines, {a: {daysLeft: '3'}, b: {}});
  assert.deepEqual(transition(chosen, {is: 'tick', ids: ['a'], isOn: false}).order.lines, {});
});

test('a question about an order is asked and taken away', () => {
  const asked = after(person, list, {is: 'ask-withdraw', request});
  assert.deepEqual(asked.screen, {at: 'list', withdrawing: request});
  assert.deepEqual(transition(asked, {is: 'keep'}).screen, {at: 'list'});
});

test('the one that was sent is shown as it is now', () => {
  const done = after(person, tick, next, sent, {is: 'changed', request: {...request, etag: '"2"'}});
  assert.equal(done.screen.at === 'done' && done.screen.request.etag, '"2"');
});

test('the orders come first where the page asks so', () => {
  assert.equal(at(transition(opening('list'), person)), 'list');
});

test('a step knows its place', () => {
  assert.deepEqual(stepOf('check', false), {step: 2, count: 2});
  assert.deepEqual(stepOf('pharmacy', true), {step: 2, count: 3});
  assert.equal(stepOf('list', true), undefined);
});
