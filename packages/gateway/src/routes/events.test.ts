import assert from 'node:assert/strict';
import {after, afterEach, before, test} from 'node:test';
import {importResources} from '../adapters/import.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {openDatabase} from '../store/database.ts';
import {appointmentChanged, KEPT_MS, lastEvent, publish} from '../store/outbox.ts';
import {currentSettings, writeSettings} from '../store/practice-settings.ts';
import {writeTransaction} from '../store/transaction.ts';
import {readEvents, type EventReader} from '../testing/event-reader.ts';
import {addSlots, startBookingPractice, type BookingPractice} from './booking/testing/booking-practice.ts';

let practice: BookingPractice;
let origin: string;
const open: EventReader[] = [];

before(async () => {
  practice = await startBookingPractice();
  origin = await practice.listen();
});
afterEach(() => open.splice(0).forEach((reader) => reader.close()));
after(() => practice.close());

async function follow(personId: string, lastEventId?: string): Promise<EventReader> {
  const reader = await readEvents(origin, await practice.tokenFor(personId), lastEventId);
  assert.equal(reader.status, 200);
  open.push(reader);
  return reader;
}

/** The place from which someone who has just come hears everything. */
async function start(reader: EventReader): Promise<string> {
  const first = await reader.next();
  assert.equal(first?.data, undefined);
  return first?.id ?? '';
}

let minute = 0;
/** Books a time of its own and gives the appointment's id. */
async function book(as: string, personId?: string): Promise<string> {
  const at = `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  minute += 10;
  const [slot] = await addSlots(practice.db, 'bakker', '2026-11-25', at, 1);
  const {status, body} = await practice.call<{id: string}>('POST', '/appointments', {
    as,
    body: {
      timeSlotId: slot,
      appointmentTypeId: 'telefonisch',
      reason: 'Koorts',
      ...(personId !== undefined && {personId}),
    },
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
}

const changed = (id: string) => ({type: 'appointment-changed', resource: `/appointments/${id}`});
const said = (event: {id: string; data: unknown} | undefined) => {
  const {id, ...rest} = event?.data as {id: string};
  assert.equal(id, event?.id);
  return rest;
};

test('what is booked, and by whom ever, is told to the person it is about, by its address alone', async () => {
  const anna = await follow('anna');
  const karel = await follow('karel');
  await start(anna);
  await start(karel);
  const first = await book('anna');
  const second = await book('karel');
  const third = await book('anna');
  assert.deepEqual(said(await anna.next()), changed(first));
  assert.deepEqual(said(await anna.next()), changed(third));
  // The first thing that Karel hears is his own.
  assert.deepEqual(said(await karel.next()), changed(second));
});

test('moving and cancelling are told too, and a refusal is not', async () => {
  const id = await book('anna');
  const anna = await follow('anna');
  await start(anna);
  const refused = await practice.call('POST', `/appointments/${id}/cancellation`, {ifMatch: '"9"', body: {}});
  assert.equal(refused.status, 412);
  const cancelled = await practice.call('POST', `/appointments/${id}/cancellation`, {
    ifMatch: '"1"',
    body: {},
  });
  assert.equal(cancelled.status, 200);
  const last = await lastEvent(practice.db);
  const event = await anna.next();
  assert.deepEqual(said(event), changed(id));
  // Of the refusal nothing is kept.
  assert.equal(event?.id, String(last));
});

test('a closing is told to staff when it is planned and undone, and what the practice changed to everyone', async () => {
  const anna = await follow('anna');
  const desk = await readEvents(origin, await practice.tokenFor('samira', 'staff'));
  open.push(desk);
  await start(anna);
  await start(desk);
  const staff = {as: 'samira', scope: 'staff'};
  const closing = {from: '2026-11-30', to: '2026-11-30', reason: 'Ziekte'};
  const {body} = await practice.call<{id: string}>('POST', '/closings', {...staff, body: closing});
  const planned = {type: 'bulk-action-changed', resource: `/bulk-actions/${body.id}`};
  assert.deepEqual(said(await desk.next()), planned);
  await practice.call('DELETE', `/bulk-actions/${body.id}`, staff);
  assert.deepEqual(said(await desk.next()), planned);
  const row = await currentSettings(practice.db);
  const settings = JSON.parse(row?.settings ?? '') as PracticeSettings;
  await writeTransaction(practice.db, (trx) =>
    writeSettings(trx, {settings: {...settings, closures: [closing]}, now: practice.clock.now()}),
  );
  const practiceChanged = {type: 'practice-changed', resource: '/practice'};
  assert.deepEqual(said(await desk.next()), practiceChanged);
  // Of the closing itself Anna heard nothing.
  assert.deepEqual(said(await anna.next()), practiceChanged);
  // The same again is no change.
  await writeTransaction(practice.db, (trx) =>
    writeSettings(trx, {settings: {...settings, closures: [closing]}, now: practice.clock.now()}),
  );
  const own = await book('anna');
  assert.deepEqual(said(await anna.next()), changed(own));
});

test('a parent hears of a child under 12, until the day it turns 12', async () => {
  const anna = await follow('anna');
  await start(anna);
  const before12 = await book('anna', 'bram');
  assert.deepEqual(said(await anna.next()), changed(before12));
  await practice.db.updateTable('person').set({birth_date: '2014-11-23'}).where('id', '=', 'bram').execute();
  try {
    await publish(practice.db, [appointmentChanged('of-bram', 'bram')], practice.clock.now());
    const own = await book('anna');
    assert.deepEqual(said(await anna.next()), changed(own));
  } finally {
    await practice.db
      .updateTable('person')
      .set({birth_date: '2020-03-01'})
      .where('id', '=', 'bram')
      .execute();
  }
});

test('who comes back hears what was missed, each once and in order', async () => {
  const anna = await follow('anna');
  const from = await start(anna);
  anna.close();
  const ids = [await book('anna'), await book('karel'), await book('anna')];
  const back = await follow('anna', from);
  const later = await book('anna');
  assert.deepEqual(said(await back.next()), changed(ids[0] ?? ''));
  assert.deepEqual(said(await back.next()), changed(ids[2] ?? ''));
  assert.deepEqual(said(await back.next()), changed(later));
});

test('who was away too long, or knows of more than there is, is told to read everything again', async () => {
  await book('anna');
  practice.clock.advance(KEPT_MS + 1);
  await publish(
    practice.db,
    [appointmentChanged('a', 'anna'), appointmentChanged('b', 'anna')],
    practice.clock.now(),
  );
  const last = String(await lastEvent(practice.db));
  for (const id of ['1', '999999999']) {
    const reader = await follow('anna', id);
    assert.deepEqual(await reader.next(), {id: last, data: {id: last, type: 'reset'}});
  }
});

test('what another process writes is told: an import, for whom it changes something', async () => {
  const anna = await follow('anna');
  await start(anna);
  const other = await openDatabase({dataDir: practice.dataDir});
  const report = await importResources(
    other,
    [
      {
        resource: {
          resourceType: 'Patient',
          id: 'p1',
          identifier: [{system: 'https://his.example/patient', value: 'p1'}],
          name: [{family: 'Vries'}],
        },
      },
      {
        resource: {
          resourceType: 'Appointment',
          id: 'a1',
          status: 'booked',
          start: '2026-11-26T09:00:00+01:00',
          end: '2026-11-26T09:10:00+01:00',
          participant: [{actor: {reference: 'Patient/p1'}, status: 'accepted'}],
        },
      },
    ],
    {clock: practice.clock, base: 'https://his.example/fhir'},
  );
  assert.equal(report.failure, undefined);
  const row = await other
    .selectFrom('appointment')
    .select(['id', 'subject_id'])
    .where('source_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const imported = await follow(row.subject_id, '0');
  await publish(other, [appointmentChanged('mine', 'anna')], practice.clock.now());
  await other.destroy();
  assert.deepEqual(said(await anna.next()), changed('mine'));
  // A number before the first that is kept: the imported one is read again.
  assert.equal((said(await imported.next()) as {type: string}).type, 'reset');
});

test('after a restart it goes on from the last id', async () => {
  const anna = await follow('anna');
  const from = await start(anna);
  await practice.restart();
  // The stream ended with the gateway.
  assert.equal(await anna.next(), undefined);
  origin = await practice.listen();
  const id = await book('anna');
  const back = await follow('anna', from);
  assert.deepEqual(said(await back.next()), changed(id));
});

test('the stream ends with the token, and eleven pages of one person are ten', async () => {
  const now = Math.floor(practice.clock.now() / 1000);
  const short = await readEvents(origin, await practice.tokenFor('anna', 'patient', {exp: now + 1}));
  open.push(short);
  await start(short);
  assert.equal(await short.next(), undefined);
  const readers = [];
  for (let page = 0; page < 11; page++) readers.push(await follow('karel'));
  for (const reader of readers) await start(reader);
  assert.equal(await readers[0]?.next(), undefined);
  const id = await book('karel');
  assert.deepEqual(said(await readers[1]?.next()), changed(id));
});

test('it is for who is signed in, and asked for its headers alone it answers at once', async () => {
  const {status} = await fetch(`${origin}/v1/events`);
  assert.equal(status, 401);
  const headers = {authorization: `Bearer ${await practice.tokenFor('anna')}`};
  const head = await fetch(`${origin}/v1/events`, {method: 'HEAD', headers});
  assert.equal(head.headers.get('content-type'), 'text/event-stream');
  const wrong = await fetch(`${origin}/v1/events`, {headers: {...headers, 'last-event-id': 'x'}});
  assert.equal(wrong.status, 400);
});
