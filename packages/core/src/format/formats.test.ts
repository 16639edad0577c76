import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {telHref} from './phone.ts';
import {formatCountdown, formatList, formatMinutes} from './quantities.ts';

describe('formats', () => {
  it('a number calls with digits and a leading plus only', () => {
    assert.equal(telHref('010 123 45 67'), 'tel:0101234567');
    assert.equal(telHref('+31 (0)10-123 45 67'), 'tel:+310101234567');
    assert.equal(telHref('112'), 'tel:112');
  });

  it('what is left of a hold', () => {
    assert.equal(formatCountdown(299_999), '4:59');
    assert.equal(formatCountdown(61_000), '1:01');
    assert.equal(formatCountdown(999), '0:00');
    assert.equal(formatCountdown(-5), '0:00');
  });

  it('lengths and lists in words', () => {
    assert.equal(formatMinutes(10, 'nl'), '10 minuten');
    assert.equal(formatMinutes(1, 'nl'), '1 minuut');
    assert.equal(formatMinutes(10, 'en'), '10 minutes');
    assert.equal(formatList(['a', 'b', 'c'], 'nl'), 'a, b en c');
  });
});
