import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {strings as en} from './en.ts';
import {strings as nl} from './nl.ts';

const forms = (text: unknown) =>
  (typeof text === 'string' ? [text] : Object.values(text as object)) as string[];
const parameters = (text: unknown) =>
  [
    ...new Set(
      forms(text)
        .join(' ')
        .match(/\{\w+\}/g),
    ),
  ].sort();

test('English has the same keys, and names the same parameters', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
  for (const [key, text] of Object.entries(nl)) {
    assert.deepEqual(parameters(en[key as keyof typeof nl]), parameters(text), key);
  }
});

test('staff too are addressed with "u", without abbreviations of the trade', () => {
  for (const [key, text] of Object.entries(nl)) {
    for (const form of forms(text)) {
      assert.doesNotMatch(form, /\b(je|jij|jouw|jullie)\b/i, key);
      assert.doesNotMatch(form, /\b(HAP|POH|HIS|ICPC|SOEP|BSN)\b/, key);
    }
  }
});

test('every text is drawn somewhere', () => {
  const folder = join(import.meta.dirname, '..');
  const code = readdirSync(folder, {recursive: true})
    .map(String)
    .filter((file) => file.endsWith('.ts') && !/test|strings/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join();
  // What the shared templates of ui draw, and what is named after a value of the contract.
  const isDrawn = (key: string) =>
    code.includes(`'${key}'`) ||
    ['again', 'no-provider'].includes(key) ||
    /^(view|fail|kind|about|did|done|need|channel|col|state|why|many\.(plan|planned|done))\.|-text$/.test(
      key,
    );
  assert.deepEqual(
    Object.keys(nl).filter((key) => !isDrawn(key)),
    [],
  );
});
