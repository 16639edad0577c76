import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {addPerson} from '../../testing/people.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type Answer = Schemas['Appointment'] & Omit<Schemas['Problem'], 'status'>;

const day = '2026-11-25';
const staff = {as: 'samira', scope: 'staff'};
const slot = (at: string, who = 'bakker', date = day) => `${who}-${date}-${at}`;
let practice: BookingPractice;

beforeEach(async () => {
  // To a patient every time would be too soon, too far, or only a request.
  practice = await startBookingPractice(
    bookingSettings(
      {leadTimeMinutes: 100_000, horizonDays: 1},
      {services: [{service: 'booking', mode: 'request'}]},
    ),
  );
  await addSlots(practice.db, 'bakker', day, '09:00', 4);
  await addSlots(practice.db, 'yilmaz', day, '09:00', 2);
});
afterEach(() => practice.close());

const book = (more: object = {}, call: object = staff) =>
  practice.call<Answer>('POST', '/appointments', {
    ...call,
    body: {
      timeSlotId: slot('0900'),
      appointmentTypeId: 'spreekuur',
      personId: 'anna',
      madeVia: 'phone',
      ...more,
    },
  });
const booked = async (more: object = {}) => {
  const {status, body} = await book(more);
  assert.equal(status, 201, JSON.stringify(body));
  return body;
};
const change = (
  what: 'rescheduling' | 'cancellation',
  {id, etag}: Pick<Answer, 'id' | 'etag'>,
  body: object,
) => practice.call<Answer>('POST', `/appointments/${id}/${what}`, {...staff, ifMatch: etag, body});
const row = (id: string) =>
  practice.db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const notices = async () =>
  (await practice.db.selectFrom('notice').select(['kind', 'status']).orderBy('created_at').execute()).map(
    ({kind, status}) => `${kind} ${status}`,
  );
const counts = async () =>
  (await practice.db.selectFrom('domain_event_count').selectAll().execute()).map(
    ({event, channel, count}) => `${event} ${channel} ${count}`,
  );

describe('booking for a patient who phones', () => {
  it('is not bound by the rules for patients, keeps who did it for whom, tells the patient and is counted', async () => {
    const body = await booked({reason: 'Koorts', needs: {wheelchair: true}});
    assert.deepEqual(
      [body.status, body.person.name, body.reason, body.needs],
      ['booked', 'Anna de Vries', 'Koorts', {wheelchair: true}],
    );
    const {actor_id, subject_id, made_via} = await row(body.id);
    assert.deepEqual(
      {actor_id, subject_id, made_via},
      {actor_id: 'samira', subject_id: 'anna', made_via: 'phone'},
    );
    assert.deepEqual(await notices(), ['booked waiting']);
    assert.deepEqual(await counts(), ['appointment-booked phone 1']);
    await booked({timeSlotId: slot('0920'), madeVia: 'desk', personId: 'karel'});
    assert.ok((await counts()).includes('appointment-booked desk 1'));
    const log = await practice.db
      .selectFrom('access_log')
      .select(['actor_id', 'actor_role', 'subject_id', 'ground', 'resource'])
      .where('action', '=', 'createAppointment')
      .executeTakeFirstOrThrow();
    assert.deepEqual(log, {
      actor_id: 'samira',
      actor_role: 'staff',
      subject_id: 'anna',
      ground: 'treatment',
      resource: `Appointment/${body.id}`,
    });
    // The patient sees it as their own.
    const own = await practice.call<Schemas['AppointmentList']>('GET', '/appointments');
    assert.deepEqual(
      own.body.items.map(({id}) => id),
      [body.id],
    );
  });

  it('is never double: not over an appointment, a hold, or another appointment of the person', async () => {
    await booked();
    assert.equal((await book({personId: 'karel'})).body.code, 'slot-taken');
    assert.equal(
      (await book({personId: 'karel', appointmentTypeId: 'dubbel', timeSlotId: slot('0930')})).body.code,
      'slot-taken',
    );
    assert.equal((await book({timeSlotId: slot('0900', 'yilmaz')})).body.code, 'overlaps-own-appointment');
    await practice.close();
    practice = await startBookingPractice();
    await addSlots(practice.db, 'bakker', day, '09:00', 1);
    const wish = {timeSlotId: slot('0900'), appointmentTypeId: 'spreekuur'};
    assert.equal((await practice.call('POST', '/slot-holds', {as: 'karel', body: wish})).status, 201);
    assert.equal((await book()).body.code, 'slot-taken');
    assert.equal((await practice.db.selectFrom('appointment').selectAll().execute()).length, 0);
  });

  it('refuses what is not there, and changes nothing', async () => {
    await addPerson(practice.db, {id: 'dead', name: 'Dora Dood', deceased: 1});
    await addSlots(practice.db, 'bakker', '2026-11-23', '07:00', 1);
    for (const [more, code] of [
      [{personId: undefined}, 'validation-failed'],
      [{madeVia: undefined}, 'validation-failed'],
      [{madeVia: 'online'}, 'validation-failed'],
      [{slotHoldId: 'hold-1'}, 'validation-failed'],
      [{personId: 'nobody'}, 'not-found'],
      [{personId: 'dead'}, 'person-deceased'],
      [{timeSlotId: 'nothing'}, 'not-found'],
      [{appointmentTypeId: 'nothing'}, 'not-found'],
      [{appointmentTypeId: 'bloeddruk'}, 'practitioner-not-available'],
      [{timeSlotId: slot('0700', 'bakker', '2026-11-23')}, 'lead-time-too-short'],
    ] as const)
      assert.equal((await book(more)).body.code, code, JSON.stringify(more));
    assert.equal((await book({}, {as: 'anna'})).body.code, 'validation-failed');
    assert.deepEqual(await practice.claims(), []);
    assert.deepEqual(await practice.db.selectFrom('appointment').selectAll().execute(), []);
  });

  it('finds times and kinds without a person', async () => {
    await booked();
    const kinds = await practice.call<Schemas['AppointmentTypeList']>('GET', '/appointment-types', staff);
    const visit = kinds.body.items.find(({id}) => id === 'visite');
    assert.deepEqual(
      [visit?.selfBookable, visit?.practitioners],
      [false, [{id: 'bakker', name: 'dr. M. Bakker'}]],
    );
    const times = async (query = '') =>
      (
        await practice.call<Schemas['TimeSlotList'] & Schemas['Problem']>(
          'GET',
          `/time-slots?appointmentType=dubbel&from=${day}&to=${day}${query}`,
          staff,
        )
      ).body;
    assert.deepEqual(
      (await times()).items.map(({id}) => id),
      [slot('0900', 'yilmaz'), slot('0910'), slot('0920')],
    );
    const first = await times('&limit=2');
    assert.deepEqual(
      (await times(`&limit=2&cursor=${first.next}`)).items.map(({id}) => id),
      [slot('0920')],
    );
    assert.equal((await times('&practitioner=yilmaz')).items.length, 1);
    assert.equal((await times('&personId=anna')).code, 'validation-failed');
    assert.equal(
      (await practice.call<Answer>('GET', '/appointment-types?personId=anna', staff)).body.code,
      'validation-failed',
    );
  });
});

describe('moving and cancelling by staff', () => {
  it('gives the old time back, keeps the length, and tells the patient once', async () => {
    const old = await booked({appointmentTypeId: 'dubbel'});
    // It may overlap what it had.
    const {status, body} = await change('rescheduling', old, {timeSlotId: slot('0910')});
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(
      [body.start.slice(11, 16), body.end.slice(11, 16), body.etag],
      ['09:10', '09:30', '"2"'],
    );
    assert.deepEqual(
      (await practice.claims()).map(({slot_id: id}) => id),
      [slot('0910'), slot('0920')],
    );
    assert.deepEqual(await notices(), ['booked dropped', 'changed waiting']);
    const to = await change('rescheduling', body, {timeSlotId: slot('0900', 'yilmaz')});
    assert.equal(to.body.practitioner?.name, 'dr. S. Yılmaz');
    assert.deepEqual(await notices(), ['booked dropped', 'changed dropped', 'changed waiting']);
  });

  it('cancels with a text that the patient reads, told once', async () => {
    const {status, body} = await change('cancellation', await booked(), {reason: 'De dokter is ziek.'});
    assert.equal(status, 200);
    assert.deepEqual(
      [body.status, body.cancellation?.by, body.cancellation?.reason],
      ['cancelled', 'practice', 'De dokter is ziek.'],
    );
    assert.deepEqual(await practice.claims(), []);
    assert.deepEqual(await notices(), ['booked dropped', 'cancelled waiting']);
    assert.ok((await counts()).includes('appointment-cancelled phone 1'));
  });

  it('shows both states when it changed, and leaves the old time where the new one is taken', async () => {
    const old = await booked();
    const now = (await change('rescheduling', old, {timeSlotId: slot('0910')})).body;
    for (const [what, body] of [
      ['rescheduling', {timeSlotId: slot('0920')}],
      ['cancellation', {}],
    ] as const) {
      const stale = await change(what, old, body);
      assert.deepEqual([stale.status, stale.body.code], [412, 'precondition-failed']);
      assert.equal(stale.body.currentAppointment?.start, now.start);
    }
    await booked({personId: 'karel', timeSlotId: slot('0930')});
    assert.equal((await change('rescheduling', now, {timeSlotId: slot('0930')})).body.code, 'slot-taken');
    assert.equal((await row(now.id)).slot_id, slot('0910'));
    assert.ok((await practice.claims()).some(({slot_id: id}) => id === slot('0910')));
    await change('cancellation', now, {});
    const gone = {...now, etag: '"3"'};
    assert.equal((await change('cancellation', gone, {})).body.code, 'appointment-not-open');
    assert.equal(
      (await change('rescheduling', gone, {timeSlotId: slot('0920')})).body.code,
      'appointment-not-open',
    );
  });

  it('is of any patient, read alone too, and nobody else’s', async () => {
    const {id} = await booked();
    assert.equal((await practice.call<Answer>('GET', `/appointments/${id}`, staff)).body.id, id);
    assert.equal(
      (await practice.call<Answer>('GET', `/appointments/${id}`, {as: 'karel'})).body.code,
      'not-found',
    );
    assert.equal((await practice.call<Answer>('GET', '/appointments/none', staff)).body.code, 'not-found');
  });
});
