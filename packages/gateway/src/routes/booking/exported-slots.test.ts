import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {acknowledgeFiles} from '../../adapters/acknowledge-files.ts';
import {exportAppointments} from '../../adapters/export.ts';
import {list, type Fields} from '../../adapters/fhir/fields.ts';
import {importFiles, importResources} from '../../adapters/import.ts';
import {formatReport} from '../../adapters/import-report.ts';
import {readSourceFile} from '../../adapters/read-files.ts';
import {BASE, practitioner, rowId, schedule, slot} from '../../adapters/testing/resources.ts';
import {
  bookingSettings,
  startBookingPractice,
  withKind,
  type BookingPractice,
} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
const DAY = '2026-11-24';
const TIMES = ['09:00', '09:10', '09:20', '09:30', '09:40', '09:50', '10:00'];
const diary = () =>
  TIMES.slice(0, -1).map((at, index) => slot(`s${at.replace(':', '')}`, at, TIMES[index + 1] ?? ''));
const slotId = (at: string) => rowId('Slot', `s${at}`);

let practice: BookingPractice;
let folder: string;
/** The diary of the practice's system, taken over, with a kind that can be booked in it. */
beforeEach(async () => {
  practice = await startBookingPractice(
    bookingSettings({appointmentTypes: withKind('spreekuur', {openLimit: null})}),
  );
  folder = join(practice.dataDir, 'out');
  await importResources(practice.db, [practitioner(), schedule(), ...diary()], practice);
  await practice.db
    .insertInto('appointment_type_practitioner')
    .values({appointment_type_id: 'spreekuur', practitioner_id: rowId('Practitioner', 'bakker')})
    .execute();
});
afterEach(() => practice.close());

async function book(at: string, as = 'anna'): Promise<Schemas['Appointment']> {
  const {status, body} = await practice.call<Schemas['Appointment']>('POST', '/appointments', {
    as: 'his',
    scope: 'staff',
    body: {timeSlotId: slotId(at), appointmentTypeId: 'spreekuur', personId: as, madeVia: 'phone'},
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
async function change(
  {id, etag}: Schemas['Appointment'],
  what: 'rescheduling' | 'cancellation',
  body: object,
  as = 'anna',
): Promise<void> {
  const answer = await practice.call('POST', `/appointments/${id}/${what}`, {as, ifMatch: etag, body});
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}
/** One stands, one was moved, one was cancelled. */
async function bookMoveCancel(): Promise<void> {
  await book('0900');
  await change(await book('0910', 'karel'), 'rescheduling', {timeSlotId: slotId('0930')}, 'karel');
  await change(await book('0940'), 'cancellation', {});
}

async function exported(): Promise<Fields[]> {
  const {files} = await exportAppointments(practice.db, folder, practice);
  const read = await Promise.all(files.map((file) => readSourceFile(join(folder, file))));
  return read.flatMap(({entries}) => entries.map(({resource}) => resource));
}
const statuses = (resources: readonly Fields[]): Record<string, unknown> =>
  Object.fromEntries(
    resources
      .filter(({resourceType}) => resourceType === 'Slot')
      .map(({identifier, status}) => [String(list(identifier)[0]?.['value']), status]),
  );
const bundle = async () =>
  (
    await practice.call<Schemas['AppointmentBundle']>(
      'GET',
      '/appointments?updatedSince=2026-11-20T00:00:00Z',
      {as: 'his', scope: 'staff', headers: {accept: 'application/fhir+json'}},
    )
  ).body;
/** All that an import could change, but for who has been told what. */
async function standing(): Promise<unknown> {
  const {db} = practice;
  return {
    slots: await db.selectFrom('slot').selectAll().orderBy('id').execute(),
    claims: await db.selectFrom('slot_claim').selectAll().orderBy('slot_id').execute(),
    schedules: await db.selectFrom('schedule').selectAll().orderBy('id').execute(),
    appointments: await db
      .selectFrom('appointment')
      .select(['id', 'revision', 'status', 'start_at', 'end_at', 'slot_id', 'slot_vanished', 'updated_at'])
      .orderBy('id')
      .execute(),
  };
}
async function freeTimes(): Promise<string[]> {
  const {body} = await practice.call<{items: {id: string; start: string}[]}>(
    'GET',
    `/time-slots?appointmentType=spreekuur&practitioner=${rowId('Practitioner', 'bakker')}&from=${DAY}&to=${DAY}`,
  );
  assert.ok(body.items, JSON.stringify(body));
  return body.items.map(({start}) => start.slice(11, 16));
}

describe('Slots of exported appointments', () => {
  it('are busy under what stands, and free again where it was moved from or cancelled', async () => {
    await bookMoveCancel();
    const resources = await exported();
    assert.deepEqual(statuses(resources), {s0900: 'busy', s0930: 'busy', s0910: 'free', s0940: 'free'});
    assert.deepEqual(
      resources.find(({resourceType}) => resourceType === 'Slot'),
      {
        resourceType: 'Slot',
        id: slotId('0900'),
        meta: {source: 'urn:gp-elements:gateway'},
        identifier: [
          {system: BASE, value: 's0900'},
          {system: 'urn:gp-elements:slot', value: slotId('0900')},
        ],
        schedule: {type: 'Schedule', identifier: {system: BASE, value: 'bakker'}},
        status: 'busy',
        start: '2026-11-24T08:00:00.000Z',
        end: '2026-11-24T08:10:00.000Z',
      },
    );
  });

  it('are each named by an appointment beside them, once, in the Bundle as in the files', async () => {
    await bookMoveCancel();
    // What one gave up, another has.
    await book('0940', 'karel');
    const {entry = []} = await bundle();
    const resources = await exported();
    assert.deepEqual(
      entry.map(({resource}) => resource as Fields),
      resources,
    );
    assert.deepEqual(statuses(resources), {s0900: 'busy', s0930: 'busy', s0910: 'free', s0940: 'busy'});
    assert.equal(new Set(entry.map(({fullUrl}) => fullUrl)).size, entry.length);
    const modes = entry.map(({resource, search}) => `${resource.resourceType} ${search.mode}`);
    assert.deepEqual([...new Set(modes)], ['Appointment match', 'Slot include']);
    const named = resources.flatMap((resource) =>
      resource['resourceType'] === 'Appointment'
        ? [
            ...list(resource['slot']),
            ...list(resource['extension']).flatMap(({valueReference}) => list(valueReference)),
          ]
        : [],
    );
    const values = named.map(({identifier}) => list(identifier)[0]?.['value']);
    assert.deepEqual(new Set(values), new Set(Object.keys(statuses(resources))));
  });

  it('change nothing when they are read back, from a file or from a Bundle; other free times stay', async () => {
    await bookMoveCancel();
    const free = await freeTimes();
    assert.deepEqual(free, ['09:10', '09:20', '09:40', '09:50']);
    const before = await standing();
    const file = join(practice.dataDir, 'bundle.json');
    await writeFile(file, JSON.stringify(await bundle()));
    await exported();
    const report = await importFiles(practice.db, [folder, file], practice);
    assert.deepEqual(await standing(), before);
    assert.deepEqual(await freeTimes(), free);
    for (const {resources, closedSlots} of report.files) {
      assert.equal(closedSlots, 0);
      assert.equal(resources.filter(({outcome}) => outcome === 'own').length, 4);
    }
    assert.match(formatReport(report), /our own: 4 Slots of an export, passed over/);
  });

  it('close nothing in a diary that kept their mark, and that diary closes what it does not have', async () => {
    await book('0910');
    const [, ours] = await exported();
    const resource = {...ours, id: 's0910'};
    const rest = diary().filter(({resource: {id}}) => id !== 's0910' && id !== 's0920');
    const report = await importResources(
      practice.db,
      [{resource, fullUrl: `${BASE}/Slot/s0910`}, ...rest],
      practice,
    );
    assert.deepEqual([report.closedSlots, report.markedAppointments], [1, []]);
    assert.deepEqual(await freeTimes(), ['09:00', '09:30', '09:40', '09:50']);
  });

  it('that were given up are told until that system has the appointment as it is', async () => {
    const moved = await book('0910');
    await exported();
    await change(moved, 'rescheduling', {timeSlotId: slotId('0930')});
    assert.deepEqual(statuses(await exported()), {s0930: 'busy', s0910: 'free'});
    // Of all that was read, the last revision counts; lines about Slots are no appointments.
    assert.deepEqual(await acknowledgeFiles(practice.db, [folder], practice), {
      recorded: 1,
      outdated: 1,
      unknown: 0,
    });
    const {body} = await practice.call<Schemas['Appointment']>('GET', `/appointments/${moved.id}`);
    await change(body, 'cancellation', {});
    assert.deepEqual(statuses(await exported()), {s0930: 'free'});
  });

  it('stay blocked where the practice blocked them, and are none where they are gone', async () => {
    await change(await book('0900'), 'cancellation', {});
    await change(await book('0910'), 'cancellation', {});
    const {db} = practice;
    await db.updateTable('slot').set({status: 'busy-unavailable'}).where('id', '=', slotId('0900')).execute();
    await db.updateTable('slot').set({closed: 1}).where('id', '=', slotId('0910')).execute();
    assert.deepEqual(statuses(await exported()), {s0900: 'busy-unavailable'});
  });
});
