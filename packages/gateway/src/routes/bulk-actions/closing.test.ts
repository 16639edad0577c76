import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {addSlots, startBookingPractice, type BookingPractice} from '../booking/testing/booking-practice.ts';
import {UNDO_MS} from './index.ts';

type Schemas = components['schemas'];
type BulkAction = Schemas['BulkAction'];

const day = '2026-11-25';
const staff = {as: 'samira', scope: 'staff'};
const wish = {
  from: day,
  to: day,
  reason: 'Ziekte',
  replacement: {name: 'De Eik', phone: '010 765 43 21'},
  text: 'De dokter is ziek.',
};
let practice: BookingPractice;
beforeEach(async () => {
  practice = await startBookingPractice();
  await addSlots(practice.db, 'bakker', day, '09:00', 6);
  await addSlots(practice.db, 'bakker', '2026-11-26', '09:00', 1);
});
afterEach(() => practice.close());

async function book(at: string, as = 'anna', date = day): Promise<Schemas['Appointment']> {
  const {status, body} = await practice.call<Schemas['Appointment']>('POST', '/appointments', {
    as,
    body: {timeSlotId: `bakker-${date}-${at}`, appointmentTypeId: 'telefonisch'},
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
async function plan(body: object = wish): Promise<BulkAction> {
  const answer = await practice.call<BulkAction>('POST', '/closings', {...staff, body});
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}
const look = async (id: string): Promise<BulkAction> =>
  (await practice.call<BulkAction>('GET', `/bulk-actions/${id}`, staff)).body;
async function carriedOut(id: string): Promise<BulkAction> {
  practice.clock.advance(UNDO_MS);
  const end = performance.now() + 10_000;
  for (;;) {
    const action = await look(id);
    if (action.state === 'executed') return action;
    assert.ok(performance.now() < end, 'it was not carried out');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
/** Those of this week: the practice has a holiday later on. */
const closures = async () =>
  (await practice.call<Schemas['Practice']>('GET', '/practice')).body.closures.filter(
    ({from}) => from < '2026-12-01',
  );
/** What patients were told to read again. */
const toldOf = () =>
  practice.db.selectFrom('outbox').select('seq').where('type', '=', 'appointment-changed').execute();
const notices = async () =>
  (
    await practice.db
      .selectFrom('notice')
      .select(['subject_id', 'kind'])
      .where('kind', '=', 'cancelled')
      .orderBy('subject_id')
      .execute()
  ).map(({subject_id: id, kind}) => `${id} ${kind}`);

describe('closing a day', () => {
  it('closes it, says who takes over, cancels all that stands, also what came meanwhile, and tells each once', async () => {
    const [first, second] = [await book('0900'), await book('0910', 'karel')];
    const other = await book('0900', 'anna', '2026-11-26');
    const action = await plan();
    assert.deepEqual(
      [action.action, action.state, action.targets],
      ['close', 'planned', [{id: first.id}, {id: second.id}]],
    );
    assert.deepEqual(await closures(), []);
    const late = await book('0930', 'karel');
    const {targets} = await carriedOut(action.id);
    assert.deepEqual(
      targets,
      [first, second, late].map(({id}) => ({id, outcome: 'done'})),
    );
    const {text: _text, ...closure} = wish;
    assert.deepEqual(await closures(), [closure]);
    const rows = await practice.db.selectFrom('appointment').selectAll().orderBy('start_at').execute();
    assert.deepEqual(
      rows.map(({status, cancelled_by: by, cancellation_reason: why}) => [status, by, why]),
      [...Array.from({length: 3}, () => ['cancelled', 'practice', wish.text]), ['booked', null, null]],
    );
    assert.deepEqual(
      (await practice.claims()).map(({appointment_id: id}) => id),
      [other.id],
    );
    assert.deepEqual(await notices(), ['anna cancelled', 'karel cancelled', 'karel cancelled']);
    const refused = await practice.call<Schemas['Problem']>('POST', '/appointments', {
      body: {timeSlotId: `bakker-${day}-0940`, appointmentTypeId: 'telefonisch'},
    });
    assert.equal(refused.body.code, 'practice-closed');
    const noted = await practice.db
      .selectFrom('settings_change')
      .select(['staff_id', 'parts'])
      .orderBy('revision', 'desc')
      .executeTakeFirstOrThrow();
    assert.deepEqual(noted, {staff_id: 'samira', parts: '["/closures"]'});
    const log = await practice.db
      .selectFrom('access_log')
      .select('subject_id')
      .where('action', '=', 'createClosing')
      .where('subject_id', 'is not', null)
      .execute();
    assert.equal(log.length, 3);
  });

  it('undone in time tells nobody and changes nothing', async () => {
    await book('0900');
    const before = await toldOf();
    const {id} = await plan();
    practice.clock.advance(UNDO_MS - 1);
    const undone = await practice.call<BulkAction>('DELETE', `/bulk-actions/${id}`, staff);
    assert.equal(undone.body.state, 'undone');
    practice.clock.advance(UNDO_MS);
    // Another one is carried out meanwhile, so this one had its chance.
    await carriedOut((await plan({...wish, from: '2026-11-27', to: '2026-11-27'})).id);
    assert.deepEqual(
      (await closures()).map(({from}) => from),
      ['2026-11-27'],
    );
    assert.deepEqual(await toldOf(), before);
    assert.deepEqual(await notices(), []);
  });

  it('planned twice is shown to patients once, and each is told once', async () => {
    const {id} = await book('0900');
    const [first, second] = [await plan(), await plan()];
    assert.deepEqual((await carriedOut(first.id)).targets, [{id, outcome: 'done'}]);
    assert.deepEqual((await carriedOut(second.id)).targets, [{id, outcome: 'appointment-not-open'}]);
    const {text: _text, ...closure} = wish;
    assert.deepEqual(await closures(), [closure]);
    assert.deepEqual(await notices(), ['anna cancelled']);
  });

  it('is refused with other words under the same key', async () => {
    const call = {...staff, key: 'closing-key'};
    assert.equal((await practice.call('POST', '/closings', {...call, body: wish})).status, 201);
    const other = await practice.call<Schemas['Problem']>('POST', '/closings', {
      ...call,
      body: {...wish, reason: 'Scholing'},
    });
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency-key-reused']);
  });

  it('is on the day itself while it waits, for every colleague; so is a cancellation, on its own day alone', async () => {
    const {id: appointment, etag} = await book('0900');
    const planned = async (date: string, call = staff) =>
      (await practice.call<Schemas['PracticeDay']>('GET', `/practice-days/${date}`, call)).body.planned?.map(
        ({id, action, by}) => [id, action, by?.name],
      );
    const closing = await plan();
    const {body: cancelling} = await practice.call<BulkAction>('POST', '/bulk-actions', {
      ...staff,
      body: {action: 'cancel', targets: [{id: appointment, etag}]},
    });
    const both = [
      [closing.id, 'close', 'samira van de balie'],
      [cancelling.id, 'cancel', 'samira van de balie'],
    ];
    assert.deepEqual((await planned(day))?.sort(), both.sort());
    assert.deepEqual(await planned('2026-11-26'), []);
    await practice.call('DELETE', `/bulk-actions/${cancelling.id}`, staff);
    assert.deepEqual(await planned(day), [[closing.id, 'close', 'samira van de balie']]);
    await carriedOut(closing.id);
    assert.deepEqual(await planned(day), []);
  });

  it('goes for days to come, by staff', async () => {
    for (const [body, code] of [
      [{...wish, from: '2026-11-22', to: '2026-11-25'}, 'validation-failed'],
      [{...wish, to: '2026-11-24'}, 'validation-failed'],
      [{...wish, to: '2027-02-01'}, 'validation-failed'],
      [{...wish, from: '2026-02-30'}, 'validation-failed'],
      [{...wish, reason: ''}, 'validation-failed'],
      [{...wish, reason: ' '}, 'validation-failed'],
      [{...wish, replacement: {name: 'De Eik'}}, 'validation-failed'],
    ] as const)
      assert.equal(
        (await practice.call<Schemas['Problem']>('POST', '/closings', {...staff, body})).body.code,
        code,
        JSON.stringify(body),
      );
    assert.equal(
      (await practice.call<Schemas['Problem']>('POST', '/closings', {body: wish})).body.code,
      'scope-insufficient',
    );
    assert.deepEqual(await practice.db.selectFrom('bulk_action').selectAll().execute(), []);
  });
});
