import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {confirmContact, fakeMessenger, noticeStates, senderFor} from '../notices/testing/desk.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from '../routes/booking/testing/booking-practice.ts';
import {addMedicine} from '../testing/medication.ts';
import {deskWatch, type DeskWatch} from './desk-watch.ts';

type Schemas = components['schemas'];
type Appointment = Schemas['Appointment'];
type WorkItem = Schemas['WorkItem'];

const HOUR = 3_600_000;
let practice: BookingPractice;
let watch: DeskWatch;
afterEach(() => practice.close());

async function open(settings = bookingSettings()): Promise<void> {
  practice = await startBookingPractice(settings);
  watch = deskWatch({
    ...practice,
    onFailure: (error) => {
      throw error;
    },
  });
  await addSlots(practice.db, 'bakker', '2026-11-27', '09:00', 6);
}
async function book(as = 'anna', at = '0900'): Promise<Appointment> {
  const {status, body} = await practice.call<Appointment>('POST', '/appointments', {
    as,
    body: {timeSlotId: `bakker-2026-11-27-${at}`, appointmentTypeId: 'telefonisch', reason: 'Koorts'},
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
const items = async (state = 'open'): Promise<WorkItem[]> => {
  const {body} = await practice.call<Schemas['WorkItemList']>('GET', `/work-items?state=${state}`, {
    as: 'samira',
    scope: 'staff',
  });
  return body.items;
};
const kinds = async (): Promise<string[]> => (await items()).map(({kind}) => kind);
const staff = <T>(path: string, body: object, ifMatch?: string) =>
  practice.call<T>('POST', path, {as: 'samira', scope: 'staff', body, ...(ifMatch && {ifMatch})});

describe("what the practice's own system did not take over", () => {
  it('comes to the desk when its hours are over, once, and goes when it is acknowledged', async () => {
    await open();
    const {id} = await book();
    practice.clock.advance(4 * HOUR - 1);
    await watch.lookNow();
    assert.deepEqual(await kinds(), []);
    practice.clock.advance(1);
    await watch.lookNow();
    await watch.lookNow();
    const [item] = await items();
    assert.equal(item?.kind, 'not-recorded');
    assert.deepEqual([item.revision, item.answerBy], [1, '2026-11-27']);
    await staff('/appointment-acknowledgements', {items: [{appointmentId: id, revision: 1}]});
    assert.deepEqual(await kinds(), []);
    assert.equal((await items('done'))[0]?.state, 'lapsed');
    await watch.lookNow();
    assert.deepEqual(await kinds(), []);
  });

  it('that staff entered by hand stays handled, until it is changed', async () => {
    await open();
    const {id, etag} = await book();
    practice.clock.advance(4 * HOUR);
    await watch.lookNow();
    const [item] = await items();
    const done = await staff(`/work-items/${item?.id}/decision`, {decision: 'handled'}, item?.etag);
    assert.equal(done.status, 200);
    await watch.lookNow();
    assert.deepEqual(await kinds(), []);
    const moved = await practice.call<Appointment>('POST', `/appointments/${id}/rescheduling`, {
      ifMatch: etag,
      body: {timeSlotId: 'bakker-2026-11-27-0920'},
    });
    assert.equal(moved.status, 200);
    practice.clock.advance(4 * HOUR);
    await watch.lookNow();
    assert.deepEqual(await kinds(), ['not-recorded']);
  });

  it('is nobody’s work where the practice does not want to hear of it', async () => {
    await open(bookingSettings({recordWithinHours: null}));
    await book();
    practice.clock.advance(48 * HOUR);
    await watch.lookNow();
    assert.deepEqual(await kinds(), []);
  });
});

describe('a notice that did not arrive', () => {
  for (const outcome of ['refused', 'unknown'] as const) {
    it(`(${outcome}) comes to the desk with whom to call, once`, async () => {
      await open();
      await confirmContact(practice.db, 'anna');
      const email = fakeMessenger();
      email.answer = () => ({outcome, fault: 'no-such-address'});
      const sender = senderFor(practice, {email});
      await book();
      await sender.runOnce();
      await watch.lookNow();
      await watch.lookNow();
      const [item, ...others] = await items();
      assert.deepEqual([item?.kind, others.length, item?.revision], ['notice-undelivered', 0, 1]);
      assert.equal(item?.person.phone, '06 12 34 56 78');
      await staff(`/work-items/${item.id}/decision`, {decision: 'handled'}, item.etag);
      await watch.lookNow();
      assert.deepEqual(await kinds(), []);
    });
  }

  it('comes to the desk also when the gateway was off until after the appointment', async () => {
    await open(bookingSettings({recordWithinHours: null}));
    await confirmContact(practice.db, 'anna');
    const email = fakeMessenger();
    await book();
    practice.clock.advance(7 * 24 * HOUR);
    await senderFor(practice, {email}).runOnce();
    assert.deepEqual(email.sent, []);
    await watch.lookNow();
    assert.deepEqual(await kinds(), ['notice-undelivered']);
  });
});

describe('a request that nobody opens', () => {
  const settings = bookingSettings(
    {},
    {
      services: [
        {service: 'booking', mode: 'request'},
        {service: 'repeat-prescription', mode: 'request'},
      ],
      repeats: {pharmacies: [{id: 'vijzel', name: 'Apotheek De Vijzel', handovers: ['pick-up']}]},
      notices: {alertAddress: 'balie@delinde.example', confirmations: false},
    },
  );
  const email = fakeMessenger();
  beforeEach(async () => {
    email.sent.length = 0;
    await open(settings);
  });
  /** As the patient reads it. */
  const state = async (id: string): Promise<string | undefined> =>
    (await practice.call<Appointment>('GET', `/appointments/${id}`)).body.requestState;
  const pass = async (ms: number): Promise<void> => {
    practice.clock.advance(ms);
    await watch.lookNow();
    await senderFor(practice, {email}).runOnce();
  };

  it('is told to the practice and to the patient by half of the time, in one mail without content', async () => {
    const {id, answerBy} = await book();
    await book('karel', '0910');
    // Asked for on Monday at 8:05, an answer by the end of Wednesday: 27 hours of work, half of them over on Tuesday at 12:32.
    assert.equal(answerBy, '2026-11-25');
    await pass(28 * HOUR);
    assert.deepEqual([email.sent.length, await state(id)], [0, 'sent']);
    await pass(HOUR);
    assert.deepEqual([email.sent.length, await state(id)], [1, 'unseen']);
    await pass(HOUR);
    const [mail] = email.sent;
    assert.equal(email.sent.length, 1);
    assert.equal(mail?.to, 'balie@delinde.example');
    assert.doesNotMatch(`${mail.subject} ${mail.text}`, /Anna|Karel|Koorts|telefonisch|2026|09:00/i);
    const logged = await practice.db
      .selectFrom('access_log')
      .select('subject_id')
      .where('action', '=', 'sendNotice')
      .execute();
    assert.deepEqual(logged, []);
  });

  it('for a repeat too, unless somebody has begun with it', async () => {
    await addMedicine(practice.db, {id: 'm-anna', personId: 'anna', name: 'METOPROLOL TABLET 50MG'});
    await addMedicine(practice.db, {id: 'm-karel', personId: 'karel', name: 'METOPROLOL TABLET 50MG'});
    const order = async (as: string) => {
      const body = {lines: [{treatmentId: `m-${as}`}], pharmacyId: 'vijzel', handover: 'pick-up'};
      const answer = await practice.call<Schemas['RepeatRequest']>('POST', '/repeat-requests', {as, body});
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body;
    };
    const [first] = [await order('anna'), await order('karel')];
    const decisions = first.lines.map(({id}) => ({lineId: id, decision: 'approve'}));
    await staff(`/repeat-tasks/${first.id}/preparation`, {decisions}, first.etag);
    await pass(28 * HOUR);
    assert.equal(email.sent.length, 0);
    await pass(HOUR);
    await pass(2 * HOUR);
    assert.equal(email.sent.length, 1);
    assert.doesNotMatch(`${email.sent[0]?.subject} ${email.sent[0]?.text}`, /Anna|Karel|metoprolol/i);
    const alerted = await practice.db
      .selectFrom('repeat_request')
      .select(['subject_id', 'alerted_at'])
      .execute();
    assert.deepEqual(
      alerted.filter(({alerted_at: at}) => at !== null).map(({subject_id: id}) => id),
      ['karel'],
    );
  });

  it('that comes up within the hour goes with the next mail', async () => {
    await book();
    await pass(29 * HOUR);
    assert.equal(email.sent.length, 1);
    await practice.db
      .insertInto('appointment')
      .values({
        ...(await practice.db.selectFrom('appointment').selectAll().executeTakeFirstOrThrow()),
        id: 'later',
        alerted_at: null,
      })
      .execute();
    await pass(10 * 60_000);
    assert.equal(email.sent.length, 1);
    await pass(HOUR);
    assert.equal(email.sent.length, 2);
  });

  it('is seen when somebody opens it, which the patient reads at once; nobody is alerted', async () => {
    const {id} = await book();
    const [item] = await items();
    const taken = await staff(`/work-items/${item?.id}/assignment`, {assignee: 'me'}, item?.etag);
    assert.equal(taken.status, 200);
    assert.equal(await state(id), 'seen');
    const told = await practice.db
      .selectFrom('outbox')
      .select('resource')
      .where('type', '=', 'appointment-changed')
      .execute();
    assert.equal(told.filter(({resource}) => resource === `/appointments/${id}`).length, 2);
    await pass(30 * HOUR);
    assert.deepEqual(email.sent, []);
  });

  it('after the promised day is overdue, seen or not, and alerts nobody any more', async () => {
    const {id} = await book();
    practice.clock.advance(72 * HOUR - 60 * 60_000);
    await pass(0);
    assert.deepEqual([await state(id), email.sent.length], ['overdue', 0]);
  });

  it('is not mailed when it is opened before the mail leaves', async () => {
    await book();
    practice.clock.advance(29 * HOUR);
    await watch.lookNow();
    const [item] = await items();
    await staff(`/work-items/${item?.id}/assignment`, {assignee: 'me'}, item?.etag);
    await senderFor(practice, {email}).runOnce();
    assert.deepEqual(email.sent, []);
    assert.deepEqual(await noticeStates(practice.db), [
      'requested dropped not-wanted',
      'requests-unseen dropped superseded',
    ]);
  });
});
