import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import {importResources} from './import.ts';
import type {FileReport} from './import-report.ts';
import {
  morning,
  onTuesday,
  practitioner,
  rowId,
  schedule,
  slot,
  type TestEntry,
} from './testing/resources.ts';
import {addBooking, openTestStore, type TestStore} from './testing/store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  await take(practitioner(), schedule(), ...morning());
});
afterEach(() => store.close());

function take(...entries: TestEntry[]): Promise<FileReport> {
  return importResources(store.db, entries, store);
}

/** Names of the Slots that could be booked. */
async function open(): Promise<string[]> {
  const rows = await store.db
    .selectFrom('slot')
    .leftJoin('slot_claim', 'slot_claim.slot_id', 'slot.id')
    .select('slot.source_id')
    .where('closed', '=', 0)
    .where('status', '=', 'free')
    .where('slot_claim.slot_id', 'is', null)
    .orderBy('slot.start_at')
    .execute();
  return rows.map(({source_id}) => source_id ?? '');
}

function booking(id: string): Promise<{slot_vanished: number; revision: number; status: string}> {
  return store.db
    .selectFrom('appointment')
    .select(['slot_vanished', 'revision', 'status'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

const [a, b, c] = morning() as [TestEntry, TestEntry, TestEntry];

test('a Slot gone at the source closes; its booking stays and is marked', async () => {
  const id = await addBooking(store.db, [rowId('Slot', 'b')]);
  const report = await take(a, c);
  assert.equal(report.closedSlots, 1);
  assert.deepEqual(report.markedAppointments, [id]);
  assert.deepEqual(await booking(id), {slot_vanished: 1, revision: 2, status: 'booked'});
  assert.deepEqual(await open(), ['a', 'c']);

  const again = await take(a, c);
  assert.deepEqual([again.closedSlots, again.markedAppointments], [0, []]);
  assert.deepEqual(await booking(id), {slot_vanished: 1, revision: 2, status: 'booked'});
});

test('a Slot that is back opens, and its booking is no longer marked', async () => {
  const id = await addBooking(store.db, [rowId('Slot', 'b')]);
  await take(a, c);
  await take(...morning());
  assert.deepEqual(await booking(id), {slot_vanished: 0, revision: 3, status: 'booked'});
  assert.deepEqual(await open(), ['a', 'c']);
});

test('outside the period that a file covers nothing closes', async () => {
  const report = await take(a, b);
  assert.equal(report.closedSlots, 0);
  assert.deepEqual(await open(), ['a', 'b', 'c']);
});

test('a Schedule’s planning horizon is the period that the file covers', async () => {
  const planningHorizon = {start: onTuesday('08:00'), end: onTuesday('17:00')};
  const report = await take(schedule('bakker', {planningHorizon}), a);
  assert.equal(report.closedSlots, 2);
  assert.deepEqual(await open(), ['a']);
});

test('a file without Slots closes none', async () => {
  const planningHorizon = {start: onTuesday('08:00'), end: onTuesday('17:00')};
  assert.equal((await take(schedule('bakker', {planningHorizon}))).closedSlots, 0);
});

test('Slots of another source or another Schedule are left alone', async () => {
  await take(
    practitioner('yilmaz'),
    schedule('yilmaz'),
    slot('y', '09:10', '09:20', {schedule: {reference: 'Schedule/yilmaz'}}),
  );
  const ids = [{system: 'https://other.example/slots', value: '1'}];
  await take(slot('o', '09:30', '09:40', {identifier: ids}));
  const report = await take(a, slot('d', '09:40', '09:50'));
  assert.equal(report.closedSlots, 2);
  assert.deepEqual(await open(), ['a', 'y', '1', 'd']);
});

for (const status of ['busy-unavailable', 'entered-in-error']) {
  test(`a booked Slot that becomes ${status} marks its booking`, async () => {
    const id = await addBooking(store.db, [rowId('Slot', 'b'), rowId('Slot', 'c')]);
    const report = await take(a, slot('b', '09:10', '09:20', {status}), c);
    assert.deepEqual(report.markedAppointments, [id]);
    assert.equal((await booking(id)).slot_vanished, 1);
  });
}

test('a booked Slot that becomes busy is what a booking looks like at the source', async () => {
  const id = await addBooking(store.db, [rowId('Slot', 'b')]);
  const report = await take(a, slot('b', '09:10', '09:20', {status: 'busy'}), c);
  assert.deepEqual(report.markedAppointments, []);
  assert.equal((await booking(id)).revision, 1);
});

test('a booked Slot that moves to another time marks its booking', async () => {
  const id = await addBooking(store.db, [rowId('Slot', 'b')]);
  await take(slot('b', '15:00', '15:10'));
  assert.equal((await booking(id)).slot_vanished, 1);
});

test('a booking that was cancelled or is over is not marked', async () => {
  const cancelled = await addBooking(store.db, [rowId('Slot', 'a')], {status: 'cancelled'});
  const over = await addBooking(store.db, [rowId('Slot', 'b')]);
  store.clock.set('2026-11-25T08:00:00+01:00');
  const planningHorizon = {start: onTuesday('08:00'), end: onTuesday('17:00')};
  const report = await take(schedule('bakker', {planningHorizon}), c);
  assert.equal(report.closedSlots, 2);
  assert.equal((await booking(cancelled)).revision, 1);
  assert.equal((await booking(over)).revision, 1);
});

test('new Slots for the same time are not free while a booking has that time', async () => {
  const id = await addBooking(store.db, [rowId('Slot', 'b')]);
  const report = await take(slot('n1', '09:00', '09:15'), slot('n2', '09:15', '09:30'));
  assert.equal(report.closedSlots, 3);
  assert.deepEqual(await open(), []);
  // Its time is still whole, on other Slots.
  assert.equal((await booking(id)).slot_vanished, 0);
});

test('a live hold keeps its Slots; its claims are never taken', async () => {
  const claim = {
    slot_id: rowId('Slot', 'b'),
    hold_id: 'hold',
    appointment_id: null,
    expires_at: store.clock.now() + 60_000,
  };
  await store.db.insertInto('slot_claim').values(claim).execute();
  await take(a, c);
  await take(...morning());
  assert.deepEqual(await store.db.selectFrom('slot_claim').selectAll().execute(), [claim]);
});

test('overlapping Slots are left, what is not free stands', async () => {
  const report = await take(
    ...morning(),
    slot('free-too', '09:05', '09:15'),
    slot('away', '09:15', '12:00', {status: 'busy-unavailable'}),
  );
  const left = report.resources.filter(({outcome}) => outcome === 'left');
  assert.deepEqual(
    left.map(({id, reason}) => [id, reason]),
    ['b', 'c', 'free-too'].map((id) => [id, 'it overlaps another Slot of its Schedule']),
  );
  assert.deepEqual(await open(), ['a']);
});

test('a new free Slot that overlaps what stands is left; what the source fills closes what stood', async () => {
  const ids = [{system: 'https://other.example/slots', value: '1'}];
  const free = await take(slot('o', '09:05', '09:15', {identifier: ids}));
  assert.equal(free.resources[0]?.outcome, 'left');
  await take(slot('o', '09:05', '09:15', {identifier: ids, status: 'busy'}));
  assert.deepEqual(await open(), ['c']);
});

test('Slots that cannot be used are left with the reason', async () => {
  const report = await take(
    slot('odd', '10:00', '10:10', {status: 'open'}),
    slot('endless', '10:00', '10:10', {end: undefined}),
    slot('backwards', '10:10', '10:00'),
    slot('homeless', '10:00', '10:10', {schedule: {reference: 'Schedule/unknown'}}),
    slot('unnamed', '10:00', '10:10', {schedule: undefined}),
  );
  assert.deepEqual(
    report.resources.map(({reason}) => reason),
    [
      'its status is unknown',
      'it has no start or no end with a time zone',
      'it ends before it starts',
      'its Schedule is unknown',
      'it names no Schedule',
    ],
  );
});

test('a Schedule is found by its identifier as well as by its id', async () => {
  const identifier = [{system: 'https://his.example/schedules', value: '45'}];
  await take(schedule('bakker', {identifier}));
  await take(
    slot('d', '10:00', '10:10'),
    slot('e', '10:10', '10:20', {schedule: {identifier: identifier[0]}}),
  );
  assert.deepEqual(await open(), ['a', 'b', 'c', 'd', 'e']);
});
