import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

/** What judges repeats never sees what a person has beside their medication: docs/decisions/0026. */
test('no rule on repeats knows of an allergy, a contra-indication or a measurement', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts'));
  assert.ok(files.includes('judge.ts'));
  for (const file of files) {
    const code = readFileSync(join(import.meta.dirname, file), 'utf8');
    const imports = [...code.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '');
    assert.deepEqual(
      imports.filter((from) => /facts/.test(from)),
      [],
      file,
    );
    assert.doesNotMatch(
      code.replaceAll(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, ''),
      /hypersensitiv|allerg|contra-?indication|kidney|egfr|PatientFact/i,
      file,
    );
  }
});
