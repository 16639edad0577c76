import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {components} from '@gp-elements/contract';
import {acknowledgeFiles} from '../../adapters/acknowledge-files.ts';
import {exportAppointments} from '../../adapters/export.ts';
import type {Fields} from '../../adapters/fhir/fields.ts';
import {readSourceFile} from '../../adapters/read-files.ts';
import {findAppointment, updateAppointment} from '../../store/appointments.ts';
import {writeTransaction} from '../../store/transaction.ts';
import {addSlots, startBookingPractice, type BookingPractice} from './testing/booking-practice.ts';

type Schemas = components['schemas'];
type Bundle = Schemas['AppointmentBundle'];

const day = '2026-11-25';
const BEGIN = 'updatedSince=2026-11-20T00:00:00Z';
const FHIR = 'application/fhir+json';
const system = {as: 'his', scope: 'staff'};
let practice: BookingPractice;
beforeEach(async () => {
  practice = await startBookingPractice();
  await addSlots(practice.db, 'bakker', day, '09:00', 12);
});
afterEach(() => practice.close());

let booked = 0;
async function book(personId: 'anna' | 'karel' = 'anna', reason?: string): Promise<Schemas['Appointment']> {
  const at = String(900 + Math.floor(booked / 6) * 100 + (booked % 6) * 10).padStart(4, '0');
  booked += 1;
  practice.clock.advance(1000);
  const {status, body} = await practice.call<Schemas['Appointment']>('POST', '/appointments', {
    ...system,
    body: {
      timeSlotId: `bakker-${day}-${at}`,
      appointmentTypeId: 'spreekuur',
      personId,
      madeVia: 'phone',
      reason,
    },
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
beforeEach(() => void (booked = 0));

const cancel = ({id, etag}: Schemas['Appointment']) =>
  practice.call('POST', `/appointments/${id}/cancellation`, {...system, ifMatch: etag, body: {}});
const acknowledge = (...items: Schemas['Appointment'][]) =>
  practice.call('POST', '/appointment-acknowledgements', {
    ...system,
    body: {items: items.map(({id, revision}) => ({appointmentId: id, revision}))},
  });
/** Somebody's write that comes after others, with an instant before theirs. */
async function touchLate(id: string, agoMs: number): Promise<void> {
  const row = await findAppointment(practice.db, id);
  await writeTransaction(practice.db, (trx) =>
    updateAppointment(trx, row!, {updated_at: practice.clock.now() - agoMs}, 'practice'),
  );
}

const read = async (query: string, cursor?: string) => {
  const more = cursor === undefined ? '' : `&cursor=${cursor}`;
  const answer = await practice.call<Schemas['AppointmentList']>(
    'GET',
    `/appointments?${query}${more}`,
    system,
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
/** As a reader does: pages until there is no next one. */
async function readOn(query: string, from?: string): Promise<{ids: string[]; resume: string}> {
  const ids: string[] = [];
  let cursor = from;
  for (;;) {
    const {items, next, resume} = await read(query, cursor);
    ids.push(...items.map(({id}) => id));
    assert.ok(resume);
    if (next === undefined) return {ids, resume};
    cursor = next;
  }
}

const fhir = (path: string, call: object = system) =>
  practice.call<Bundle & Schemas['Problem']>('GET', path, {...call, headers: {accept: FHIR}});
const idsIn = ({entry = []}: Bundle) =>
  entry.flatMap(({resource, search}) => (search.mode === 'match' ? resource.id : []));
const linkOf = ({link}: Bundle, relation: string) =>
  link.find((one) => one.relation === relation)?.url.replace(/^\/v1/, '');
const RESUME = 'urn:gp-elements:resume';

describe('what changed, read on', () => {
  it('gives a place to go on from, also when nothing had changed, and then what came after it alone', async () => {
    await book();
    const empty = await read('updatedSince=2026-11-30T00:00:00Z');
    assert.deepEqual([empty.items, empty.next], [[], undefined]);
    const first = await book();
    const then = await read('updatedSince=2026-11-30T00:00:00Z', empty.resume);
    assert.deepEqual(
      then.items.map(({id}) => id),
      [first.id],
    );
    const again = await read('updatedSince=2026-11-30T00:00:00Z', then.resume);
    assert.deepEqual(again.items, []);
    assert.equal(
      (await read('updatedSince=2026-11-30T00:00:00Z', again.resume)).resume,
      then.resume,
      'the place does not move by asking',
    );
  });

  it('misses nothing that is written later with an instant before what was read', async () => {
    const first = await book();
    const {resume} = await readOn(BEGIN);
    const second = await book();
    const after = await readOn(BEGIN, resume);
    assert.deepEqual(after.ids, [second.id]);
    await touchLate(first.id, 60_000);
    assert.deepEqual((await readOn(BEGIN, after.resume)).ids, [first.id]);
  });

  it('loses and doubles nothing over pages, while appointments change under the reader', async () => {
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push(await book());
    const page = await read(`${BEGIN}&limit=2`);
    // One that was read and one that was not.
    await cancel(made[0]!);
    await cancel(made[3]!);
    const rest = await readOn(`${BEGIN}&limit=2`, page.next);
    const ids = [...page.items.map(({id}) => id), ...rest.ids];
    const [a, b, c, d, e] = made.map(({id}) => id);
    assert.deepEqual(ids, [a, b, c, e, a, d]);
    assert.deepEqual((await readOn(`${BEGIN}&limit=2`, rest.resume)).ids, []);
  });

  it('is one question: a place is no place in another, or for another reader, and days have none', async () => {
    await book();
    const {resume} = await read(BEGIN);
    const refused = async (query: string, as = 'his') => {
      const {status, body} = await practice.call<Schemas['Problem']>(
        'GET',
        `/appointments?${query}&cursor=${resume}`,
        {as, scope: 'staff'},
      );
      assert.deepEqual([status, body.code], [400, 'cursor-invalid'], query);
    };
    await refused(`${BEGIN}&practitioner=bakker`);
    await refused('updatedSince=2026-11-21T00:00:00Z');
    await refused(`from=${day}&to=${day}`);
    await refused(BEGIN, 'samira');
    assert.equal('resume' in (await read(`from=${day}&to=${day}`)), false);
  });
});

describe('appointments as FHIR', () => {
  it('are what an export writes, and may be acknowledged like one', async () => {
    const made = await book('anna', 'Keelpijn');
    await book('karel');
    const {body, headers} = await fhir(`/appointments?${BEGIN}`);
    assert.equal(headers['content-type'], `${FHIR}; charset=utf-8`);
    assert.equal(headers['cache-control'], 'no-store');
    const folder = join(practice.dataDir, 'out');
    const {files} = await exportAppointments(practice.db, folder, practice);
    const exported = await readSourceFile(join(folder, files[0]!));
    assert.deepEqual(
      body.entry?.map(({resource}) => resource as Fields),
      exported.entries.map(({resource}) => resource),
    );
    assert.deepEqual((body.entry?.[0]?.resource as Fields)['reasonCode'], [{text: 'Keelpijn'}]);
    const kinds = body.entry?.map(({resource}) => resource.resourceType);
    assert.deepEqual(kinds, ['Appointment', 'Appointment', 'Slot', 'Slot']);

    const file = join(practice.dataDir, 'bundle.json');
    await writeFile(file, JSON.stringify(body));
    assert.deepEqual(await acknowledgeFiles(practice.db, [file], practice), {
      recorded: 2,
      outdated: 0,
      unknown: 0,
    });
    const row = await findAppointment(practice.db, made.id);
    assert.equal(row?.recorded_revision, row?.revision);
  });

  it('are read on by the addresses in them, until nothing is left and from there', async () => {
    const made = [await book(), await book(), await book()];
    const read: string[] = [];
    let at: string | undefined = `/appointments?${BEGIN}&limit=2`;
    let last: Bundle | undefined;
    while (at !== undefined) {
      const {status, body}: {status: number; body: Bundle} = await fhir(at);
      assert.equal(status, 200);
      read.push(...idsIn(body));
      last = body;
      at = linkOf(body, 'next');
    }
    assert.deepEqual(
      read,
      made.map(({id}) => id),
    );
    const on = linkOf(last!, RESUME)!;
    const nothing = (await fhir(on)).body;
    assert.deepEqual([nothing.entry, linkOf(nothing, 'next')], [undefined, undefined]);
    await cancel(made[1]!);
    assert.deepEqual(idsIn((await fhir(linkOf(nothing, RESUME)!)).body), [made[1]!.id]);
  });

  it('leave out requests, and of what changed what that system has already; days have all', async () => {
    const [known, other] = [await book(), await book()];
    await practice.addAppointment({
      id: 'asked',
      status: 'proposed',
      start_at: Date.parse(`${day}T11:00:00+01:00`),
      end_at: Date.parse(`${day}T11:10:00+01:00`),
      change_number: 99,
      updated_at: practice.clock.now(),
    });
    await acknowledge(known);
    assert.deepEqual(idsIn((await fhir(`/appointments?${BEGIN}`)).body), [other.id]);
    // What is left out on a page does not end the reading.
    const page = (await fhir(`/appointments?${BEGIN}&limit=1`)).body;
    assert.deepEqual([idsIn(page), linkOf(page, 'next') === undefined], [[], false]);
    assert.deepEqual(idsIn((await fhir(`/appointments?from=${day}&to=${day}`)).body), [known.id, other.id]);
  });

  it('are never for patients, also not of their own; another form there is not', async () => {
    await book();
    for (const path of ['/appointments', '/appointments?personId=anna']) {
      const {status, body} = await fhir(path, {as: 'anna'});
      assert.deepEqual([status, body.code, 'entry' in body], [406, 'not-acceptable', false], path);
    }
    for (const path of [`/appointments?${BEGIN}`, `/appointments?from=${day}&to=${day}`]) {
      const {status, body} = await fhir(path, {as: 'anna'});
      assert.deepEqual([status, 'entry' in body], [406, false], path);
    }
    const {status} = await practice.call('GET', `/appointments?${BEGIN}`, {
      ...system,
      headers: {accept: 'application/fhir+xml'},
    });
    assert.equal(status, 406);
    const json = await practice.call<Schemas['AppointmentList']>('GET', '/appointments', {
      headers: {accept: `${FHIR}, application/json;q=0.5`},
    });
    assert.equal(json.body.items.length, 1);
  });

  it('stand in the access log, each patient whose data left and nobody else', async () => {
    await book('anna');
    await acknowledge(await book('karel'));
    await practice.db.deleteFrom('access_log').execute();
    await fhir(`/appointments?${BEGIN}`);
    await fhir(`/appointments?${BEGIN}`, {as: 'anna'});
    const entries = await practice.db
      .selectFrom('access_log')
      .select(['actor_id', 'subject_id', 'action', 'ground', 'outcome'])
      .orderBy('seq')
      .execute();
    assert.deepEqual(entries, [
      {
        actor_id: 'his',
        subject_id: 'anna',
        action: 'listAppointments',
        ground: 'treatment',
        outcome: 200,
      },
      {actor_id: 'anna', subject_id: null, action: 'listAppointments', ground: 'none', outcome: 406},
    ]);
  });
});
