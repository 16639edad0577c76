import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Handover, RepeatLineState, RepeatReason} from '@gp-elements/core';
import {strings as en} from './en.ts';
import {strings as orders} from './nl-aside.ts';
import {strings as first} from './nl.ts';

const nl = {...first, ...orders};

/** Every reason, state and way to hand over of the contract has words: else this does not compile. */
type Coded = `reason.${RepeatReason}` | `state.${RepeatLineState}` | `handover.${Handover}`;
nl satisfies Readonly<Record<Coded, unknown>>;

const parameters = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g))].sort();

test('English has the same keys, and names the same parameters', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
  for (const [key, text] of Object.entries(nl)) {
    assert.deepEqual(parameters(en[key as keyof typeof nl]), parameters(text), key);
  }
});

test('the patient is addressed with "u", and no abbreviation of the trade reaches anyone', () => {
  for (const [key, text] of Object.entries(nl))
    assert.doesNotMatch(JSON.stringify(text), /\b(je|jij|jouw|jullie|HIS|AIS|PRK|GDS|BSN)\b/i, key);
});

test('who is too young reads of nobody but the practice', () => {
  for (const [key, text] of Object.entries({...nl, ...en}))
    assert.doesNotMatch(JSON.stringify(text), /\b(ouders?|parents?|verzorgers?)\b/i, key);
});
