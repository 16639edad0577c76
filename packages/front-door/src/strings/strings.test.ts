import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {strings as en} from './en.ts';
import {strings as nl} from './nl.ts';

const parameters = (text: unknown) => [...new Set(String(text).match(/\{\w+\}/g))].sort();

test('English has the same keys, and names the same parameters', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
  for (const [key, text] of Object.entries(nl)) {
    assert.deepEqual(parameters(en[key as keyof typeof nl]), parameters(text), key);
  }
});

test('the patient is addressed with "u", without abbreviations of the trade', () => {
  for (const [key, text] of Object.entries(nl)) {
    assert.doesNotMatch(text, /\b(je|jij|jouw|jullie)\b/i, key);
    assert.doesNotMatch(text, /\b(HAP|POH|HIS|ICPC|SOEP|BSN)\b/, key);
  }
});

test('every text is drawn somewhere', () => {
  const files = ['front-door.element.ts', 'door-live.ts', 'hours-view.ts', 'urgent-view.ts'];
  const code = files.map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8')).join();
  // What the shared templates of ui draw.
  const shared = ['loading', 'again', 'no-provider', 'fail.offline', 'fail.unexpected'];
  const isDrawn = (key: string) =>
    shared.includes(key) ||
    code.includes(`'${key}'`) ||
    key.startsWith('service.booking') ||
    /^call\.[^a]/.test(key);
  assert.deepEqual(
    Object.keys(nl).filter((key) => !isDrawn(key)),
    [],
  );
});
