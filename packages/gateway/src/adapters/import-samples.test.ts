/** Sample files of HL7 and Nictiz, read where they are; they are no part of this repository. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {after, before, suite, test} from 'node:test';
import {formatReport, totals, type ImportReport} from './import-report.ts';
import {importFiles} from './import.ts';
import {openTestStore, wholeStore, type TestStore} from './testing/store.ts';

const root = resolve(import.meta.dirname, '../../../..');
const samples = resolve(root, process.env['GP_SAMPLES'] ?? '../shared/data');
const appointments = join(samples, 'appointments');
const patients = join(samples, 'patients-stu3');
const skip = existsSync(appointments) ? false : 'the sample files (GP_SAMPLES) are not here';

suite('the scheduling examples', {skip}, () => {
  let store: TestStore;
  let report: ImportReport;
  const own = existsSync(patients)
    ? readdirSync(patients).filter((name) => name.startsWith('appointments--'))
    : [];
  const paths = [appointments, ...own.map((name) => join(patients, name))];

  before(async () => {
    store = await openTestStore('2018-01-01T08:00:00+01:00');
    report = await importFiles(store.db, paths, store);
  });
  after(() => store.close());

  test('each resource is taken, or left with a reason', () => {
    const {taken, left, refusedFiles} = totals(report);
    assert.equal(refusedFiles, 0, formatReport(report));
    assert.ok(taken >= 19 && left > 0, formatReport(report));
    for (const {file, resources} of report.files) {
      assert.ok(resources.length > 0, file);
      for (const {kind, id, outcome, reason} of resources) {
        if (outcome === 'left') assert.ok(reason !== undefined && reason !== '', `${kind}/${id}`);
      }
    }
    const reasonOf = (id: string): string | undefined =>
      report.files.flatMap(({resources}) => resources).find((resource) => resource.id === id)?.reason;
    assert.equal(reasonOf('exampleresp'), 'this kind of resource is not imported');
    assert.equal(reasonOf('eafspraak-appointment-04'), 'its patient is unknown');
    assert.equal(reasonOf('examplereq'), 'it has no start with a time zone');
  });

  test('a second import changes no row', async () => {
    // Of the two STU3 sources only one is repeated: they use the same identifiers for different appointments.
    const fresh = await openTestStore('2018-01-01T08:00:00+01:00');
    try {
      await importFiles(fresh.db, [appointments], fresh);
      const first = await wholeStore(fresh.db);
      fresh.clock.advance(86_400_000);
      await importFiles(fresh.db, [appointments], fresh);
      assert.deepEqual(await wholeStore(fresh.db), first);
    } finally {
      await fresh.close();
    }
  });

  test('HL7 Schedule and Slots are there with their times and states', async () => {
    const rows = await store.db
      .selectFrom('slot')
      .innerJoin('schedule', 'schedule.id', 'slot.schedule_id')
      .select(['schedule.source_id as schedule', 'slot.start_at', 'slot.status'])
      .orderBy('slot.start_at')
      .execute();
    assert.deepEqual(
      rows.map(({schedule, start_at, status}) => [schedule, new Date(start_at).toISOString(), status]),
      [
        ['45', '2013-12-25T09:00:00.000Z', 'busy'],
        ['45', '2013-12-25T09:15:00.000Z', 'free'],
        ['45', '2013-12-25T09:30:00.000Z', 'busy-unavailable'],
        ['45', '2013-12-25T09:45:00.000Z', 'busy-tentative'],
      ],
    );
  });

  test('STU3 instructions and the right to change online come along', async () => {
    const stu3 = await openTestStore('2018-01-01T08:00:00+01:00');
    try {
      await importFiles(stu3.db, [join(appointments, 'stu3-eafspraak')], stu3);
      const rows = await stu3.db
        .selectFrom('appointment')
        .innerJoin('person', 'person.id', 'subject_id')
        .innerJoin('practitioner', 'practitioner.id', 'practitioner_id')
        .select([
          'type_name',
          'status',
          'instructions',
          'person.name as person',
          'practitioner.name as practitioner',
        ])
        .orderBy('start_at')
        .execute();
      assert.deepEqual(
        rows.map((row) => Object.values(row)),
        [
          ['Poliklinische Controle Chirurgie', 'fulfilled', null, 'Alex XXX_Verweij', 'A.F. Snijder'],
          ['CT-scan', 'booked', 'Nuchter', 'Alex XXX_Verweij', 'F. Kiek'],
          ['Fysiotherapie Controle afspraak', 'booked', 'Sportschoenen mee', 'Alex XXX_Verweij', 'B. Kneder'],
        ],
      );
    } finally {
      await stu3.close();
    }
  });

  test('Dutch name examples read as they should be shown', async () => {
    const folder = join(samples, 'zib2020-r4/examples');
    if (!existsSync(folder)) return;
    const names = readdirSync(folder).filter((name) => name.startsWith('nl-core-NameInformation-'));
    const zib = await openTestStore();
    try {
      await importFiles(
        zib.db,
        names.map((name) => join(folder, name)),
        zib,
      );
      const rows = await zib.db.selectFrom('person').select(['name', 'sort_name']).orderBy('name').execute();
      assert.deepEqual(
        rows.map(({name, sort_name}) => [name, sort_name]),
        [
          ['H.J.W. Schemer', 'Schemer, H.J.W.'],
          ['Hendrik J.W. Schemer', 'Schemer, Hendrik'],
          ['Hendrik Johan Willem Schemer', 'Schemer, Hendrik Johan Willem'],
          ['Hendrik Willem Schemer', 'Schemer, Hendrik Willem'],
          [
            'Johanna Petronella Maria van der Giessen-van Putten',
            'Giessen-van Putten, Johanna Petronella Maria',
          ],
        ],
      );
    } finally {
      await zib.close();
    }
  });

  test('no citizen number of any sample is in the store or the report afterwards', async () => {
    const all = await openTestStore();
    try {
      const folders = ['appointments', 'patients-stu3', 'patients-r4', 'zib2020-r4/examples']
        .map((name) => join(samples, name))
        .filter((folder) => existsSync(folder));
      const everything = await importFiles(all.db, folders, all);
      const found = JSON.stringify([await wholeStore(all.db), everything]);
      // Nictiz numbers its test persons from 9999 on; nl-core-Patient-01 has 111222333.
      assert.doesNotMatch(found, /(?<![\d-])9999\d{5}(?!\d)|111222333/);
      assert.ok(totals(everything).taken > 100, formatReport(everything));
    } finally {
      await all.close();
    }
  });
});
