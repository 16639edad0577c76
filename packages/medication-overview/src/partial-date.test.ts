import assert from 'node:assert/strict';
import {it} from 'node:test';
import {formatPartial} from './partial-date.ts';

it('a date is said as precisely as the source has it', () => {
  assert.equal(formatPartial('1980-05-17', 'nl'), '17 mei 1980');
  assert.equal(formatPartial('1980-05', 'nl'), 'mei 1980');
  assert.equal(formatPartial('1980', 'nl'), '1980');
  assert.equal(formatPartial('voorjaar', 'nl'), 'voorjaar');
  assert.equal(formatPartial('1980-05', 'en'), 'May 1980');
});
