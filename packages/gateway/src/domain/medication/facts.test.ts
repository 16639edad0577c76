import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {emptyFact, knownOf, type FactContent, type PatientFact} from './facts.ts';

const ZONE = 'Europe/Amsterdam';
const NOW = Date.parse('2026-06-02T10:00:00+02:00');

function fact(id: string, more: Partial<FactContent> = {}): PatientFact {
  return {
    ...emptyFact('contra-indication'),
    id,
    personId: 'someone',
    identifiers: [{system: 'urn:test', value: id}],
    what: {text: id, codes: []},
    status: 'active',
    since: '2026-01-01',
    source: {system: 'urn:test', id, version: null},
    ...more,
  };
}

function said(facts: readonly PatientFact[], kind: FactContent['kind'] = 'contra-indication'): string[] {
  const known = knownOf(facts, kind, NOW, ZONE);
  return [known.says, ...(known.says === 'present' ? known.facts.map(({id}) => id) : [])];
}

suite('what is known of a kind', () => {
  test('nothing there: nobody asked', () => assert.deepEqual(said([]), ['not-asked']));

  test('stated that there is none, which is not the same', () => {
    assert.deepEqual(said([fact('none', {says: 'none-known', what: null})]), ['none-known']);
    assert.deepEqual(said([fact('gone', {says: 'not-available', what: null})]), ['not-available']);
    assert.deepEqual(said([fact('later', {says: 'not-asked', what: null})]), ['not-asked']);
  });

  test('of two statements the last counts', () => {
    const none = fact('none', {says: 'none-known', since: '2026-01-01'});
    const gone = fact('gone', {says: 'not-available', since: '2026-02-01'});
    assert.deepEqual(said([gone, none]), ['not-available']);
    assert.deepEqual(said([none, {...gone, since: '2025-02-01'}]), ['none-known']);
  });

  test('what is there goes before the statement that there is none', () => {
    assert.deepEqual(said([fact('none', {says: 'none-known'}), fact('epilepsy')]), ['present', 'epilepsy']);
  });

  test('of its own kind only', () =>
    assert.deepEqual(said([fact('epilepsy')], 'hypersensitivity'), ['not-asked']));

  test('what is over, refuted or wrong does not hold; what still runs does', () => {
    const over: Partial<FactContent>[] = [
      {status: 'inactive'},
      {status: 'resolved'},
      {certainty: 'refuted'},
      {until: '2026-06-01'},
      {isWithdrawn: true},
    ];
    for (const more of over) assert.deepEqual(said([fact('x', more)]), ['not-asked'], JSON.stringify(more));
    assert.deepEqual(said([fact('x', {until: '2026-06-03'})]), ['present', 'x']);
    assert.deepEqual(said([fact('x', {status: null, certainty: 'unconfirmed'})]), ['present', 'x']);
  });

  test('the end of a fact is a fact in its place: the first says active for ever', () => {
    const began = fact('pregnant');
    const ended = fact('ended', {
      status: 'inactive',
      until: '2026-03-01',
      replaces: [{system: 'urn:test', value: 'pregnant'}],
    });
    assert.deepEqual(said([began]), ['present', 'pregnant']);
    assert.deepEqual(said([began, ended]), ['not-asked']);
    assert.deepEqual(said([began, {...ended, isWithdrawn: true}]), ['present', 'pregnant']);
  });

  test('measurements never end; the last comes first', () => {
    const one = fact('one', {kind: 'weight', since: '2024-01-01', status: null});
    const two = fact('two', {kind: 'weight', since: '2025-01-01', status: null});
    assert.deepEqual(said([one, two], 'weight'), ['present', 'two', 'one']);
  });
});
