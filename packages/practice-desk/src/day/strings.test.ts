import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {strings as en} from './strings/en.ts';
import {strings as nl} from './strings/nl.ts';

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
  for (const [key, text] of Object.entries(nl))
    assert.deepEqual(parameters(en[key as keyof typeof nl]), parameters(text), key);
});

test('staff are addressed with "u"', () => {
  for (const [key, text] of Object.entries(nl))
    for (const form of forms(text)) assert.doesNotMatch(form, /\b(je|jij|jouw|jullie)\b/i, key);
});

test('every text is drawn somewhere', () => {
  const code = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.includes('test'))
    .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
    .join();
  // What is named after a value of the contract, a way to show, or what was done.
  const isDrawn = (key: string) =>
    code.includes(`'${key}'`) || /^(status|why|by|via|need|choose)\.|^(book|move|cancel)\.done$/.test(key);
  assert.deepEqual(
    Object.keys(nl).filter((key) => !isDrawn(key)),
    [],
  );
});
