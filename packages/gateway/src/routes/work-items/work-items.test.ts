import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {importResources} from '../../adapters/import.ts';
import {readEvents} from '../../testing/event-reader.ts';
import {
  addSlots,
  bookingSettings,
  startBookingPractice,
  type Answer,
  type BookingPractice,
} from '../booking/testing/booking-practice.ts';

type Schemas = components['schemas'];
type WorkItem = Schemas['WorkItem'];
type Problem = Schemas['Problem'];

const day = '2026-11-25';
let practice: BookingPractice;
afterEach(() => practice.close());

const list = async (query = ''): Promise<Schemas['WorkItemList']> => {
  const {status, body} = await practice.call<Schemas['WorkItemList']>('GET', `/work-items${query}`, {
    as: 'samira',
    scope: 'staff',
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const only = async (query = ''): Promise<WorkItem> => {
  const {items} = await list(query);
  assert.equal(items.length, 1);
  return items[0]!;
};
const kinds = async (): Promise<string[]> => (await list()).items.map(({kind}) => kind);
const post = <T = WorkItem>(
  path: string,
  {etag}: Pick<WorkItem, 'etag'>,
  body: object,
  as = 'samira',
): Promise<Answer<T>> => practice.call<T>('POST', path, {as, scope: 'staff', ifMatch: etag, body});
const assign = <T = WorkItem>(item: WorkItem, body: object = {assignee: 'me'}, as = 'samira') =>
  post<T>(`/work-items/${item.id}/assignment`, item, body, as);
const decide = <T = WorkItem>(item: WorkItem, body: object, as = 'samira') =>
  post<T>(`/work-items/${item.id}/decision`, item, body, as);

async function book(body: object = {}, as = 'anna', at = '09:00'): Promise<Schemas['Appointment']> {
  const answer = await practice.call<Schemas['Appointment']>('POST', '/appointments', {
    as,
    body: {
      timeSlotId: `bakker-${day}-${at.replace(':', '')}`,
      appointmentTypeId: 'telefonisch',
      reason: 'Koorts',
      ...body,
    },
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

describe('a request', () => {
  beforeEach(async () => {
    practice = await startBookingPractice(
      bookingSettings({}, {services: [{service: 'booking', mode: 'request'}]}),
    );
    await addSlots(practice.db, 'bakker', day, '09:00', 6);
  });

  it('is there for staff, with whom and what, by the promised day', async () => {
    await book();
    const item = await only();
    const {appointment, person, history} = item;
    assert.equal(item.kind, 'appointment-request');
    assert.equal(item.answerBy, '2026-11-25');
    assert.equal(item.isUnseen, true);
    assert.equal(appointment.reason, 'Koorts');
    assert.deepEqual(person, {
      id: 'anna',
      name: 'Anna de Vries',
      birthDate: '1980-05-17',
      phone: '06 12 34 56 78',
    });
    assert.deepEqual(
      history.map(({action}) => action),
      ['opened'],
    );
    assert.deepEqual((await list()).counts, [{kind: 'appointment-request', open: 1, unseen: 1}]);
  });

  it('is assigned before anyone types, and a colleague reads to whom', async () => {
    await book();
    const item = await only();
    const mine = (await assign(item)).body;
    assert.deepEqual(mine.assignee, {id: 'samira', name: 'samira van de balie'});
    assert.equal(mine.isUnseen, false);
    const stale = await assign<Problem>(item, {assignee: 'me'}, 'tim');
    assert.deepEqual([stale.status, stale.body.code], [412, 'precondition-failed']);
    assert.equal(stale.body.currentWorkItem?.assignee?.id, 'samira');
    for (const body of [{assignee: 'me'}, {assignee: 'nobody'}]) {
      const taken = await assign<Problem>(mine, body, 'tim');
      assert.deepEqual([taken.status, taken.body.code], [409, 'work-item-assigned']);
    }
    const decided = await decide<Problem>(mine, {decision: 'accept'}, 'tim');
    assert.equal(decided.body.code, 'work-item-assigned');
    const over = (await assign(mine, {assignee: 'me', takeOver: true}, 'tim')).body;
    assert.equal(over.assignee?.id, 'tim');
    const free = (await assign(over, {assignee: 'nobody'}, 'tim')).body;
    assert.equal(free.assignee, undefined);
    assert.deepEqual(
      free.history.map(({action, by}) => [action, by?.id]),
      [
        ['opened', undefined],
        ['assigned', 'samira'],
        ['assigned', 'tim'],
        ['released', 'tim'],
      ],
    );
  });

  it('that is accepted is booked, has its time alone, and the patient is told', async () => {
    const {id} = await book();
    practice.clock.advance(1000);
    await book({}, 'karel');
    const origin = await practice.listen();
    const patient = await readEvents(origin, await practice.tokenFor('anna'));
    const staff = await readEvents(origin, await practice.tokenFor('tim', 'staff'));
    await patient.next();
    await staff.next();
    const [first, second] = (await list()).items;
    const accepted = (await decide(first!, {decision: 'accept'})).body;
    assert.deepEqual([accepted.state, accepted.appointment.status], ['done', 'booked']);
    const mine = await practice.call<Schemas['Appointment']>('GET', `/appointments/${id}`);
    assert.equal(mine.body.status, 'booked');
    assert.deepEqual(await practice.claims(), [
      {slot_id: `bakker-${day}-0900`, hold_id: null, appointment_id: id},
    ]);
    const said = (await patient.next())?.data as {type: string; resource: string};
    assert.deepEqual([said.type, said.resource], ['appointment-changed', `/appointments/${id}`]);
    const heard = (await staff.next())?.data as {type: string; resource: string};
    assert.deepEqual([heard.type, heard.resource], ['work-item-changed', `/work-items/${first!.id}`]);
    patient.close();
    staff.close();
    const lost = await decide<Problem>(second!, {decision: 'accept'});
    assert.deepEqual([lost.status, lost.body.code], [409, 'slot-taken']);
    // It stays, for another answer.
    assert.equal((await only()).id, second!.id);
    assert.deepEqual(
      (await list('?state=done')).items.map(({id: one}) => one),
      [first!.id],
    );
    const again = await decide<Problem>(accepted, {decision: 'refuse'});
    assert.equal(again.body.code, 'work-item-closed');
  });

  it('that is refused is cancelled by the practice, in its words', async () => {
    const {id} = await book();
    const refused = await decide(await only(), {decision: 'refuse', text: ' Bel ons even. '});
    assert.equal(refused.body.history.at(-1)?.action, 'refused');
    const {body} = await practice.call<Schemas['Appointment']>('GET', `/appointments/${id}`);
    assert.equal(body.status, 'cancelled');
    assert.deepEqual([body.cancellation?.by, body.cancellation?.reason], ['practice', 'Bel ons even.']);
    assert.deepEqual((await list()).items, []);
  });

  it('sent once more under its key is decided once', async () => {
    await book();
    const item = await only();
    const call = {
      as: 'samira',
      scope: 'staff',
      ifMatch: item.etag,
      body: {decision: 'accept'},
      key: 'once-only',
    };
    const first = await practice.call<WorkItem>('POST', `/work-items/${item.id}/decision`, call);
    const second = await practice.call<WorkItem>('POST', `/work-items/${item.id}/decision`, call);
    assert.equal(second.headers['idempotency-replayed'], 'true');
    assert.deepEqual(second.body, first.body);
  });

  it('that the patient withdraws lapses, and one that they move is another to decide about', async () => {
    const appointment = await book();
    const item = await only();
    const moved = await practice.call<Schemas['Appointment']>(
      'POST',
      `/appointments/${appointment.id}/rescheduling`,
      {ifMatch: '"1"', body: {timeSlotId: `bakker-${day}-0910`}},
    );
    const stale = await decide<Problem>(item, {decision: 'accept'});
    assert.deepEqual([stale.status, stale.body.currentWorkItem?.appointment.start], [412, moved.body.start]);
    await practice.call('POST', `/appointments/${appointment.id}/cancellation`, {ifMatch: '"2"', body: {}});
    assert.deepEqual((await list()).items, []);
    assert.equal((await only('?state=done')).state, 'lapsed');
  });

  it('cannot be "handled" without an answer', async () => {
    await book();
    const {status, body} = await decide<Problem>(await only(), {decision: 'handled'});
    assert.deepEqual([status, body.code], [422, 'decision-not-possible']);
  });

  it('is nobody else’s business', async () => {
    await book();
    const item = await only();
    for (const scope of ['patient', 'manager']) {
      const answer = await practice.call<Problem>('GET', `/work-items/${item.id}`, {scope});
      assert.deepEqual([answer.status, answer.body.code], [403, 'scope-insufficient']);
    }
    const origin = await practice.listen();
    const patient = await readEvents(origin, await practice.tokenFor('anna'));
    await patient.next();
    await assign(item);
    await practice.call('POST', `/appointments/${item.appointment.id}/cancellation`, {
      ifMatch: '"1"',
      body: {},
    });
    // The first thing that the patient hears is of the appointment, not of the assignment before it.
    assert.equal(((await patient.next())?.data as {type: string}).type, 'appointment-changed');
    patient.close();
    const log = await practice.db
      .selectFrom('access_log')
      .select(['action', 'actor_role', 'subject_id', 'ground'])
      .where('action', '=', 'assignWorkItem')
      .execute();
    assert.deepEqual(log, [
      {action: 'assignWorkItem', actor_role: 'staff', subject_id: 'anna', ground: 'treatment'},
    ]);
  });

  it('comes page by page, the promise that ends first on top', async () => {
    for (const [index, person] of ['anna', 'karel', 'anna', 'karel'].entries()) {
      practice.clock.advance(1000);
      await book({}, person, `09:${index}0`);
    }
    await practice.db
      .updateTable('work_item')
      .set({answer_by: '2026-11-24'})
      .where('appointment_id', '=', (await list()).items[2]!.appointment.id)
      .execute();
    const whole = (await list()).items.map(({id}) => id);
    const first = await list('?limit=3');
    const rest = await list(`?limit=3&cursor=${first.next}`);
    assert.deepEqual(
      [...first.items, ...rest.items].map(({id}) => id),
      whole,
    );
    assert.equal(rest.next, undefined);
    assert.deepEqual(
      (await list()).items.map(({answerBy, appointment}) => [answerBy, appointment.start.slice(11, 16)]),
      [
        ['2026-11-24', '09:20'],
        ['2026-11-25', '09:00'],
        ['2026-11-25', '09:10'],
        ['2026-11-25', '09:30'],
      ],
    );
  });
});

describe('an appointment that needs a person', () => {
  beforeEach(async () => {
    practice = await startBookingPractice();
    await addSlots(practice.db, 'bakker', day, '09:00', 6);
  });

  it('is one with needs, until they are arranged; another time is to be arranged again', async () => {
    const {id} = await book({needs: {interpreterLanguage: 'Turks'}});
    await book({needs: {wheelchair: false}}, 'karel', '09:10');
    const item = await only();
    assert.equal(item.kind, 'appointment-needs');
    assert.equal((await decide<Problem>(item, {decision: 'accept'})).body.code, 'decision-not-possible');
    await decide(item, {decision: 'handled'});
    assert.deepEqual(await kinds(), []);
    await practice.call('POST', `/appointments/${id}/rescheduling`, {
      ifMatch: '"1"',
      body: {timeSlotId: `bakker-${day}-0920`},
    });
    const again = await only();
    assert.deepEqual([again.kind, again.isUnseen, again.assignee], ['appointment-needs', true, undefined]);
  });

  it('is one that was cancelled late, and not one that was cancelled in time', async () => {
    const {id} = await book();
    await practice.call('POST', `/appointments/${id}/cancellation`, {ifMatch: '"1"', body: {}});
    assert.deepEqual(await kinds(), []);
    const late = await book({}, 'anna', '09:30');
    practice.clock.advance(30 * 3_600_000);
    await practice.call('POST', `/appointments/${late.id}/cancellation`, {ifMatch: '"1"', body: {}});
    assert.deepEqual(await kinds(), ['late-cancellation']);
  });

  it('is one whose time vanished at the source, until it is back', async () => {
    const {id} = await book();
    const source = {source_system: 'https://his.example/slot', source_id: 's1'};
    await practice.db.updateTable('slot').set(source).where('id', '=', `bakker-${day}-0900`).execute();
    await practice.db.updateTable('slot').set({closed: 1}).where('id', '=', `bakker-${day}-0900`).execute();
    // The import that finds it gone marks the appointment; here the mark alone, as that import makes it.
    await practice.db.updateTable('appointment').set({slot_vanished: 1}).where('id', '=', id).execute();
    const {followAppointments} = await import('../../store/work-items.ts');
    const rows = await practice.db.selectFrom('appointment').selectAll().execute();
    await followAppointments(practice.db, rows, practice.clock.now());
    await followAppointments(practice.db, rows, practice.clock.now());
    assert.deepEqual(await kinds(), ['slot-vanished']);
    await followAppointments(
      practice.db,
      rows.map((row) => ({...row, slot_vanished: 0 as const})),
      practice.clock.now(),
    );
    assert.deepEqual(await kinds(), []);
  });

  it('comes with an import too, but not from the past', async () => {
    const appointment = (id: string, start: string) => ({
      resource: {
        resourceType: 'Appointment',
        id,
        status: 'proposed',
        start,
        end: start.replace(':00+', ':10+'),
        participant: [{actor: {reference: 'Patient/p1'}, status: 'accepted'}],
      },
    });
    const report = await importResources(
      practice.db,
      [
        {
          resource: {
            resourceType: 'Patient',
            id: 'p1',
            identifier: [{system: 'https://his.example/patient', value: 'p1'}],
            name: [{family: 'Vries'}],
          },
        },
        appointment('a1', '2026-11-26T09:00:00+01:00'),
        appointment('a2', '2026-11-16T09:00:00+01:00'),
      ],
      {clock: practice.clock, base: 'https://his.example/fhir'},
    );
    assert.equal(report.failure, undefined);
    const item = await only();
    assert.equal(item.appointment.start, '2026-11-26T09:00:00+01:00');
  });
});
