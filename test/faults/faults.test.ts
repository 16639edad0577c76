import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {GatewayProcess} from '../gateway-process.ts';
import {makePractice, NOW, type FaultPractice} from './practice.ts';
import {everyoneWantsOneTime, overlappingOffers, twins, twoLengthsOverlap} from './races.ts';
import {killRounds} from './rounds.ts';
import {checkStore} from './store-check.ts';

const PATIENTS = 200;

describe('the gateway as a process', () => {
  let practice: FaultPractice;

  before(async () => {
    practice = await makePractice(PATIENTS);
  });
  after(async () => {
    await practice.remove();
  });

  it('gives one time to one of 200 patients, and one request one appointment', async () => {
    const gateway = await GatewayProcess.start({dataDir: practice.dataDir, now: NOW});
    try {
      const {patients} = practice;
      const [short, long] = overlappingOffers(practice);
      const untouched = practice.offers.filter(({timeSlotId}) => timeSlotId !== short.timeSlotId);
      const [last, twin] = [untouched.at(-1), untouched.at(0)];
      assert.ok(last !== undefined && twin !== undefined);

      const one = await everyoneWantsOneTime(gateway.origin, patients, last);
      assert.deepEqual({...one, winners: one.winners.length}, {winners: 1, taken: PATIENTS - 1, other: []});

      const others = patients.filter((patient) => !one.winners.includes(patient));
      const two = await twoLengthsOverlap(gateway.origin, others, [short, long]);
      assert.deepEqual({...two, winners: two.winners.length}, {winners: 1, taken: PATIENTS - 2, other: []});

      const before = checkStore(practice.dataDir).appointments.size;
      const patient = others.find((other) => !two.winners.includes(other));
      assert.ok(patient !== undefined);
      const answers = await twins(gateway.origin, patient, twin, 20);
      assert.equal(answers[0]?.status, 201);
      assert.equal(answers.length, 20);
      assert.equal(new Set(answers.map(({status, text, etag}) => `${status} ${etag} ${text}`)).size, 1);
      assert.equal(checkStore(practice.dataDir).appointments.size, before + 1);
    } finally {
      await gateway.stop();
    }
  });

  it('keeps every acknowledged booking, once, through kill -9 under load', async (test) => {
    const seed = Date.now() % 1_000_000;
    test.diagnostic(`seed ${seed}`);
    const results = await killRounds(practice, {rounds: 3, seed});
    assert.ok(
      results.some(({acknowledged}) => acknowledged > 0),
      'no round had anything acknowledged',
    );
  });
});
