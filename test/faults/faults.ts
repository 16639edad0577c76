/**
 * `npm run test:faults [-- --rounds=20 --seed=1]`: books under load, ends the gateway with `kill -9` at random moments and
 * checks after each restart that what was acknowledged is there, once, and that no Slot is lost.
 */
import {parseArgs} from 'node:util';
import {makePractice} from './practice.ts';
import {killRounds} from './rounds.ts';

const PATIENTS = 200;

const {values} = parseArgs({
  options: {
    rounds: {type: 'string', default: '20'},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
  },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];

console.log(`faults: ${rounds} rounds, seed ${seed} (again with --seed=${seed})`);
const practice = await makePractice(PATIENTS);
try {
  await killRounds(practice, {
    rounds,
    seed,
    onRound(index, {attempts, acknowledged, unknown, booked}) {
      console.log(
        `round ${String(index).padStart(2)}: ${attempts} requests, ${acknowledged} acknowledged, ` +
          `${unknown} without an answer, ${booked} bookings stand`,
      );
    },
  });
  console.log(
    `${rounds} rounds passed: nothing acknowledged was lost, nothing is there twice, no Slot is lost`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await practice.remove();
}
