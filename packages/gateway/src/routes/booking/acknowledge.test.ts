import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {
  addSlots,
  startBookingPractice,
  type Answer,
  type BookingPractice,
} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type Outcomes = Schemas['AcknowledgementOutcomes'];

const day = '2026-11-25';
let practice: BookingPractice;
beforeEach(async () => {
  practice = await startBookingPractice();
  await addSlots(practice.db, 'bakker', day, '09:00', 6);
});
afterEach(() => practice.close());

async function book(): Promise<Schemas['Appointment']> {
  const {status, body} = await practice.call<Schemas['Appointment']>('POST', '/appointments', {
    body: {timeSlotId: `bakker-${day}-0900`, appointmentTypeId: 'spreekuur'},
  });
  assert.equal(status, 201);
  return body;
}
const acknowledge = (
  items: {appointmentId: string; revision: number}[],
  more: {scope?: string; key?: string} = {},
): Promise<Answer<Outcomes>> =>
  practice.call('POST', '/appointment-acknowledgements', {as: 'his', scope: 'staff', body: {items}, ...more});
const forStaff = async (id: string): Promise<Schemas['Appointment']> => {
  const {body} = await practice.call<Schemas['AppointmentList']>(
    'GET',
    `/appointments?updatedSince=2026-01-01T00:00:00%2B01:00`,
    {as: 'his', scope: 'staff'},
  );
  return body.items.find((one) => one.id === id)!;
};

describe("an appointment in the practice's own system", () => {
  it('is not there until that system says so, of the revision that it read', async () => {
    const {id} = await book();
    assert.equal((await forStaff(id)).recordedAtPractice, undefined);
    const {body} = await acknowledge([{appointmentId: id, revision: 1}]);
    assert.equal(body.items[0]?.outcome, 'recorded');
    const {recordedAtPractice, etag} = await forStaff(id);
    assert.equal(recordedAtPractice, body.items[0]?.recordedAtPractice);
    assert.ok(recordedAtPractice);
    // Nothing that the patient has changed by it, and it is not theirs to know.
    assert.equal(etag, '"1"');
    const mine = await practice.call<Schemas['Appointment']>('GET', `/appointments/${id}`);
    assert.equal('recordedAtPractice' in mine.body, false);
  });

  it('said again, later, under another key changes nothing', async () => {
    const {id} = await book();
    const first = await acknowledge([{appointmentId: id, revision: 1}]);
    practice.clock.advance(60_000);
    const second = await acknowledge([{appointmentId: id, revision: 1}]);
    assert.deepEqual(second.body, first.body);
  });

  it('is not there any more after a change, whatever is said of the revision before', async () => {
    const {id, etag} = await book();
    await acknowledge([{appointmentId: id, revision: 1}]);
    const moved = await practice.call<Schemas['Appointment']>('POST', `/appointments/${id}/cancellation`, {
      ifMatch: etag,
      body: {},
    });
    assert.equal(moved.status, 200);
    assert.equal((await forStaff(id)).recordedAtPractice, undefined);
    const late = await acknowledge([{appointmentId: id, revision: 1}]);
    assert.deepEqual(late.body.items, [{appointmentId: id, outcome: 'outdated'}]);
    const now = await acknowledge([{appointmentId: id, revision: 2}]);
    assert.equal(now.body.items[0]?.outcome, 'recorded');
  });

  it('of which nobody knows, or that never had that revision, is said to be unknown, the others are taken', async () => {
    const {id} = await book();
    const {body} = await acknowledge([
      {appointmentId: 'nobody-knows', revision: 1},
      {appointmentId: id, revision: 2},
      {appointmentId: id, revision: 1},
    ]);
    assert.deepEqual(
      body.items.map(({outcome}) => outcome),
      ['unknown', 'unknown', 'recorded'],
    );
  });

  it("is for staff to acknowledge, and stands in the access log as the patient's", async () => {
    const {id} = await book();
    const refused = await acknowledge([{appointmentId: id, revision: 1}], {scope: 'patient'});
    assert.equal(refused.status, 403);
    assert.equal((await forStaff(id)).recordedAtPractice, undefined);
    await acknowledge([{appointmentId: id, revision: 1}]);
    const entries = await practice.db
      .selectFrom('access_log')
      .select(['actor_id', 'subject_id', 'ground'])
      .where('action', '=', 'acknowledgeAppointments')
      .where('outcome', '=', 200)
      .execute();
    assert.deepEqual(entries, [{actor_id: 'his', subject_id: 'anna', ground: 'treatment'}]);
  });
});
