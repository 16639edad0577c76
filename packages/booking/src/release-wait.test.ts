import assert from 'node:assert/strict';
import {test} from 'node:test';
import {waitForRelease} from './release-wait.ts';

const eight = Date.parse('2026-11-24T08:00:00+01:00');

test('pages look between the release and 20 seconds after it', () => {
  assert.equal(waitForRelease(eight, eight - 60_000, 0), 60_000);
  assert.equal(waitForRelease(eight, eight - 60_000, 0.5), 70_000);
  assert.equal(waitForRelease(eight, eight - 60_000, 1), 80_000);
});

test('a release that has passed is looked for within 20 seconds, never before', () => {
  assert.equal(waitForRelease(eight, eight + 1000, 0.25), 5000);
});

test('a release in a far future does not overflow the timer', () => {
  assert.equal(waitForRelease(eight + 10 ** 11, eight, 1), 2_000_000_000);
});
