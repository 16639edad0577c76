import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {followUnderLoad} from './live.ts';
import {makePractice} from './practice.ts';
import {randomFrom} from './random.ts';

/** The short form of `npm run bench:live`, which has 300 patients and runs for ten minutes. */
describe('live updates under load', () => {
  it('everyone hears each event of theirs once and in order, over restarts and broken connections', async (test) => {
    const seed = Date.now() % 1_000_000;
    test.diagnostic(`seed ${seed}`);
    const practice = await makePractice(60);
    try {
      const result = await followUnderLoad(practice, {
        staff: 8,
        forMs: 15_000,
        perSecond: 10,
        restarts: 3,
        dropMs: 2000,
        random: randomFrom(seed),
      });
      test.diagnostic(JSON.stringify(result));
      assert.ok(result.changes > 20, `${result.changes} changes`);
      // Whatever else runs on the machine: a page does not look again by itself.
      assert.ok(result.p99 < 3000, `p99 ${result.p99} ms`);
    } finally {
      await practice.remove();
    }
  });
});
