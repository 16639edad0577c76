import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {personMatcher, type PersonQuery} from './person-search.ts';

const people = [
  {name: 'Anna de Vries', birth_date: '1980-05-17'},
  {name: 'Ayşe Gülbahçe-Yılmaz', birth_date: '1980'},
  {name: "Jan van 't Hof", birth_date: null},
];
const find = (query: PersonQuery) => people.filter(personMatcher(query)).map(({name}) => name.split(' ')[0]);

describe('looking for a person', () => {
  for (const [query, found] of [
    [{name: 'vries'}, ['Anna']],
    [{name: 'VRI ann'}, ['Anna']],
    [{name: 'ries'}, []],
    [{name: 'gulb'}, ['Ayşe']],
    [{name: 'yilmaz ayse'}, ['Ayşe']],
    [{name: 't hof'}, ['Jan']],
    [{name: '--'}, []],
    [{birthDate: '1980-05-17'}, ['Anna', 'Ayşe']],
    [{birthDate: '1980-05-18'}, ['Ayşe']],
    [{birthDate: '1980-05-17', name: 'anna'}, ['Anna']],
    [{birthDate: '1981-05-17', name: 'anna'}, []],
  ] as const)
    it(JSON.stringify(query), () => assert.deepEqual(find(query), found));
});
