import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {problemCodes} from '@gp-elements/core/testing';
import {strings as en} from './en.ts';
import {strings as aside} from './nl-aside.ts';
import {strings as calendar} from './nl-calendar.ts';
import {strings as later} from './nl-later.ts';
import {strings as first} from './nl.ts';

type Table = Readonly<Record<string, string | {readonly one: string; readonly other: string}>>;
const parts: readonly Table[] = [first, calendar, later, aside];
const dutch: Table = Object.assign({}, ...parts) as Table;
// The calendar of the ui package brings its own texts.
const english: Table = Object.fromEntries(Object.entries(en).filter(([key]) => !key.startsWith('ui.')));

/** What only other services refuse: contact details, medication, and what is for staff. */
const ELSEWHERE = /^(contact-|medication-|pharmacy-|repeat-|work-item-|bulk-action-|decision-|settings-)/;

test('every problem code of the contract has a text, and no text is for a code that is not there', () => {
  const texts = Object.keys(dutch).flatMap((key) =>
    key.startsWith('problem.') ? key.slice('problem.'.length) : [],
  );
  const codes = Object.keys(problemCodes).filter((code) => !ELSEWHERE.test(code));
  assert.deepEqual(texts.sort(), codes.sort());
});

test('no key stands in two parts', () => {
  const keys = parts.flatMap((part) => Object.keys(part));
  assert.deepEqual(
    keys.filter((key, index) => keys.indexOf(key) !== index),
    [],
  );
});

test('English has the same keys', () => {
  assert.deepEqual(Object.keys(english).sort(), Object.keys(dutch).sort());
});

test('both languages name the same parameters and have the same forms', () => {
  const formsOf = (text: Table[string] | undefined) => (typeof text === 'string' ? {other: text} : {...text});
  const parameters = (text: string | undefined) => [...new Set(text?.match(/\{\w+\}/g))].sort();
  for (const [key, text] of Object.entries(dutch)) {
    const own: Record<string, string> = formsOf(text);
    const other: Record<string, string> = formsOf(english[key]);
    assert.deepEqual(Object.keys(other), Object.keys(own), key);
    for (const form of Object.keys(own)) {
      assert.deepEqual(parameters(other[form]), parameters(own[form]), `${key} ${form}`);
    }
  }
});

test('the patient is addressed with "u"', () => {
  for (const [key, text] of Object.entries(dutch)) {
    assert.doesNotMatch(JSON.stringify(text), /\b(je|jij|jouw|jullie)\b/i, key);
  }
});

test('no abbreviation of the trade reaches a patient', () => {
  for (const table of [dutch, english]) {
    for (const [key, text] of Object.entries(table)) {
      assert.doesNotMatch(JSON.stringify(text), /\b(HAP|POH|HIS|ICPC|SOEP|BSN)\b/, key);
    }
  }
});

test('every text is drawn somewhere', () => {
  const sources = (folder: string): string[] =>
    readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ['strings', 'testing'].includes(entry.name) ? [] : sources(path);
      return entry.name.includes('.test.') ? [] : readFileSync(path, 'utf8');
    });
  // Whose a number is, is said by ui.
  const calls = readFileSync(join(import.meta.dirname, '../../../ui/src/calls.ts'), 'utf8');
  const code = [...sources(join(import.meta.dirname, '..')), calls].join();
  const isDrawn = (key: string) =>
    code.includes(`'${key}'`) || code.includes(`\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`);
  assert.deepEqual(
    Object.keys(dutch).filter((key) => !isDrawn(key) && !key.startsWith('fault.')),
    [],
  );
});
