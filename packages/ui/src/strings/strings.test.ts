import type {Text} from '@gp-elements/core';
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {strings as en} from './en.ts';
import {strings as nl} from './nl.ts';

const parameters = (text: Text) =>
  JSON.stringify(text)
    .match(/\{\w+\}/g)
    ?.sort() ?? [];

it('English has every text, with the same parameters', () => {
  assert.deepEqual(Object.keys(en), Object.keys(nl));
  for (const [key, text] of Object.entries<Text>(nl)) {
    assert.deepEqual(parameters((en as Record<string, Text>)[key] ?? ''), parameters(text), key);
  }
});
