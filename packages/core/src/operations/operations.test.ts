import contract from '@gp-elements/contract/openapi.json' with {type: 'json'};
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createGatewayClient} from '../client.ts';
import {fakeGateway} from '../testing/index.ts';
import * as bulkActions from './bulk-actions.ts';
import * as contactDetails from './contact-details.ts';
import * as reads from './booking.ts';
import * as changes from './booking-changes.ts';
import * as writes from './booking-writes.ts';
import {streamEvents} from './events.ts';
import * as medication from './medication.ts';
import {newKey} from './new-key.ts';
import * as practiceDay from './practice-day.ts';
import * as repeatRequests from './repeat-requests.ts';
import * as repeatTasks from './repeat-tasks.ts';
import * as reports from './reports.ts';
import {getPractice} from './practice.ts';
import {getSession} from './session.ts';
import * as settings from './settings.ts';
import * as workItems from './work-items.ts';

const operations: Record<string, unknown> = {
  ...reads,
  ...writes,
  ...changes,
  ...workItems,
  ...bulkActions,
  ...practiceDay,
  ...contactDetails,
  ...medication,
  ...repeatRequests,
  ...repeatTasks,
  ...reports,
  ...settings,
  getPractice,
  getSession,
  streamEvents,
};
const fetch = fakeGateway();
const client = createGatewayClient({baseUrl: 'https://gateway.example/v1', fetch, getToken: () => 'token'});
const last = () => fetch.calls.at(-1) ?? assert.fail('Nothing was asked.');

describe('operations', () => {
  it('there is a function for every operation of the contract', () => {
    const paths: Record<string, Record<string, {operationId: string}>> = contract.paths;
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({operationId}) => operationId),
    );
    assert.ok(ids.length > 10);
    assert.deepEqual(
      ids.filter((id) => typeof operations[id] !== 'function'),
      [],
    );
  });

  it('what is undefined leaves no trace in a query or a body', async () => {
    await reads.listTimeSlots(client, {
      appointmentType: 'spreekuur',
      from: '2026-11-23',
      to: '2026-11-29',
      practitioner: undefined,
      limitPerDay: 3,
    });
    assert.deepEqual(last().query, {
      appointmentType: 'spreekuur',
      from: '2026-11-23',
      to: '2026-11-29',
      limitPerDay: '3',
    });
    await writes.createAppointment(client, {
      key: 'one-intention',
      timeSlotId: 'slot',
      appointmentTypeId: 'kind',
      reason: undefined,
    });
    assert.deepEqual(last().body, {timeSlotId: 'slot', appointmentTypeId: 'kind'});
    assert.equal(last().headers.get('Idempotency-Key'), 'one-intention');
  });

  it('a change carries the tag that was read', async () => {
    const moved = await changes.rescheduleAppointment(client, {
      key: 'one-intention',
      id: 'apt-1',
      etag: '"1"',
      timeSlotId: 'slot',
    });
    assert.equal(moved.revision, 2);
    assert.deepEqual(last().params, {id: 'apt-1'});
    assert.equal(last().headers.get('If-Match'), '"1"');
    assert.deepEqual(last().body, {timeSlotId: 'slot'});
    await changes.cancelAppointment(client, {key: 'one-intention', id: 'apt-1', etag: '"2"'});
    assert.equal(last().headers.get('If-Match'), '"2"');
    assert.deepEqual(last().body, {});
  });

  it('what staff decide carries the tag of what they looked at', async () => {
    const {items} = await workItems.listWorkItems(client, {state: 'open', kind: undefined, limit: 200});
    assert.deepEqual(last().query, {state: 'open', limit: '200'});
    const [{id, etag}] = items as [(typeof items)[0]];
    await workItems.assignWorkItem(client, {
      key: 'one-intention',
      id,
      etag,
      assignee: 'me',
      takeOver: undefined,
    });
    assert.deepEqual([last().params, last().body], [{id}, {assignee: 'me'}]);
    await workItems.decideWorkItem(client, {
      key: 'one-intention',
      id,
      etag,
      decision: 'accept',
      text: undefined,
    });
    assert.equal(last().headers.get('If-Match'), etag);
    assert.deepEqual(last().body, {decision: 'accept'});
    assert.equal((await workItems.getWorkItem(client, {id})).kind, 'appointment-request');
  });

  it('a time that cannot be read is left out, not shown wrong', async () => {
    const good = {
      id: 'a',
      start: '2026-11-23T09:00:00+01:00',
      end: '2026-11-23T09:10:00+01:00',
      practitioner: {id: 'b', name: 'B'},
    };
    const send = fakeGateway({
      listTimeSlots: {
        kind: 'body',
        status: undefined,
        body: {items: [good, {...good, start: '2026-11-23 9:00'}]},
      },
    });
    const other = createGatewayClient({
      baseUrl: 'https://gateway.example/v1',
      fetch: send,
      getToken: () => 'token',
    });
    const {items} = await reads.listTimeSlots(other, {
      appointmentType: 'k',
      from: '2026-11-23',
      to: '2026-11-23',
    });
    assert.deepEqual(items, [good]);
  });

  it('the calendar comes as a text, and a hold is given back without one', async () => {
    assert.match(await changes.getAppointmentCalendar(client, {id: 'apt-1'}), /^BEGIN:VCALENDAR\r\n/);
    assert.equal(await writes.releaseSlotHold(client, {key: 'one-intention', id: 'hold-1'}), undefined);
    assert.equal(last().operationId, 'releaseSlotHold');
  });

  it('keys differ, also where randomUUID is missing', () => {
    assert.notEqual(newKey(), newKey());
    assert.match(newKey(), /^[\x21-\x7e]{8,128}$/);
  });
});
