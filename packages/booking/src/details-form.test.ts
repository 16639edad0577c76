import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answersOf, faultsOf} from './details-form.ts';

const required = {reasonNeed: 'required'} as const;
const optional = {reasonNeed: 'optional'} as const;
const none = {reasonNeed: 'none'} as const;
const missing = {id: 'reason', is: 'missing'};

test('a required reason may be given or withheld, not left out', () => {
  assert.deepEqual(faultsOf({}, required), [missing]);
  assert.deepEqual(faultsOf({reason: ' \n '}, required), [missing]);
  assert.deepEqual(faultsOf({reason: 'hoest'}, required), []);
  assert.deepEqual(faultsOf({withheld: true}, required), []);
  assert.deepEqual(faultsOf({}, optional), []);
  assert.deepEqual(faultsOf({}, none), []);
});

test('500 characters fit and 501 do not; an emoji is one character', () => {
  const long = [{id: 'reason', is: 'long'}];
  assert.deepEqual(faultsOf({reason: '😷'.repeat(500)}, required), []);
  assert.deepEqual(faultsOf({reason: '😷'.repeat(501)}, required), long);
  assert.deepEqual(faultsOf({reason: 'x'.repeat(10_000)}, optional), long);
  assert.deepEqual(faultsOf({reason: 'x'.repeat(10_000)}, none), []);
});

test('who wants an interpreter says for which language', () => {
  assert.deepEqual(faultsOf({interpreter: true}, none), [{id: 'language', is: 'missing'}]);
  assert.deepEqual(faultsOf({interpreter: true, language: 'x'.repeat(61)}, none), [
    {id: 'language', is: 'long'},
  ]);
  assert.deepEqual(faultsOf({interpreter: true, language: 'Turks'}, none), []);
});

test('faults come in the order of the fields', () => {
  assert.deepEqual(
    faultsOf({interpreter: true}, required).map(({id}) => id),
    ['reason', 'language'],
  );
});

test('only what was asked and given is sent', () => {
  assert.deepEqual(answersOf({}, optional), {});
  assert.deepEqual(answersOf({reason: '  hoest '}, optional), {reason: 'hoest'});
  assert.deepEqual(answersOf({reason: '   '}, optional), {});
  assert.deepEqual(answersOf({reason: 'hoest'}, none), {});
  assert.deepEqual(answersOf({reason: 'hoest', withheld: true}, required), {reasonWithheld: true});
  assert.deepEqual(answersOf({language: 'Turks'}, none), {});
  assert.deepEqual(answersOf({interpreter: true, language: ' Turks ', wheelchair: true}, none), {
    needs: {interpreterLanguage: 'Turks', wheelchair: true},
  });
});
