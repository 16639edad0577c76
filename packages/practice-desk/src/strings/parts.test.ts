// The texts of what comes when it is chosen.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {strings as dayEn} from '../day/strings/en.ts';
import {strings as dayNl} from '../day/strings/nl.ts';
import {strings as repeatsEn} from '../repeats/strings/en.ts';
import {strings as repeatsNl} from '../repeats/strings/nl.ts';

type Texts = Readonly<Record<string, unknown>>;

/** With what is named after a value of the contract, a way to show, or what was done. */
const parts: [folder: string, nl: Texts, en: Texts, named: RegExp][] = [
  ['day', dayNl, dayEn, /^(status|why|by|via|need|choose)\.|^(book|move|cancel)\.done$/],
  ['repeats', repeatsNl, repeatsEn, /^(step|empty|handover|signal|known|decision|reason|state)\./],
];

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

for (const [folder, nl, en, named] of parts) {
  test(`${folder}: English has the same keys, and names the same parameters`, () => {
    assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
    for (const [key, text] of Object.entries(nl))
      assert.deepEqual(parameters(en[key]), parameters(text), key);
  });

  test(`${folder}: staff are addressed with "u"`, () => {
    for (const [key, text] of Object.entries(nl))
      for (const form of forms(text)) assert.doesNotMatch(form, /\b(je|jij|jouw|jullie)\b/i, key);
  });

  test(`${folder}: every text is drawn somewhere`, () => {
    const path = join(import.meta.dirname, '..', folder);
    const code = readdirSync(path)
      .filter((file) => file.endsWith('.ts') && !file.includes('test'))
      .map((file) => readFileSync(join(path, file), 'utf8'))
      .join();
    assert.deepEqual(
      Object.keys(nl).filter((key) => !code.includes(`'${key}'`) && !named.test(key)),
      [],
    );
  });
}
