import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {
  addSlots,
  startBookingPractice,
  type BookingPractice,
} from '../routes/booking/testing/booking-practice.ts';
import {claimedBy, claimSlots, releaseClaims} from './claims.ts';
import {writeTransaction} from './transaction.ts';

const now = Date.parse('2026-11-23T08:05:00+01:00');
let practice: BookingPractice;
let slots: string[];

beforeEach(async () => {
  practice = await startBookingPractice();
  slots = await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 3);
});
afterEach(() => practice.close());

test('the table itself lets nobody have a Slot twice', async () => {
  const [slot = ''] = slots;
  const row = {slot_id: slot, hold_id: null, expires_at: null};
  await practice.db
    .insertInto('slot_claim')
    .values({...row, appointment_id: 'a'})
    .execute();
  await assert.rejects(
    practice.db
      .insertInto('slot_claim')
      .values({...row, appointment_id: 'b'})
      .execute(),
    /UNIQUE/,
  );
});

test('all Slots of a run or none', async () => {
  const [, second = ''] = slots;
  assert.ok(await claimSlots(practice.db, [second], {appointmentId: 'a'}, now));
  const refused = new Error('refused');
  const attempt = writeTransaction(practice.db, async (trx) => {
    if (!(await claimSlots(trx, slots, {appointmentId: 'b'}, now))) throw refused;
  });
  await assert.rejects(attempt, refused);
  assert.deepEqual(await practice.claims(), [{slot_id: second, hold_id: null, appointment_id: 'a'}]);
});

test('a claim that ended is taken over to the millisecond, one that has not is respected', async () => {
  const [first = ''] = slots;
  assert.ok(await claimSlots(practice.db, [first], {holdId: 'h1', expiresAt: now}, now - 1));
  assert.ok(!(await claimSlots(practice.db, [first], {holdId: 'h2', expiresAt: now + 1}, now - 1)));
  assert.ok(await claimSlots(practice.db, [first], {appointmentId: 'a'}, now));
  // An appointment's claim never ends.
  assert.ok(!(await claimSlots(practice.db, [first], {holdId: 'h3', expiresAt: now * 3}, now * 2)));
});

test('giving back gives back one’s own only', async () => {
  const [first = '', second = ''] = slots;
  await claimSlots(practice.db, [first], {holdId: 'h1', expiresAt: now + 1}, now);
  await claimSlots(practice.db, [second], {appointmentId: 'a'}, now);
  assert.deepEqual([...(await claimedBy(practice.db, 'a', slots))], [second]);
  await releaseClaims(practice.db, {holdId: 'h1'});
  assert.deepEqual(
    (await practice.claims()).map(({slot_id: id}) => id),
    [second],
  );
  await releaseClaims(practice.db, {});
  assert.equal((await practice.claims()).length, 1);
  await releaseClaims(practice.db, {appointmentId: 'a'});
  assert.deepEqual(await practice.claims(), []);
});
