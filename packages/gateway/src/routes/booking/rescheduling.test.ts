import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import type {components} from '@gp-elements/contract';
import {addSlots, startBookingPractice, type BookingPractice} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type Appointment = Schemas['Appointment'];
type Problem = Schemas['Problem'];

const slot = (time: string): string => `bakker-2026-11-25-${time}`;
let practice: BookingPractice;
let appointment: Appointment;

beforeEach(async () => {
  practice = await startBookingPractice();
  await addSlots(practice.db, 'bakker', '2026-11-25', '09:00', 6);
  const answer = await practice.call<Appointment>('POST', '/appointments', {
    body: {timeSlotId: slot('0900'), appointmentTypeId: 'dubbel'},
  });
  assert.equal(answer.status, 201);
  appointment = answer.body;
});
afterEach(() => practice.close());

const move = (
  timeSlotId: string,
  {ifMatch = '"1"', slotHoldId}: {ifMatch?: string; slotHoldId?: string} = {},
) =>
  practice.call<Appointment & Omit<Problem, 'status'>>(
    'POST',
    `/appointments/${appointment.id}/rescheduling`,
    {
      ifMatch,
      body: {timeSlotId, ...(slotHoldId !== undefined && {slotHoldId})},
    },
  );
const claimed = async (): Promise<string[]> => (await practice.claims()).map(({slot_id: id}) => id.slice(-4));

test('moving takes the new time and gives the old one back in one step', async () => {
  const moved = await move(slot('0940'));
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  assert.deepEqual(
    [moved.body.id, moved.body.revision, moved.body.start, moved.body.end],
    [appointment.id, 2, '2026-11-25T09:40:00+01:00', '2026-11-25T10:00:00+01:00'],
  );
  assert.equal(moved.headers['etag'], '"2"');
  assert.deepEqual(await claimed(), ['0940', '0950']);
});

test('to a time that overlaps the old one', async () => {
  const query = `/time-slots?appointmentType=dubbel&from=2026-11-25&to=2026-11-25&appointmentId=${appointment.id}`;
  const {body} = await practice.call<Schemas['TimeSlotList']>('GET', query);
  assert.deepEqual(
    body.items.map(({id}) => id.slice(-4)),
    ['0900', '0910', '0920', '0930', '0940'],
  );
  assert.equal((await move(slot('0910'))).status, 200);
  assert.deepEqual(await claimed(), ['0910', '0920']);
});

test('with a hold, also one that overlaps the old time', async () => {
  const body = {timeSlotId: slot('0910'), appointmentTypeId: 'dubbel'};
  const without = await practice.call<Problem>('POST', '/slot-holds', {body});
  assert.deepEqual([without.status, without.body.code], [422, 'open-appointment-exists']);
  const hold = await practice.call<Schemas['SlotHold']>('POST', '/slot-holds', {
    body: {...body, appointmentId: appointment.id},
  });
  assert.equal(hold.status, 201, JSON.stringify(hold.body));
  assert.deepEqual(await claimed(), ['0900', '0910', '0920']);
  const moved = await move(slot('0910'), {slotHoldId: hold.body.id});
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  assert.deepEqual(await claimed(), ['0910', '0920']);
  assert.deepEqual(await practice.db.selectFrom('slot_hold').selectAll().execute(), []);
});

test('when the new time is lost the old one stays, with what is free near it', async () => {
  await practice.call('POST', '/appointments', {
    as: 'karel',
    body: {timeSlotId: slot('0930'), appointmentTypeId: 'spreekuur'},
  });
  const lost = await move(slot('0920'));
  assert.deepEqual([lost.status, lost.body.code], [409, 'slot-taken']);
  assert.deepEqual(
    lost.body.alternatives?.map(({id}) => id.slice(-4)),
    ['0910', '0940'],
  );
  const still = await practice.call<Appointment>('GET', `/appointments/${appointment.id}`);
  const {noticeBy: _answerOnly, ...kept} = appointment;
  assert.deepEqual(still.body, kept);
  assert.deepEqual(await claimed(), ['0900', '0910', '0930']);
});

test('a stale or missing If-Match changes nothing', async () => {
  await move(slot('0940'));
  const stale = await move(slot('0920'));
  assert.deepEqual([stale.status, stale.body.code], [412, 'precondition-failed']);
  assert.equal(stale.body.currentAppointment?.start, '2026-11-25T09:40:00+01:00');
  const missing = await practice.call<Problem>('POST', `/appointments/${appointment.id}/rescheduling`, {
    body: {timeSlotId: slot('0920')},
  });
  assert.deepEqual([missing.status, missing.body.code], [428, 'precondition-required']);
  assert.deepEqual(await claimed(), ['0940', '0950']);
});

test('past the cut-off, for a cancelled one, and to another kind it is refused, from the list of times on', async () => {
  const list = (type: string) =>
    practice.call<Problem>(
      'GET',
      `/time-slots?appointmentType=${type}&from=2026-11-25&to=2026-11-25&appointmentId=${appointment.id}`,
    );
  assert.equal((await list('spreekuur')).body.code, 'change-not-allowed');
  practice.clock.set('2026-11-24T09:00:00.001+01:00');
  for (const answer of [await move(slot('0940')), await list('dubbel')]) {
    assert.deepEqual([answer.status, answer.body.code, answer.body.limit], [422, 'change-too-late', 24]);
  }
  await practice.call('POST', `/appointments/${appointment.id}/cancellation`, {ifMatch: '"1"', body: {}});
  const cancelled = await move(slot('0940'), {ifMatch: '"2"'});
  assert.deepEqual([cancelled.status, cancelled.body.code], [409, 'appointment-not-open']);
});

test('over another own appointment it is refused', async () => {
  await practice.call('POST', '/appointments', {
    body: {timeSlotId: slot('0940'), appointmentTypeId: 'telefonisch'},
  });
  await addSlots(practice.db, 'yilmaz', '2026-11-25', '09:00', 6);
  const refused = await move('yilmaz-2026-11-25-0930');
  assert.deepEqual([refused.status, refused.body.code], [422, 'overlaps-own-appointment']);
});
