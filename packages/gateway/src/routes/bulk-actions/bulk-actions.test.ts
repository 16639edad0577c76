import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {readEvents} from '../../testing/event-reader.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type BookingPractice,
} from '../booking/testing/booking-practice.ts';
import {UNDO_MS} from './index.ts';

type Schemas = components['schemas'];
type BulkAction = Schemas['BulkAction'];
type Problem = Schemas['Problem'];

const day = '2026-11-25';
const staff = {as: 'samira', scope: 'staff'};
let practice: BookingPractice;
afterEach(() => practice.close());

const plan = async (body: Schemas['BulkActionCreate']): Promise<BulkAction> => {
  const answer = await practice.call<BulkAction>('POST', '/bulk-actions', {...staff, body});
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
};
const undo = <T = BulkAction>(id: string) => practice.call<T>('DELETE', `/bulk-actions/${id}`, staff);
const look = async (id: string): Promise<BulkAction> =>
  (await practice.call<BulkAction>('GET', `/bulk-actions/${id}`, staff)).body;
const outcomes = async (id: string): Promise<(string | undefined)[]> =>
  (await look(id)).targets.map(({outcome}) => outcome);

/** Lets the time to undo pass, and waits until it was carried out. */
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

async function book(as: string, at: string): Promise<Schemas['Appointment']> {
  const {status, body} = await practice.call<Schemas['Appointment']>('POST', '/appointments', {
    as,
    body: {
      timeSlotId: `bakker-${day}-${at.replace(':', '')}`,
      appointmentTypeId: 'telefonisch',
      reason: 'Koorts',
    },
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
const mine = async (as: string): Promise<Schemas['Appointment'][]> =>
  (await practice.call<Schemas['AppointmentList']>('GET', '/appointments?state=all', {as})).body.items;
const session = async (query = ''): Promise<Schemas['Appointment'][]> =>
  (
    await practice.call<Schemas['AppointmentList']>(
      'GET',
      `/appointments?from=${day}&to=${day}&practitioner=bakker${query}`,
      staff,
    )
  ).body.items;
/** What patients were told to read again. */
const toldOf = () =>
  practice.db.selectFrom('outbox').select('seq').where('type', '=', 'appointment-changed').execute();

describe('a session of a doctor who is ill', () => {
  beforeEach(async () => {
    practice = await startBookingPractice();
    await addSlots(practice.db, 'bakker', day, '09:00', 14);
    for (let at = 0; at < 14; at += 1)
      await book(
        at % 2 ? 'karel' : 'anna',
        `${9 + Math.floor(at / 6)}:${(at % 6) * 10 || '00'}`.padStart(5, '0'),
      );
  });

  it('is cancelled in one action: after half a minute, each patient told once', async () => {
    const appointments = await session();
    assert.equal(appointments.length, 14);
    assert.deepEqual(
      [...new Set(appointments.map(({person}) => person.name))],
      ['Anna de Vries', 'Karel Jansen'],
    );
    const origin = await practice.listen();
    const anna = await readEvents(origin, await practice.tokenFor('anna'));
    await anna.next();
    const action = await plan({
      action: 'cancel',
      targets: appointments.map(({id, etag}) => ({id, etag})),
      text: 'Uw huisarts is ziek.',
    });
    assert.equal(action.state, 'planned');
    practice.clock.advance(UNDO_MS - 1);
    await practice.restart();
    assert.ok((await mine('anna')).every(({status}) => status === 'booked'));
    assert.equal((await practice.claims()).length, 14);

    const {targets} = await carriedOut(action.id);
    assert.ok(targets.length === 14 && targets.every(({outcome}) => outcome === 'done'));
    assert.deepEqual(await practice.claims(), []);
    for (const {status, cancellation, revision} of await mine('anna')) {
      assert.deepEqual([status, revision], ['cancelled', 2]);
      assert.deepEqual([cancellation?.by, cancellation?.reason], ['practice', 'Uw huisarts is ziek.']);
    }
    const told = await practice.db
      .selectFrom('outbox')
      .select('resource')
      .where('type', '=', 'appointment-changed')
      .where('at', '>=', practice.clock.now())
      .execute();
    assert.equal(new Set(told.map(({resource}) => resource)).size, 14);
    assert.equal(told.length, 14);
    anna.close();
    const log = await practice.db
      .selectFrom('access_log')
      .select(['actor_id', 'subject_id', 'ground'])
      .where('action', '=', 'createBulkAction')
      .where('subject_id', '=', 'anna')
      .execute();
    assert.equal(log.length, 7);
    assert.deepEqual(log[0], {actor_id: 'samira', subject_id: 'anna', ground: 'treatment'});
  });

  it('is not, when it was undone in time: nobody is told anything', async () => {
    const before = await toldOf();
    const action = await plan({
      action: 'cancel',
      targets: (await session()).map(({id, etag}) => ({id, etag})),
    });
    practice.clock.advance(UNDO_MS - 1);
    assert.equal((await undo(action.id)).body.state, 'undone');
    assert.equal((await undo(action.id)).body.state, 'undone');
    practice.clock.advance(UNDO_MS);
    // Another one is carried out meanwhile, so this one had its chance.
    const other = await plan({action: 'cancel', targets: [{id: 'nobody', etag: '"1"'}]});
    await carriedOut(other.id);
    assert.deepEqual(await outcomes(other.id), ['not-found']);
    assert.equal((await look(action.id)).state, 'undone');
    assert.ok((await mine('anna')).every(({status}) => status === 'booked'));
    assert.deepEqual(await toldOf(), before);
    const late = await undo<Problem>(other.id);
    assert.deepEqual([late.status, late.body.code], [409, 'bulk-action-executed']);
  });

  it('leaves alone what changed meanwhile, and says which', async () => {
    const [first, second, third] = await session();
    const action = await plan({
      action: 'cancel',
      targets: [first!, second!, third!].map(({id, etag}) => ({id, etag})),
    });
    await practice.call('POST', `/appointments/${second!.id}/cancellation`, {
      as: 'karel',
      ifMatch: '"1"',
      body: {},
    });
    await carriedOut(action.id);
    assert.deepEqual(await outcomes(action.id), ['done', 'precondition-failed', 'done']);
  });
});

describe('several requests together', () => {
  beforeEach(async () => {
    practice = await startBookingPractice(
      bookingSettings({}, {services: [{service: 'booking', mode: 'request'}]}),
    );
    await addSlots(practice.db, 'bakker', day, '09:00', 6);
  });

  it('are accepted, but for the one whose time is gone', async () => {
    await book('anna', '09:00');
    await book('karel', '09:00');
    await book('anna', '09:20');
    const {items} = (await practice.call<Schemas['WorkItemList']>('GET', '/work-items', staff)).body;
    const {id} = await plan({action: 'accept', targets: items.map(({id: one, etag}) => ({id: one, etag}))});
    await carriedOut(id);
    assert.deepEqual((await outcomes(id)).sort(), ['done', 'done', 'slot-taken']);
    assert.equal((await practice.claims()).length, 2);
    const open = (await practice.call<Schemas['WorkItemList']>('GET', '/work-items', staff)).body;
    assert.equal(open.items.length, 1);
    assert.equal(open.items[0]!.planned, undefined);
  });

  const items = async (): Promise<Schemas['WorkItem'][]> =>
    (await practice.call<Schemas['WorkItemList']>('GET', '/work-items', staff)).body.items;
  const targets = (from: readonly Schemas['WorkItem'][]) => from.map(({id, etag}) => ({id, etag}));
  const write = <T = Problem>(path: string, {etag}: Schemas['WorkItem'], body: object, as = 'tim') =>
    practice.call<T>('POST', path, {as, scope: 'staff', ifMatch: etag, body});

  it('are nobody else’s while that is planned; undone, they are as before and told again', async () => {
    await book('anna', '09:00');
    await book('karel', '09:20');
    const origin = await practice.listen();
    const colleague = await readEvents(origin, await practice.tokenFor('tim', 'staff'));
    await colleague.next();
    const before = await items();
    const {id, executesAt} = await plan({action: 'accept', targets: targets(before)});
    const heard: {resource: string}[] = [];
    while (heard.length < 3) heard.push((await colleague.next())?.data as {resource: string});
    assert.deepEqual(
      heard.map(({resource}) => resource).sort(),
      [`/bulk-actions/${id}`, ...before.map((item) => `/work-items/${item.id}`)].sort(),
    );
    const [one] = await items();
    const by = {id: 'samira', name: 'samira van de balie'};
    assert.deepEqual(one!.planned, {id, action: 'accept', by, executesAt});
    for (const [path, body] of [
      ['assignment', {assignee: 'me', takeOver: true}],
      ['decision', {decision: 'refuse'}],
    ] as const) {
      const stale = await write(`/work-items/${one!.id}/${path}`, before[0]!, body);
      assert.deepEqual([stale.status, stale.body.currentWorkItem?.planned?.id], [412, id]);
      const refused = await write(`/work-items/${one!.id}/${path}`, one!, body);
      assert.deepEqual([refused.status, refused.body.code], [409, 'work-item-planned']);
      assert.equal(refused.body.currentWorkItem?.planned?.id, id);
    }
    assert.equal((await undo(id)).status, 200);
    for (const type of ['bulk-action-changed', 'work-item-changed'])
      assert.equal(((await colleague.next())?.data as {type: string}).type, type);
    colleague.close();
    const after = await items();
    assert.ok(after.every(({planned}) => planned === undefined));
    const decided = await write<Schemas['WorkItem']>(`/work-items/${one!.id}/decision`, after[0]!, {
      decision: 'accept',
    });
    assert.equal(decided.status, 200);
    const log = await practice.db
      .selectFrom('access_log')
      .select(['action', 'actor_id'])
      .where('resource', '=', `BulkAction/${id}`)
      .execute();
    assert.deepEqual(log, [
      {action: 'createBulkAction', actor_id: 'samira'},
      {action: 'undoBulkAction', actor_id: 'samira'},
    ]);
  });

  it('that cannot be part of it are told at once, and the others are planned', async () => {
    await book('anna', '09:00');
    await book('karel', '09:20');
    await book('anna', '09:40');
    const [first, second, third] = await items();
    await write(`/work-items/${second!.id}/assignment`, second!, {assignee: 'me'});
    const taken = (await items()).find((item) => item.id === second!.id)!;
    const one = await plan({action: 'accept', targets: targets([first!, taken])});
    assert.equal(one.state, 'planned');
    assert.deepEqual(
      one.targets.map(({outcome}) => outcome),
      [undefined, 'work-item-assigned'],
    );
    const rival = await plan({
      action: 'refuse',
      targets: [...targets([first!, second!]), {id: 'nobody', etag: '"1"'}],
    });
    assert.equal(rival.state, 'executed', 'there is nothing to wait for');
    assert.deepEqual(
      rival.targets.map(({outcome}) => outcome),
      ['work-item-planned', 'precondition-failed', 'not-found'],
    );
    const wrong = await plan({action: 'handled', targets: targets([third!])});
    assert.deepEqual(
      wrong.targets.map(({outcome}) => outcome),
      ['decision-not-possible'],
    );
    await carriedOut(one.id);
    assert.deepEqual(await outcomes(one.id), ['done', 'work-item-assigned']);
  });

  it('one that the patient takes back meanwhile is left alone', async () => {
    const {id: appointment} = await book('anna', '09:00');
    const {id} = await plan({action: 'accept', targets: targets(await items())});
    await practice.call('POST', `/appointments/${appointment}/cancellation`, {ifMatch: '"1"', body: {}});
    await carriedOut(id);
    assert.deepEqual(await outcomes(id), ['precondition-failed']);
    assert.equal((await mine('anna'))[0]!.cancellation?.by, 'patient');
  });
});

describe("everyone's appointments", () => {
  beforeEach(async () => {
    practice = await startBookingPractice();
    await addSlots(practice.db, 'bakker', day, '09:00', 6);
  });

  it('are for staff alone, day by day', async () => {
    await book('anna', '09:00');
    for (const query of [
      `from=${day}&to=${day}`,
      'updatedSince=2026-11-20T00:00:00Z',
      'practitioner=bakker',
    ]) {
      const {status, body} = await practice.call<Problem>('GET', `/appointments?${query}`);
      assert.deepEqual([status, body.code], [400, 'validation-failed'], query);
    }
    for (const query of ['', '?state=all&from=2026-11-25&to=2026-11-25', '?from=2026-11-25']) {
      const {status} = await practice.call('GET', `/appointments${query}`, staff);
      assert.equal(status, 400, query);
    }
    const {status} = await practice.call('GET', '/appointments?from=2026-01-01&to=2026-12-31', staff);
    assert.equal(status, 400);
    const stranger = await practice.call('GET', `/appointments?from=${day}&to=${day}&personId=nobody`, staff);
    assert.equal(stranger.status, 404);
    assert.equal((await session('&personId=karel')).length, 0);
    assert.equal((await session('&personId=anna')).length, 1);
  });

  it('come by change too, to be read on from where one was', async () => {
    const first = await book('anna', '09:00');
    practice.clock.advance(1000);
    await book('karel', '09:10');
    practice.clock.advance(1000);
    await practice.call('POST', `/appointments/${first.id}/cancellation`, {ifMatch: '"1"', body: {}});
    const read = async (query: string) =>
      (await practice.call<Schemas['AppointmentList']>('GET', `/appointments?${query}`, staff)).body;
    const all = await read('updatedSince=2026-11-20T00:00:00Z');
    assert.deepEqual(
      all.items.map(({status}) => status),
      ['booked', 'cancelled'],
    );
    const page = await read('updatedSince=2026-11-20T00:00:00Z&limit=1');
    const rest = await read(`updatedSince=2026-11-20T00:00:00Z&limit=1&cursor=${page.next}`);
    assert.deepEqual([...page.items, ...rest.items], all.items);
    assert.equal((await read('updatedSince=2026-12-20T00:00:00Z')).items.length, 0);
  });
});
