import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import type {Selectable} from 'kysely';
import type {AppointmentTable} from '../store/schema.ts';
import type {Fields} from './fhir/fields.ts';
import {importResources} from './import.ts';
import type {FileReport} from './import-report.ts';
import {
  appointment,
  entry,
  morning,
  onTuesday,
  patient,
  practitioner,
  rowId,
  schedule,
  type TestEntry,
} from './testing/resources.ts';
import {addBooking, openTestStore, type TestStore} from './testing/store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  await take(practitioner(), schedule(), patient(), patient('mees'), ...morning());
});
afterEach(() => store.close());

function take(...entries: TestEntry[]): Promise<FileReport> {
  return importResources(store.db, entries, store);
}

function stored(id = 'x'): Promise<Selectable<AppointmentTable>> {
  return store.db
    .selectFrom('appointment')
    .selectAll()
    .where('id', '=', rowId('Appointment', id))
    .executeTakeFirstOrThrow();
}

/** Which Slots are claimed, and by whom: an imported appointment's id, or the hold's. */
async function claims(): Promise<Record<string, string>> {
  const rows = await store.db
    .selectFrom('slot_claim')
    .innerJoin('slot', 'slot.id', 'slot_claim.slot_id')
    .leftJoin('appointment', 'appointment.id', 'slot_claim.appointment_id')
    .select(['slot.source_id as slot', 'appointment.source_id as source', 'appointment.id as id', 'hold_id'])
    .orderBy('slot.start_at')
    .execute();
  const claimed: Record<string, string> = {};
  for (const {slot, source, id, hold_id} of rows) claimed[slot ?? ''] = source ?? id ?? hold_id ?? '';
  return claimed;
}

test('an appointment keeps what the source says and no comment, reason or clinical reference', async () => {
  const report = await take(
    entry('Location', 'l', {name: 'Lindelaan'}),
    entry('HealthcareService', 'controle', {name: 'Controle'}),
    appointment('x', '11:00', '11:10', {
      meta: {versionId: '3'},
      created: '2026-11-01',
      comment: 'geheim commentaar',
      reasonCode: [{text: 'geheime reden'}],
      patientInstruction: 'Neem een handdoek mee',
      appointmentType: {coding: [{system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HH'}]},
      participant: [
        {actor: {reference: 'Patient/sanne'}},
        {actor: {reference: 'Practitioner/bakker', display: 'dr. Bakker'}},
        {actor: {reference: 'Location/l', display: 'Hier'}},
        {actor: {reference: 'HealthcareService/controle'}},
      ],
    }),
  );
  assert.deepEqual(report.resources[2]?.notes, []);
  const row = await stored();
  assert.deepEqual(
    {...row, id: '', created_at: 0, updated_at: 0, time_set_at: null, recorded_at: 0, change_number: 0},
    {
      id: '',
      revision: 1,
      status: 'booked',
      subject_id: rowId('Patient', 'sanne'),
      actor_id: null,
      appointment_type_id: rowId('HealthcareService', 'controle'),
      type_name: 'Controle',
      channel: 'home',
      practitioner_id: rowId('Practitioner', 'bakker'),
      practitioner_name: 'dr. Bakker',
      location_id: rowId('Location', 'l'),
      location_name: 'Hier',
      slot_id: null,
      start_at: Date.parse(onTuesday('11:00')),
      end_at: Date.parse(onTuesday('11:10')),
      reason: null,
      reason_withheld: 0,
      needs: null,
      instructions: 'Neem een handdoek mee',
      urgent_notice_version: null,
      answer_by: null,
      online_editable: null,
      online_editable_until: null,
      cancelled_at: null,
      cancelled_by: null,
      cancelled_late: 0,
      cancellation_reason: null,
      slot_vanished: 0,
      made_via: 'import',
      created_at: 0,
      updated_at: 0,
      time_set_at: null,
      recorded_revision: 1,
      recorded_at: 0,
      change_number: 0,
      seen_at: null,
      alerted_at: null,
      source_system: 'https://his.example/fhir',
      source_id: 'x',
      source_version: '3',
    },
  );
  assert.equal(row.created_at, Date.parse('2026-11-01T00:00:00Z'));
});

const EDITABLE = 'http://nictiz.nl/fhir/StructureDefinition/eAfspraak-Appointment-OnlineEditable';
const editable: [what: string, extension: Fields[], expected: [number | null, number | null]][] = [
  ['nothing said', [], [null, null]],
  ['said without an indicator', [{url: EDITABLE}], [1, null]],
  ['said no', [{url: EDITABLE, extension: [{url: 'Indicator', valueBoolean: false}]}], [0, null]],
  [
    'said until',
    [{url: EDITABLE, extension: [{url: 'OnlineEditableUntil', valueDateTime: onTuesday('08:00')}]}],
    [1, Date.parse(onTuesday('08:00'))],
  ],
];
for (const [what, extension, expected] of editable) {
  test(`online editable: ${what}`, async () => {
    await take(appointment('x', '11:00', '11:10', {extension}));
    const {online_editable, online_editable_until} = await stored();
    assert.deepEqual([online_editable, online_editable_until], expected);
  });
}

test('STU3 and R4 appointments of one source are told apart', async () => {
  const profile = ['http://nictiz.nl/fhir/StructureDefinition/eAfspraak-Appointment'];
  const report = await take(
    appointment('old', '11:00', '11:10', {
      meta: {profile},
      serviceCategory: {text: 'x'},
      status: 'checked-in',
    }),
    appointment('new', '11:00', '11:10', {serviceCategory: [{text: 'x'}], status: 'checked-in'}),
  );
  assert.deepEqual(
    report.resources.map(({outcome, reason}) => [outcome, reason]),
    [
      ['left', 'its status is unknown'],
      ['taken', undefined],
    ],
  );
});

test('an end is worked out from the length; without either the appointment is left', async () => {
  const report = await take(
    appointment('x', '11:00', '', {end: undefined, minutesDuration: 25}),
    appointment('y', '11:00', '', {end: undefined}),
  );
  assert.equal((await stored()).end_at, Date.parse(onTuesday('11:25')));
  assert.equal(report.resources[1]?.reason, 'it has no end and no length');
});

test('an appointment claims the Slots of its practitioner that it falls on', async () => {
  await take(appointment('x', '09:05', '09:20'));
  assert.deepEqual(await claims(), {a: 'x', b: 'x'});
});

test('an appointment claims the Slots that it names', async () => {
  await take(
    appointment('x', '11:00', '11:10', {
      slot: [{reference: 'Slot/c'}, {reference: 'Slot/unknown'}],
      participant: [{actor: {reference: 'Patient/sanne'}}],
    }),
  );
  assert.deepEqual(await claims(), {c: 'x'});
});

test('an appointment that came before the Slots claims them when they come', async () => {
  const other = await openTestStore();
  try {
    await importResources(other.db, [practitioner(), patient(), appointment('x', '09:10', '09:20')], other);
    await importResources(other.db, [schedule(), ...morning()], other);
    const rows = await other.db.selectFrom('slot_claim').select(['slot_id', 'appointment_id']).execute();
    assert.deepEqual(rows, [{slot_id: rowId('Slot', 'b'), appointment_id: rowId('Appointment', 'x')}]);
  } finally {
    await other.close();
  }
});

test('its claims follow the source: moved, then cancelled', async () => {
  await take(appointment('x', '09:00', '09:10'));
  await take(appointment('x', '09:20', '09:30'));
  assert.deepEqual(await claims(), {c: 'x'});
  assert.equal((await stored()).revision, 2);
  await take(
    appointment('x', '09:20', '09:30', {
      status: 'cancelled',
      cancelationReason: {coding: [{code: 'prov-pers', display: 'Provider: Personal'}]},
    }),
  );
  assert.deepEqual(await claims(), {});
  const row = await stored();
  assert.deepEqual(
    [row.status, row.cancelled_by, row.cancellation_reason, row.revision],
    ['cancelled', 'practice', 'Provider: Personal', 3],
  );
});

test('two appointments may change places', async () => {
  await take(appointment('x', '09:00', '09:10'), appointment('y', '09:10', '09:20'));
  const report = await take(appointment('x', '09:10', '09:20'), appointment('y', '09:00', '09:10'));
  assert.deepEqual(await claims(), {a: 'y', b: 'x'});
  assert.deepEqual(
    report.resources.flatMap(({notes}) => notes),
    [],
  );
});

test('a time that was booked here stays booked; the conflict is reported and the booking marked', async () => {
  const id = await addBooking(store.db, [rowId('Slot', 'a')], {subject_id: rowId('Patient', 'mees')});
  const report = await take(appointment('x', '09:00', '09:20'));
  assert.deepEqual(await claims(), {a: id, b: 'x'});
  assert.deepEqual(report.resources[0]?.notes, ['its time was booked here by someone else']);
  assert.deepEqual(report.markedAppointments, [id]);
  // Slots of a later import do not make it right.
  assert.deepEqual((await take(...morning())).markedAppointments, []);
  const marked = await store.db
    .selectFrom('appointment')
    .select('slot_vanished')
    .where('id', '=', id)
    .executeTakeFirst();
  assert.equal(marked?.slot_vanished, 1);
  // The practice solves it on its side.
  await take(appointment('x', '09:10', '09:20'));
  const solved = await store.db
    .selectFrom('appointment')
    .select('slot_vanished')
    .where('id', '=', id)
    .executeTakeFirst();
  assert.equal(solved?.slot_vanished, 0);
});

test('a live hold is not taken; an ended one is', async () => {
  const hold = {
    slot_id: rowId('Slot', 'a'),
    hold_id: 'hold',
    appointment_id: null,
    expires_at: store.clock.now() + 60_000,
  };
  await store.db.insertInto('slot_claim').values(hold).execute();
  const report = await take(appointment('x', '09:00', '09:10'));
  assert.deepEqual(await claims(), {a: 'hold'});
  assert.match(report.resources[0]?.notes[0] ?? '', /at this moment/);
  store.clock.advance(60_000);
  await take(appointment('x', '09:00', '09:10'));
  assert.deepEqual(await claims(), {a: 'x'});
});

test('what the practice copied from a booking here is not a second appointment', async () => {
  await addBooking(store.db, [rowId('Slot', 'a')], {subject_id: rowId('Patient', 'sanne')});
  const report = await take(appointment('x', '09:00', '09:10'));
  assert.equal(report.resources[0]?.reason, 'the same appointment was booked here');
  assert.deepEqual(report.markedAppointments, []);
  assert.equal((await store.db.selectFrom('appointment').select('id').execute()).length, 1);
});

test('what a patient changed here stands until the source closes the appointment', async () => {
  await take(appointment('cancelled', '11:00', '11:10'), appointment('moved', '09:00', '09:10'));
  await store.db
    .updateTable('appointment')
    .set({status: 'cancelled', cancelled_at: store.clock.now(), cancelled_by: 'patient', revision: 2})
    .where('id', '=', rowId('Appointment', 'cancelled'))
    .execute();
  await store.db
    .updateTable('appointment')
    .set({
      slot_id: rowId('Slot', 'c'),
      start_at: Date.parse(onTuesday('09:20')),
      end_at: Date.parse(onTuesday('09:30')),
    })
    .where('id', '=', rowId('Appointment', 'moved'))
    .execute();
  await store.db
    .updateTable('slot_claim')
    .set({slot_id: rowId('Slot', 'c')})
    .where('appointment_id', '=', rowId('Appointment', 'moved'))
    .execute();

  const report = await take(
    appointment('cancelled', '11:00', '11:10'),
    appointment('moved', '09:00', '09:10'),
  );
  assert.deepEqual(
    report.resources.map(({reason}) => reason),
    [
      'it was cancelled here; the source still has it',
      'it was moved here; the source still has the old time',
    ],
  );
  assert.equal((await stored('cancelled')).status, 'cancelled');
  assert.equal((await stored('moved')).start_at, Date.parse(onTuesday('09:20')));
  assert.deepEqual(await claims(), {c: 'moved'});
  assert.deepEqual(report.markedAppointments, []);

  await take(appointment('moved', '09:00', '09:10', {status: 'cancelled'}));
  assert.equal((await stored('moved')).status, 'cancelled');
});

test('texts are cut to what the contract allows, and hostile ones stay text', async () => {
  const script = '<script>alert(1)</script> 😀 مرحبا';
  const report = await take(
    appointment('x', '11:00', '11:10', {description: script, patientInstruction: 'a'.repeat(10_000)}),
  );
  const row = await stored();
  assert.equal(row.type_name, script);
  assert.equal(row.instructions?.length, 500);
  assert.deepEqual(report.resources[0]?.notes, ['a text was cut to 500 characters']);
});

test('the patient is told of what the practice changes in its own system, not of what was there at first', async () => {
  const told = async (): Promise<string[]> =>
    (
      await store.db
        .selectFrom('notice')
        .select(['kind', 'status'])
        .orderBy('created_at')
        .orderBy('kind', 'desc')
        .execute()
    ).map(({kind, status}) => `${kind} ${status}`);
  const at = (from: string, to: string, status = 'booked') =>
    take(appointment('x', from, to, {status, participant: [{actor: {reference: 'Patient/sanne'}}]}));
  store.clock.set('2026-11-23T08:00:00+01:00');
  await at('11:00', '11:10');
  await at('11:00', '11:10');
  assert.deepEqual(await told(), []);
  store.clock.advance(1000);
  await at('11:20', '11:30');
  assert.deepEqual(await told(), ['changed waiting']);
  store.clock.advance(1000);
  await at('11:20', '11:30', 'cancelled');
  assert.deepEqual(await told(), ['changed dropped', 'cancelled waiting']);
});

const recorded = async (id: string): Promise<boolean> => {
  const row = await store.db
    .selectFrom('appointment')
    .select(['revision', 'recorded_revision'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.recorded_revision === row.revision;
};

test("what the practice's system brings or changes is known there", async () => {
  await take(appointment('x', '11:00', '11:10'));
  const id = rowId('Appointment', 'x');
  assert.ok(await recorded(id));
  await take(appointment('x', '11:30', '11:40'));
  assert.equal((await stored()).revision, 2);
  assert.ok(await recorded(id));
});

test('a booking is known there once it comes back, as a copy or under the name that we gave it', async () => {
  const sanne = {subject_id: rowId('Patient', 'sanne')};
  const copied = await addBooking(store.db, [rowId('Slot', 'a')], sanne);
  const named = await addBooking(store.db, [rowId('Slot', 'c')], sanne);
  const back = (id: string, at: string, until: string, more: Fields = {}): TestEntry =>
    appointment(id, at, until, {
      identifier: [{system: 'urn:gp-elements:appointment', value: named}],
      participant: [{actor: {reference: 'Patient/sanne'}}],
      ...more,
    });
  await take(appointment('copy', '09:00', '09:10'));
  assert.ok(await recorded(copied));
  const other = await take(back('n', '10:00', '10:10'));
  assert.equal(other.resources[0]?.reason, 'it was made here, and the source has it otherwise');
  assert.ok(!(await recorded(named)));
  await take(back('n', '09:20', '09:30', {status: 'cancelled'}));
  assert.ok(!(await recorded(named)));
  await take(back('n', '09:20', '09:30'));
  assert.ok(await recorded(named));
  // Nothing of it was made a second time.
  const all = await store.db.selectFrom('appointment').select('id').execute();
  assert.deepEqual(all.map(({id}) => id).sort(), [copied, named].sort());
});
