import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {chooseLanguage} from './language.ts';

const available = ['nl', 'en', 'pt-BR'];

const cases: [title: string, header: string | undefined, expected: string][] = [
  ['nothing said', undefined, 'nl'],
  ['an empty header', '', 'nl'],
  ['a language that is there', 'en', 'en'],
  ['a region of a language that is there', 'en-GB', 'en'],
  ['a language that is there for one region', 'pt', 'pt-BR'],
  ['capitals', 'PT-br', 'pt-BR'],
  ['the first wish that is there', 'tr, en;q=0.8, nl;q=0.5', 'en'],
  ['weights before order', 'en;q=0.3, nl;q=0.9', 'nl'],
  ['a language that is refused', 'en;q=0, pt-BR;q=0.1', 'pt-BR'],
  ['anything', '*', 'nl'],
  ['a language that is not there', 'tr', 'nl'],
  ['nonsense', ';;q=,q=9,<script>;q=x', 'nl'],
];

describe('chooseLanguage', () => {
  for (const [title, header, expected] of cases) {
    it(`${title}: ${expected}`, () => assert.equal(chooseLanguage(header, available, 'nl'), expected));
  }
});
