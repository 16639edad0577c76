import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import type {components} from '@gp-elements/contract';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type SlotHold = Schemas['SlotHold'];
type Appointment = Schemas['Appointment'];
type Problem = Schemas['Problem'];

const minuteMs = 60_000;
const nine = 'bakker-2026-11-25-0900';
const ten = 'bakker-2026-11-25-0910';
let practice: BookingPractice;

beforeEach(async () => {
  practice = await startBookingPractice();
  await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 4);
});
afterEach(() => practice.close());

const body = (timeSlotId: string, appointmentTypeId = 'spreekuur', more: object = {}): object => ({
  timeSlotId,
  appointmentTypeId,
  ...more,
});

async function hold(
  timeSlotId: string,
  {as = 'anna', type = 'spreekuur', more = {}}: {as?: string; type?: string; more?: object} = {},
): Promise<SlotHold> {
  const answer = await practice.call<SlotHold>('POST', '/slot-holds', {
    as,
    body: body(timeSlotId, type, more),
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

async function book(
  timeSlotId: string,
  {as = 'anna', type = 'spreekuur', more = {}}: {as?: string; type?: string; more?: object} = {},
): Promise<[number, string]> {
  const answer = await practice.call<Appointment & Omit<Problem, 'status'>>('POST', '/appointments', {
    as,
    body: body(timeSlotId, type, more),
  });
  return [answer.status, answer.body.code ?? answer.body.status];
}

async function freeFor(as: string, type = 'spreekuur'): Promise<string[]> {
  const {body: list} = await practice.call<Schemas['TimeSlotList']>(
    'GET',
    `/time-slots?appointmentType=${type}&from=2026-11-25&to=2026-11-25`,
    {as},
  );
  return list.items.map(({id}) => id.slice(-4));
}

test('a held time is not free for others, and books for its holder', async () => {
  const held = await hold(nine, {type: 'dubbel'});
  assert.deepEqual(held, {
    id: held.id,
    timeSlot: {
      id: nine,
      start: '2026-11-25T09:00:00+01:00',
      end: '2026-11-25T09:20:00+01:00',
      practitioner: {id: 'bakker', name: 'dr. M. Bakker', isOwnGp: true},
      location: {
        id: 'linde',
        name: 'De Linde',
        address: {line: 'Lindelaan 1', postalCode: '3051 AB', city: 'Rotterdam'},
      },
    },
    appointmentTypeId: 'dubbel',
    personId: 'anna',
    expiresAt: '2026-11-23T08:15:00+01:00',
    extensionsLeft: 12,
  });
  assert.deepEqual(await freeFor('karel'), ['0920', '0930']);
  assert.deepEqual(await freeFor('anna'), ['0900', '0910', '0920', '0930']);
  const refused = await practice.call<Problem>('POST', '/appointments', {as: 'karel', body: body(ten)});
  assert.deepEqual([refused.status, refused.body.code], [409, 'slot-taken']);
  assert.deepEqual(
    refused.body.alternatives?.map(({id}) => id.slice(-4)),
    ['0920', '0930'],
  );
  assert.deepEqual(await book(nine, {type: 'dubbel', more: {slotHoldId: held.id}}), [201, 'booked']);
  const claims = await practice.claims();
  assert.ok(
    claims.length === 2 &&
      claims.every(({hold_id: holdId, appointment_id: id}) => holdId === null && id !== null),
  );
  assert.deepEqual(await practice.db.selectFrom('slot_hold').selectAll().execute(), []);
});

test('one live hold per person signed in: a new one gives the old time back', async () => {
  await hold(nine);
  const second = await hold(ten, {type: 'kind', more: {personId: 'bram'}});
  assert.deepEqual(
    (await practice.claims()).map(({slot_id: id, hold_id: holdId}) => [id, holdId]),
    [[ten, second.id]],
  );
  assert.deepEqual(await book(nine, {as: 'karel'}), [201, 'booked']);
});

test('holding the same time again starts the ten minutes anew', async () => {
  const first = await hold(nine);
  practice.clock.advance(5 * minuteMs);
  const second = await hold(nine);
  assert.notEqual(second.id, first.id);
  assert.equal(second.expiresAt, '2026-11-23T08:20:00+01:00');
});

test('an ended hold stands in nobody’s way', async () => {
  const first = await hold(nine, {type: 'dubbel'});
  practice.clock.advance(10 * minuteMs - 1);
  assert.deepEqual(await book(nine, {as: 'karel'}), [409, 'slot-taken']);
  practice.clock.advance(1);
  assert.deepEqual(await freeFor('karel'), ['0900', '0910', '0920', '0930']);
  const second = await hold(ten, {as: 'karel'});
  const claims = await practice.claims();
  assert.deepEqual(
    claims.map(({slot_id: id, hold_id: of}) => [id, of]),
    [
      [nine, first.id],
      [ten, second.id],
    ],
  );
  const extension = await practice.call<Problem>('POST', `/slot-holds/${first.id}/extension`);
  assert.deepEqual([extension.status, extension.body.code], [409, 'slot-hold-expired']);
  // Half of its time went to somebody else; a shorter kind still fits.
  assert.deepEqual(await book(nine, {type: 'dubbel', more: {slotHoldId: first.id}}), [409, 'slot-taken']);
  assert.deepEqual(await book(nine, {more: {slotHoldId: first.id}}), [201, 'booked']);
});

test('a hold that ended books all the same while its time is free', async () => {
  const {id} = await hold(nine);
  practice.clock.advance(11 * minuteMs);
  assert.deepEqual(await book(nine, {more: {slotHoldId: id}}), [201, 'booked']);
});

test('a hold on another time than is booked has ended for this booking', async () => {
  const {id} = await hold(nine);
  assert.deepEqual(await book(ten, {more: {slotHoldId: id}}), [409, 'slot-hold-expired']);
  assert.deepEqual(await book(ten, {type: 'kind', more: {slotHoldId: id, personId: 'bram'}}), [
    409,
    'slot-hold-expired',
  ]);
  assert.deepEqual(await book(ten), [201, 'booked']);
  // That other time stays held.
  assert.deepEqual(await book(nine, {as: 'karel'}), [409, 'slot-taken']);
});

test('a time held for oneself may be booked for one’s child, and the other way round', async () => {
  const {id} = await hold(nine);
  assert.deepEqual(await book(nine, {type: 'kind', more: {slotHoldId: id, personId: 'bram'}}), [
    201,
    'booked',
  ]);
});

test('a Slot that the source moved under a hold is not booked at an hour that nobody saw', async () => {
  const {id} = await hold(nine);
  const hours = 4 * 60 * minuteMs;
  await practice.db
    .updateTable('slot')
    .set((slot) => ({start_at: slot('start_at', '+', hours), end_at: slot('end_at', '+', hours)}))
    .where('id', '=', nine)
    .execute();
  const {status, body: problem} = await practice.call<Problem>('POST', '/appointments', {
    body: body(nine, 'spreekuur', {slotHoldId: id}),
  });
  assert.deepEqual([status, problem.code], [409, 'slot-taken']);
  // The nearest to what was lost come first to mind, and the moved Slot is a choice like any other.
  assert.deepEqual(
    problem.alternatives?.map((time) => time.start.slice(11, 16)),
    ['09:10', '09:20', '09:30', '13:00'],
  );
  // Chosen again, at the hour where it is now, it is booked.
  assert.deepEqual(await book(nine, {more: {slotHoldId: (await hold(nine)).id}}), [201, 'booked']);
});

test('an unknown hold says nothing against a free time', async () => {
  assert.deepEqual(await book(nine, {more: {slotHoldId: 'nergens'}}), [201, 'booked']);
});

test('a hold of somebody else cannot be extended, released or used', async () => {
  const {id} = await hold(nine);
  for (const [method, path] of [
    ['POST', `/slot-holds/${id}/extension`],
    ['DELETE', `/slot-holds/${id}`],
  ] as const) {
    assert.equal((await practice.call(method, path, {as: 'karel'})).status, 404);
  }
  assert.deepEqual(await book(nine, {as: 'karel', more: {slotHoldId: id}}), [409, 'slot-taken']);
});

test('extended by five minutes, twelve times and then no more', async () => {
  const {id} = await hold(nine);
  for (let left = 11; left >= 0; left -= 1) {
    practice.clock.advance(5 * minuteMs);
    const {status, body: extended} = await practice.call<SlotHold>('POST', `/slot-holds/${id}/extension`);
    assert.equal(status, 200);
    assert.equal(extended.extensionsLeft, left);
    assert.equal(Date.parse(extended.expiresAt), practice.clock.now() + 10 * minuteMs);
  }
  const refused = await practice.call<Problem>('POST', `/slot-holds/${id}/extension`);
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.limit],
    [409, 'slot-hold-limit-reached', 12],
  );
  // Still held until its last end.
  practice.clock.advance(9 * minuteMs);
  assert.deepEqual(await book(nine, {as: 'karel'}), [409, 'slot-taken']);
});

test('the same extension sent twice is done once', async () => {
  const {id} = await hold(nine);
  const path = `/slot-holds/${id}/extension`;
  const [first, second] = await Promise.all([
    practice.call<SlotHold>('POST', path, {key: 'same-key-1'}),
    practice.call<SlotHold>('POST', path, {key: 'same-key-1'}),
  ]);
  assert.equal(first.body.extensionsLeft, 11);
  assert.deepEqual(second.body, first.body);
});

test('a time given back is free, once', async () => {
  const {id} = await hold(nine);
  assert.equal((await practice.call('DELETE', `/slot-holds/${id}`)).status, 204);
  assert.deepEqual(await practice.claims(), []);
  assert.deepEqual(await book(nine, {as: 'karel'}), [201, 'booked']);
  assert.equal((await practice.call('DELETE', `/slot-holds/${id}`)).status, 404);
});

test('booking at the same moment with somebody else leaves a hold as it is', async () => {
  await addSlots(practice.db, 'yilmaz', '2026-11-25', '09:00', 1);
  const held = await hold(nine, {type: 'kind', more: {personId: 'bram'}});
  assert.deepEqual(await book('yilmaz-2026-11-25-0900'), [201, 'booked']);
  assert.deepEqual(await book(nine, {as: 'karel'}), [409, 'slot-taken']);
  assert.deepEqual(await book(nine, {type: 'kind', more: {personId: 'bram', slotHoldId: held.id}}), [
    201,
    'booked',
  ]);
});

for (const [what, path, change] of [
  ['cancelled', 'cancellation', {}],
  ['moved elsewhere', 'rescheduling', {timeSlotId: 'bakker-2026-11-25-1400'}],
] as const) {
  test(`a hold that rests on time of the appointment to move ends when that is ${what}`, async () => {
    await addSlots(practice.db, 'bakker', '2026-11-25', '14:00', 2);
    const booked = await practice.call<Appointment>('POST', '/appointments', {body: body(nine, 'dubbel')});
    // One Slot of it is the appointment's own.
    const {id} = await hold(ten, {type: 'dubbel', more: {appointmentId: booked.body.id}});
    const changed = await practice.call('POST', `/appointments/${booked.body.id}/${path}`, {
      body: change,
      ifMatch: '"1"',
    });
    assert.equal(changed.status, 200);
    assert.equal((await practice.call('POST', `/slot-holds/${id}/extension`)).status, 404);
    assert.deepEqual(await book(ten, {as: 'karel', type: 'dubbel'}), [201, 'booked']);
  });
}

test('a practice that offers no holds still books', async () => {
  await practice.close();
  const operations = [{operation: 'createSlotHold', mode: 'phone' as const}];
  practice = await startBookingPractice(
    bookingSettings({}, {services: [{service: 'booking', mode: 'direct', operations}]}),
  );
  await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 1);
  const refused = await practice.call<Problem>('POST', '/slot-holds', {body: body(nine)});
  assert.deepEqual([refused.status, refused.body.code], [422, 'operation-not-offered']);
  assert.deepEqual(await book(nine), [201, 'booked']);
});
