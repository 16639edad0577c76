/** Hypersensitivities, contra-indications and measurements, from files of our own and of Nictiz where those are here. */
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {after, afterEach, before, beforeEach, suite, test} from 'node:test';
import {knownOf, type FactKind, type PatientFact} from '../domain/medication/facts.ts';
import {factsOf} from '../store/patient-facts.ts';
import {importFiles, importResources} from './import.ts';
import type {ReportedResource} from './import-report.ts';
import {entry, patient, rowId, type TestEntry} from './testing/resources.ts';
import {openTestStore, wholeStore, type TestStore} from './testing/store.ts';
import type {Fields} from './fhir/fields.ts';

const root = resolve(import.meta.dirname, '../../../..');
const samples = resolve(root, process.env['GP_SAMPLES'] ?? '../shared/data');
const skip = existsSync(samples) ? false : 'the sample files (GP_SAMPLES) are not here';
const ZONE = 'Europe/Amsterdam';
const SNOMED = 'http://snomed.info/sct';
const SUBJECT = {subject: {reference: 'Patient/sanne'}};

const known = (facts: readonly PatientFact[], kind: FactKind, now: number): string[] => {
  const found = knownOf(facts, kind, now, ZONE);
  return found.says === 'present'
    ? found.facts.map(({what, value, since}) =>
        [what?.text, value && `${value.comparator ?? ''}${value.value} ${value.unit ?? ''}`, since]
          .filter((part) => part !== null)
          .join(' | '),
      )
    : [found.says];
};

suite('facts of files of our own', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore('2026-06-02T10:00:00+02:00');
  });
  afterEach(() => store.close());

  async function take(...entries: TestEntry[]): Promise<ReportedResource[]> {
    return (await importResources(store.db, [patient(), ...entries], store)).resources.slice(1);
  }
  const of = async (kind: FactKind): Promise<string[]> =>
    known(await factsOf(store.db, rowId('Patient', 'sanne')), kind, store.clock.now());
  const flag = (id: string, code: string, more: Fields = {}): TestEntry =>
    entry('Flag', id, {
      ...SUBJECT,
      status: 'active',
      category: [{coding: [{system: SNOMED, code: '350241000146102'}]}],
      code: {coding: [{system: 'urn:oid:2.16.840.1.113883.2.4.4.1.902.40', code, display: `nr ${code}`}]},
      period: {start: '2020-01-01'},
      ...more,
    });

  test('nobody asked, none is known, and it cannot be had are three things', async () => {
    assert.deepEqual(await of('hypersensitivity'), ['not-asked']);
    const empty = (id: string, code: string, reason: string): TestEntry =>
      entry('List', id, {
        ...SUBJECT,
        status: 'current',
        mode: 'snapshot',
        code: {coding: [{system: 'urn:gp-elements:fact-kind', code}]},
        date: '2026-01-01',
        emptyReason: {
          coding: [{system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: reason}],
        },
      });
    const report = await take(
      empty('a', 'hypersensitivity', 'nilknown'),
      empty('b', 'contra-indication', 'unavailable'),
      empty('c', 'weight', 'notasked'),
      empty('d', 'mood', 'nilknown'),
      empty('e', 'height', 'because'),
    );
    assert.deepEqual(await of('hypersensitivity'), ['none-known']);
    assert.deepEqual(await of('contra-indication'), ['not-available']);
    assert.deepEqual(await of('weight'), ['not-asked']);
    assert.deepEqual(
      report.map(({outcome, reason}) => reason ?? outcome),
      ['taken', 'taken', 'taken', 'it is no list of this service', 'it does not say why it is empty'],
    );
  });

  test('the end of a contra-indication is another resource, that names the first', async () => {
    await take(flag('one', '42'));
    assert.deepEqual(await of('contra-indication'), ['nr 42 | 2020-01-01']);
    await take(
      flag('two', '42', {
        status: 'inactive',
        period: {start: '2020-01-01', end: '2021-01-01'},
        extension: [
          {
            url: 'http://nictiz.nl/fhir/StructureDefinition/ext-MedicationContraIndication.RelationAlert',
            valueReference: {reference: 'Flag/one'},
          },
        ],
      }),
    );
    assert.deepEqual(await of('contra-indication'), ['not-asked']);
  });

  test('a kidney value keeps its comparator and its odd unit; other observations are left', async () => {
    const nhg = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen';
    const observation = (id: string, code: string, more: Fields): TestEntry =>
      entry('Observation', id, {
        ...SUBJECT,
        status: 'final',
        code: {coding: [{system: nhg, code, display: `nr ${code}`}]},
        effectiveDateTime: '2026-05-03',
        ...more,
      });
    const report = await take(
      observation('egfr', '3583', {valueQuantity: {value: 90, comparator: '>', unit: 'ml/min/{1.73m2}'}}),
      observation('weight', '357', {valueQuantity: {value: 71.5}, effectiveDateTime: '2026'}),
      observation('wordy', '357', {valueString: 'zwaar'}),
      observation('pulse', '1875', {valueQuantity: {value: 70}}),
    );
    assert.deepEqual(await of('kidney-function'), ['nr 3583 | >90 ml/min/{1.73m2} | 2026-05-03']);
    assert.deepEqual(await of('weight'), ['nr 357 | 71.5  | 2026']);
    assert.deepEqual(
      report.map(({outcome, reason}) => reason ?? outcome),
      ['taken', 'taken', 'it has no value that is a number', 'it is no kidney function, weight or height'],
    );
  });

  test('entered in error is kept, and says nothing', async () => {
    await take(flag('one', '42'));
    const report = await take(flag('one', '42', {status: 'entered-in-error'}));
    assert.deepEqual(
      report.map(({change}) => change),
      ['updated'],
    );
    assert.deepEqual(await of('contra-indication'), ['not-asked']);
  });

  test('of nobody who is known here it is left', async () => {
    const report = await take(flag('one', '42', {subject: {reference: 'Patient/else'}}));
    assert.deepEqual(
      report.map(({reason}) => reason),
      ['its patient is unknown'],
    );
  });
});

suite('facts of the samples', {skip}, () => {
  const T = Date.parse('2025-06-02T10:00:00+02:00');
  /** Written by hand from the files. */
  const expected: Record<string, Partial<Record<FactKind, string[]>>> = {
    'patients-r4/contraindications--drijkoningen.json': {
      'contra-indication': ['Epilepsie | 2005-06-02T13:20:48+02:00'],
      surveillance: ['IBUPROFEN | 2025-05-03T09:10:54+02:00'],
      hypersensitivity: ['not-asked'],
    },
    'patients-r4/contraindications--dubbeld.json': {
      surveillance: ['AMLODIPINE | 2023-06-03T09:57:02+02:00', 'PENICILLINES | 2025-04-13T14:25:30+02:00'],
      'kidney-function': ['not-asked'],
    },
    'patients-stu3/gp-record--cevat.json': {
      hypersensitivity: ['not-asked'],
      alert: ['Maagpijn | 2025-03-04', 'Astma | 2024-11-14', 'Boezemfibrilleren/-fladderen | 2024-04-28'],
    },
    'patients-stu3/allergies--smits.json': {
      hypersensitivity: ['AMOXI/CLAV SANDOZ TABLET 500/125MG | 2025-04-13'],
    },
    'patients-stu3/summary-bgz--helleman.json': {
      hypersensitivity: ['Bijengif (substantie) | 2008-11-08'],
      weight: ['Lichaamsgewicht [massa] in ^patiënt | 72 kg | 2013-02-08'],
      height: ['Lichaamslengte [lengte] in ^patiënt | 183 cm | 2013-02-08T06:43:00+02:00'],
    },
    'patients-stu3/allergies--daalen-none.json': {hypersensitivity: ['not-asked']},
  };

  for (const [file, kinds] of Object.entries(expected)) {
    test(file, async () => {
      const store = await openTestStore('2025-06-02T10:00:00+02:00');
      try {
        await importFiles(store.db, [join(samples, file)], store);
        const {id} = await store.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
        const facts = await factsOf(store.db, id);
        for (const [kind, lines] of Object.entries(kinds))
          assert.deepEqual(known(facts, kind as FactKind, T).sort(), [...lines].sort(), kind);
      } finally {
        await store.close();
      }
    });
  }

  test('a kidney value of whom only a citizen number tells is left, with the reason', async () => {
    const store = await openTestStore('2025-06-02T10:00:00+02:00');
    try {
      const report = await importFiles(
        store.db,
        [join(samples, 'patients-r4/lab--sacht-kcnhg1.json')],
        store,
      );
      const reasons = report.files.flatMap(({resources}) =>
        resources.map(({kind, reason}) => [kind, reason]),
      );
      assert.deepEqual(reasons.slice(0, 4), [
        ...Array.from({length: 3}, () => ['Observation', 'its patient is unknown']),
        ['Observation', 'it is no kidney function, weight or height'],
      ]);
    } finally {
      await store.close();
    }
  });

  suite('dubbeld', () => {
    let store: TestStore;
    const file = join(samples, 'patients-r4/contraindications--dubbeld.json');
    before(async () => {
      store = await openTestStore('2025-06-02T10:00:00+02:00');
      await importFiles(store.db, [file], store);
    });
    after(() => store.close());

    test('penicillins are watched, flucloxacillin is safe', async () => {
      const {id} = await store.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
      const facts = await factsOf(store.db, id);
      const watched = knownOf(facts, 'surveillance', T, ZONE);
      assert.ok(watched.says === 'present');
      assert.deepEqual(
        watched.facts.map(({exceptions}) => exceptions.map(({text}) => text)),
        [['FLUCLOXACILLINE'], []],
      );
      const known = knownOf(facts, 'hypersensitivity', T, ZONE);
      assert.ok(known.says === 'present');
      assert.deepEqual(known.facts.map(({certainty, condition}) => [certainty, condition]).sort(), [
        ['confirmed', 'Overgevoeligheid voor penicillines'],
        ['unconfirmed', 'Overgevoeligheidsreactie op amlodipine'],
      ]);
    });

    test('a second import changes no row', async () => {
      const first = await wholeStore(store.db);
      await importFiles(store.db, [file], store);
      assert.deepEqual(await wholeStore(store.db), first);
    });
  });
});
