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
    assert.deepEqual(action.closes, {from: day, to: day});
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

  it('the same days once more, in other words: the last words hold, and each is told once', async () => {
    await book('0900');
    const [first, second] = [await plan(), await plan({...wish, reason: 'Griep', replacement: undefined})];
    await carriedOut(first.id);
    await carriedOut(second.id);
    assert.deepEqual(await closures(), [{from: day, to: day, reason: 'Griep'}]);
    assert.deepEqual(await notices(), ['anna cancelled']);
  });

  it('takes in what lies within it, and leaves what does not', async () => {
    const close = async (body: object) => carriedOut((await plan({reason: 'Ziekte', ...body})).id);
    const on = (date: string) => ({from: date, to: date});
    await close({...on(day), startTime: '12:00', endTime: '13:00'});
    await close({...on(day), startTime: '15:00', endTime: '16:00'});
    await close({...on('2026-11-26'), startTime: '12:00', endTime: '13:00'});
    await close({...on(day), startTime: '11:00', endTime: '14:00'});
    assert.deepEqual(
      (await closures()).map(({from, startTime}) => [from, startTime]),
      [
        [day, '11:00'],
        [day, '15:00'],
        ['2026-11-26', '12:00'],
      ],
    );
    await close({from: day, to: '2026-11-26'});
    assert.deepEqual(await closures(), [{from: day, to: '2026-11-26', reason: 'Ziekte'}]);
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
      [{...wish, startTime: '12:00'}, 'validation-failed'],
      [{...wish, startTime: '12:00', endTime: '25:00'}, 'validation-failed'],
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

describe('closing a part of a day', () => {
  const afternoon = {...wish, startTime: '09:20', endTime: '09:40'};
  const refusedAt = async (body: object) => {
    const {status, body: problem} = await practice.call<Schemas['Problem']>('POST', '/closings', {
      ...staff,
      body,
    });
    assert.deepEqual([status, problem.code], [400, 'validation-failed']);
    return problem.errors?.map(({pointer, message}) => `${pointer} ${message}`);
  };
  /** Starts that a patient can choose, and those of staff. */
  const offered = async (as: object) =>
    (
      await practice.call<Schemas['TimeSlotList']>(
        'GET',
        `/time-slots?appointmentType=telefonisch&from=${day}&to=${day}`,
        as,
      )
    ).body.items.map(({start}) => start.slice(11, 16));

  it('cancels what has a minute in it and nothing else, and offers no time in it', async () => {
    const [before, inside, after] = [await book('0910'), await book('0920', 'karel'), await book('0940')];
    const action = await plan(afternoon);
    assert.deepEqual(action.targets, [{id: inside.id}]);
    assert.deepEqual(action.closes, {from: day, to: day, startTime: '09:20', endTime: '09:40'});
    const late = await book('0930');
    const {targets} = await carriedOut(action.id);
    assert.deepEqual(
      targets,
      [inside, late].map(({id}) => ({id, outcome: 'done'})),
    );
    assert.deepEqual(
      (await practice.claims()).map(({appointment_id: id}) => id).sort(),
      [before.id, after.id].sort(),
    );
    assert.deepEqual(await notices(), ['anna cancelled', 'karel cancelled']);
    const {text: _text, ...closure} = afternoon;
    assert.deepEqual(await closures(), [closure]);
    assert.deepEqual(await offered({}), ['09:00', '09:50']);
    assert.deepEqual(await offered(staff), ['09:00', '09:50']);

    const days = await practice.call<Schemas['TimeSlotDayList']>(
      'GET',
      `/time-slot-days?appointmentType=telefonisch&from=${day}&to=${day}`,
    );
    assert.deepEqual(days.body.items, [{date: day, freeCount: 2, closedParts: [closure]}]);
    const {body} = await practice.call<Schemas['PracticeDay']>('GET', `/practice-days/${day}`, staff);
    assert.deepEqual([body.closed, body.closedParts], [undefined, [closure]]);
    assert.deepEqual(
      body.slots.map(({start, state, freeUntil}) => [start.slice(11, 16), state, freeUntil?.slice(11, 16)]),
      [
        ['09:00', 'free', '09:10'],
        ['09:20', 'blocked', undefined],
        ['09:30', 'blocked', undefined],
        ['09:50', 'free', '10:00'],
      ],
    );
  });

  it('a time in it cannot be taken: not by a patient who holds it, not by staff', async () => {
    const slot = `bakker-${day}-0930`;
    const wanted = {timeSlotId: slot, appointmentTypeId: 'telefonisch'};
    const hold = await practice.call<Schemas['SlotHold']>('POST', '/slot-holds', {body: wanted});
    assert.equal(hold.status, 201);
    const action = await plan(afternoon);
    await carriedOut(action.id);
    for (const [path, call] of [
      ['/appointments', {body: {...wanted, slotHoldId: hold.body.id}}],
      ['/appointments', {as: 'karel', body: wanted}],
      ['/appointments', {...staff, body: {...wanted, personId: 'karel', madeVia: 'phone'}}],
      ['/slot-holds', {as: 'karel', body: wanted}],
    ] as const) {
      const {status, body} = await practice.call<Schemas['Problem']>('POST', path, call);
      assert.deepEqual([status, body.code], [422, 'practice-closed'], JSON.stringify(body));
      assert.equal(body.until, `${day}T09:40:00+01:00`);
    }
  });

  it('undone in time tells nobody and changes nothing', async () => {
    const {id: appointment} = await book('0920');
    const {id} = await plan(afternoon);
    practice.clock.advance(UNDO_MS - 1);
    await practice.call('DELETE', `/bulk-actions/${id}`, staff);
    await carriedOut((await plan({...afternoon, from: '2026-11-27', to: '2026-11-27'})).id);
    assert.deepEqual(
      (await closures()).map(({from}) => from),
      ['2026-11-27'],
    );
    assert.deepEqual(
      (await practice.claims()).map(({appointment_id: claimed}) => claimed),
      [appointment],
    );
    assert.deepEqual(await notices(), []);
  });

  it('says what is wrong with its times', async () => {
    assert.deepEqual(await refusedAt({...wish, startTime: '12:00'}), [
      '/endTime must be there when startTime is',
    ]);
    assert.deepEqual(await refusedAt({...wish, endTime: '12:00'}), [
      '/startTime must be there when endTime is',
    ]);
    assert.deepEqual(await refusedAt({...afternoon, to: '2026-11-26'}), [
      '/startTime only goes with one day: from and to must be the same',
    ]);
    assert.deepEqual(await refusedAt({...afternoon, endTime: '09:20'}), [
      '/endTime must be later than startTime',
    ]);
    const today = {from: '2026-11-23', to: '2026-11-23'};
    assert.deepEqual(await refusedAt({...afternoon, ...today, startTime: '00:00', endTime: '00:10'}), [
      '/endTime must not be over',
    ]);
  });
});
