import assert from 'node:assert/strict';
import {test} from 'node:test';
import {strings as en} from './en.ts';
import {strings as orders} from './nl-aside.ts';
import {strings as first} from './nl.ts';

const nl = {...first, ...orders};

const parameters = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g))].sort();

test('English has the same keys, and names the same parameters', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
  for (const [key, text] of Object.entries(nl)) {
    assert.deepEqual(parameters(en[key as keyof typeof nl]), parameters(text), key);
  }
});
