import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chooseMediaType} from './media-type.ts';

const cases: [accept: string | undefined, expected: string | undefined][] = [
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/fhir+json', 'application/fhir+json'],
  ['Application/FHIR+JSON; fhirVersion=4.0', 'application/fhir+json'],
  ['application/json;q=0.5, application/fhir+json', 'application/fhir+json'],
  ['text/html, application/fhir+json;q=0.9, */*;q=0.1', 'application/fhir+json'],
  ['application/fhir+json;q=0, application/json', 'application/json'],
  ['application/fhir+xml', undefined],
  ['text/*', undefined],
];

describe('chooseMediaType', () => {
  for (const [accept, expected] of cases) {
    it(`${accept ?? 'nothing said'}: ${expected ?? 'none'}`, () =>
      assert.equal(chooseMediaType(accept, ['application/json', 'application/fhir+json']), expected));
  }
});
