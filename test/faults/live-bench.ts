/**
 * `npm run bench:live [-- --minutes=10 --seed=1]`: 300 patients and 20 of staff follow what happens, through three restarts and
 * connections that break off every 5 seconds. Ends badly when an event is missed, told twice or out of order, when one in a
 * hundred comes later than a second, or when the gateway's memory grows.
 */
import {parseArgs} from 'node:util';
import {followUnderLoad} from './live.ts';
import {makePractice} from './practice.ts';
import {randomFrom} from './random.ts';

const PATIENTS = 300;
const P99_MS = 1000;
/** Of the last third of the samples against the first, after the gateway has warmed up. */
const MOST_GROWTH = 1.15;

const {values} = parseArgs({
  options: {
    minutes: {type: 'string', default: '10'},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

console.log(`live: ${PATIENTS} patients, 20 of staff, ${minutes} minutes, seed ${seed}`);
const practice = await makePractice(PATIENTS);
try {
  const {memory, ...result} = await followUnderLoad(practice, {
    staff: 20,
    forMs: minutes * 60_000,
    perSecond: 10,
    restarts: 3,
    dropMs: 5000,
    random: randomFrom(seed),
  });
  const third = Math.floor(memory.length / 3);
  const [early, late] = [mean(memory.slice(third, 2 * third)), mean(memory.slice(2 * third))];
  const ms = (number: number) => `${Math.round(number)} ms`;
  console.log(
    [
      `${result.changes} changes, ${result.events} events heard, each once and in order, over ${result.connections} connections`,
      `heard after: half within ${ms(result.p50)}, 99 % within ${ms(result.p99)} (at most ${ms(P99_MS)}); slowest, over a restart, ${ms(result.slowest)}`,
      `memory: ${Math.round(early)} MB, at the end ${Math.round(late)} MB`,
    ].join('\n'),
  );
  if (result.p99 > P99_MS || (third > 0 && late > early * MOST_GROWTH)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await practice.remove();
}
