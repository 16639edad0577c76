import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {components} from '@gp-elements/contract';
import {addPerson} from '../../testing/people.ts';
import {addSlots, startBookingPractice, type BookingPractice} from './testing/booking-practice.ts';

type Problem = components['schemas']['Problem'];

const people = 200;
let practice: BookingPractice;

before(async () => {
  practice = await startBookingPractice();
});
after(() => practice.close());

/** People of one test only: whoever won a time in another has an open appointment. */
async function addPeople(group: string): Promise<string[]> {
  const ids = Array.from({length: people}, (_, index) => `${group}${index}`);
  for (const id of ids) await addPerson(practice.db, {id, name: `Persoon ${id}`});
  return ids;
}

async function bookAll(
  group: string,
  request: (index: number) => {timeSlotId: string; appointmentTypeId: string},
): Promise<Map<string, number>> {
  const ids = await addPeople(group);
  const answers = await Promise.all(
    ids.map((as, index) => practice.call<Problem>('POST', '/appointments', {as, body: request(index)})),
  );
  const counts = new Map<string, number>();
  for (const {status, body} of answers) {
    const outcome = status === 201 ? '201' : `${status} ${body.code}`;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return counts;
}

test('200 people book one time at once: one has it, the others are told so', async () => {
  await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 3);
  const counts = await bookAll('one', () => ({
    timeSlotId: 'bakker-2026-11-25-0900',
    appointmentTypeId: 'spreekuur',
  }));
  assert.deepEqual(Object.fromEntries(counts), {'201': 1, '409 slot-taken': people - 1});
  const rows = await practice.db.selectFrom('appointment').selectAll().execute();
  assert.equal(rows.length, 1);
  assert.deepEqual(await practice.claims(), [
    {slot_id: 'bakker-2026-11-25-0900', hold_id: null, appointment_id: rows[0]?.id},
  ]);
});

test('kinds of two lengths that overlap: every Slot has one appointment', async () => {
  await addSlots(practice.db, 'bakker', '2026-11-26', '09:00', 2);
  const counts = await bookAll('two', (index) =>
    index % 2 === 0
      ? {timeSlotId: 'bakker-2026-11-26-0900', appointmentTypeId: 'dubbel'}
      : {timeSlotId: 'bakker-2026-11-26-0910', appointmentTypeId: 'spreekuur'},
  );
  assert.deepEqual(Object.fromEntries(counts), {'201': 1, '409 slot-taken': people - 1});
  const rows = await practice.db
    .selectFrom('appointment')
    .selectAll()
    .where('start_at', '>', Date.parse('2026-11-26'))
    .execute();
  assert.equal(rows.length, 1);
});

test('200 people hold one time at once: one has it', async () => {
  await addSlots(practice.db, 'bakker', '2026-11-27', '09:00', 1);
  const ids = await addPeople('hold');
  const answers = await Promise.all(
    ids.map((as) =>
      practice.call<Problem>('POST', '/slot-holds', {
        as,
        body: {timeSlotId: 'bakker-2026-11-27-0900', appointmentTypeId: 'telefonisch'},
      }),
    ),
  );
  assert.equal(answers.filter(({status}) => status === 201).length, 1);
  assert.equal(answers.filter(({body}) => body.code === 'slot-taken').length, people - 1);
});

test('the same request 20 times at once under one key: one appointment, 20 equal answers', async () => {
  await addSlots(practice.db, 'yilmaz', '2026-11-25', '09:00', 1);
  await addPerson(practice.db, {id: 'twin', name: 'Persoon twin'});
  const body = {timeSlotId: 'yilmaz-2026-11-25-0900', appointmentTypeId: 'telefonisch'};
  const answers = await Promise.all(
    Array.from({length: 20}, () =>
      practice.call('POST', '/appointments', {as: 'twin', body, key: 'one-intention'}),
    ),
  );
  for (const answer of answers) {
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.body, answers[0]?.body);
    assert.equal(answer.headers['etag'], '"1"');
  }
  const rows = await practice.db
    .selectFrom('appointment')
    .selectAll()
    .where('slot_id', '=', 'yilmaz-2026-11-25-0900')
    .execute();
  assert.equal(rows.length, 1);
});
