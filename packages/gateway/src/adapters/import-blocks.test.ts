/** Building blocks of medication of files of our own: what is read of dirty and partial data, and what is said of the rest. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, suite, test} from 'node:test';
import {isUnderstood} from '../domain/medication/dosing.ts';
import type {MedicationBlock} from '../domain/medication/block.ts';
import type {Fields} from './fhir/fields.ts';
import {importResources} from './import.ts';
import {formatReport, type ReportedResource} from './import-report.ts';
import {BSN_SYSTEM, CITIZEN_NUMBER, entry, patient, rowId, type TestEntry} from './testing/resources.ts';
import {openTestStore, wholeStore, type TestStore} from './testing/store.ts';
import {blocksOf, treatmentsOf} from '../store/medication.ts';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition/';
const SNOMED = 'http://snomed.info/sct';
const SUBJECT = {subject: {reference: 'Patient/sanne'}};

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore('2026-06-02T10:00:00+02:00');
});
afterEach(() => store.close());

async function take(...entries: TestEntry[]): Promise<ReportedResource[]> {
  return (await importResources(store.db, [patient(), ...entries], store)).resources.slice(1);
}
const blocks = (): Promise<MedicationBlock[]> => blocksOf(store.db, rowId('Patient', 'sanne'));
async function only(): Promise<MedicationBlock> {
  const [block, ...others] = await blocks();
  assert.ok(block);
  assert.deepEqual(others, []);
  return block;
}

const category = (code: string): Fields[] => [{coding: [{system: SNOMED, code}]}];
const dosingText = (text: string): Fields => ({
  url: `${NICTIZ}ext-RenderedDosageInstruction`,
  valueString: text,
});
const period = (start: string, end?: string): Fields => ({
  url: `${NICTIZ}ext-TimeInterval.Period`,
  valuePeriod: {start, ...(end !== undefined && {end})},
});
const registered = (on: string): Fields => ({url: `${NICTIZ}ext-RegistrationDateTime`, valueDateTime: on});
const stopType = (code: string): Fields => ({
  modifierExtension: [
    {url: `${NICTIZ}ext-StopType`, valueCodeableConcept: {coding: [{system: SNOMED, code}]}},
  ],
});
const agreement = (id: string, more: Fields = {}): TestEntry =>
  entry('MedicationRequest', id, {
    ...SUBJECT,
    status: 'unknown',
    intent: 'order',
    category: category('33633005'),
    medicationCodeableConcept: {text: 'Lisinopril tablet 10 mg'},
    extension: [registered('2026-01-01'), dosingText('1 tablet'), period('2026-01-01')],
    ...more,
  });

suite('what a block is', () => {
  test('its category says it, also the one of STU3; none that is known is left', async () => {
    const report = await take(
      agreement('ma'),
      agreement('old', {category: category('16076005')}),
      agreement('wds', {category: category('395067002')}),
      agreement('other', {category: category('1')}),
      agreement('none', {category: []}),
      entry('MedicationDispense', 'd', {...SUBJECT, category: category('33633005')[0]}),
    );
    assert.deepEqual(
      report.map(({outcome, reason}) => reason ?? outcome),
      ['taken', 'taken', 'taken', ...Array<string>(3).fill('its category is none of the medication process')],
    );
    assert.deepEqual((await blocks()).map(({kind}) => kind).sort(), [
      'agreement',
      'agreement',
      'dosing-schedule',
    ]);
  });

  test('a plan is a proposal, never a line', async () => {
    const report = await take(
      agreement('vma', {intent: 'plan'}),
      agreement('vv', {intent: 'plan', category: category('52711000146108')}),
      agreement('wds', {intent: 'plan', category: category('395067002')}),
    );
    assert.equal(report[2]?.reason, 'what it proposes is unknown');
    assert.deepEqual((await blocks()).map(({kind, proposes}) => [kind, proposes]).sort(), [
      ['proposal', 'agreement'],
      ['proposal', 'dispense-request'],
    ]);
    assert.deepEqual(await treatmentsOf(store.db, rowId('Patient', 'sanne'), '2026-06-02'), []);
  });

  test('a Communication without a reply code is left', async () => {
    const [report] = await take(
      entry('Communication', 'c', {
        ...SUBJECT,
        status: 'completed',
        payload: [{contentString: 'Belt u ons?'}],
      }),
    );
    assert.equal(report?.reason, 'it is no answer to a medication proposal');
  });

  test('of nobody who is known here it is left', async () => {
    const report = await take(
      agreement('a', {subject: {reference: 'Patient/else'}}),
      agreement('b', {subject: {display: 'someone'}}),
    );
    assert.deepEqual(
      report.map(({reason}) => reason),
      ['its patient is unknown', 'its patient is unknown'],
    );
    assert.deepEqual(await store.db.selectFrom('medication_block').selectAll().execute(), []);
  });
});

suite('its product', () => {
  const reference = (url: string, more: Fields = {}): Fields => ({
    medicationCodeableConcept: undefined,
    medicationReference: {reference: url},
    ...more,
  });

  test('a Medication of the file, or contained, with what it is made of', async () => {
    const medication = {
      code: {text: 'Zalf'},
      ingredient: [
        {
          itemCodeableConcept: {text: 'Ureum'},
          strength: {numerator: {value: 100, unit: 'mg'}, denominator: {value: 1, unit: 'g'}},
        },
      ],
    };
    const report = await take(
      agreement(
        'contained',
        reference('#m', {contained: [{resourceType: 'Medication', id: 'm', ...medication}]}),
      ),
      agreement('named', reference('Medication/m')),
      entry('Medication', 'm', medication),
      entry('Medication', 'unnamed', medication),
    );
    assert.deepEqual(
      report.map(({outcome, reason}) => reason ?? outcome),
      ['taken', 'taken', 'read', 'nothing that is imported names it'],
    );
    for (const {product} of await blocks()) {
      assert.deepEqual(product, {
        text: 'Zalf',
        codes: [],
        form: null,
        ingredients: [{substance: {text: 'Ureum', codes: []}, strength: '100 mg / 1 g'}],
      });
    }
    assert.match(
      formatReport({files: [{file: 'f', resources: report, closedSlots: 0, markedAppointments: []}]}),
      /read with what names them: 1/,
    );
  });

  test('that is elsewhere: the words beside the reference, and a note', async () => {
    const [report] = await take(
      agreement('a', {
        medicationCodeableConcept: undefined,
        medicationReference: {reference: 'https://else.example/fhir/Medication/m', display: 'Lisinopril'},
      }),
      entry('Medication', 'm', {code: {text: 'Something else'}}),
    );
    assert.deepEqual(report?.notes, ['its product is not in the file']);
    assert.equal((await only()).product?.text, 'Lisinopril');
  });
});

suite('how to take it', () => {
  const repeat = (more: Fields): Fields => ({timing: {repeat: more}});
  const daily = repeat({frequency: 1, period: 1, periodUnit: 'd'});
  const dose = {doseAndRate: [{doseQuantity: {value: 1, unit: 'stuk'}}]};

  test('the text is unchanged, but for a citizen number', async () => {
    await take(
      patient('sanne', {identifier: [{system: BSN_SYSTEM, value: CITIZEN_NUMBER}]}),
      agreement('a', {extension: [dosingText(`2 à 3 maal  daags;\n ${CITIZEN_NUMBER}`)]}),
    );
    assert.equal((await only()).dosingText, '2 à 3 maal  daags;\n *********');
    assert.doesNotMatch(JSON.stringify(await wholeStore(store.db)), new RegExp(CITIZEN_NUMBER));
  });

  test('a text too long to be kept whole is not cut: the resource is left', async () => {
    const [report] = await take(agreement('a', {extension: [dosingText('x'.repeat(10_001))]}));
    assert.equal(report?.reason, 'its dosing text is too long to be kept whole');
  });

  const table: [string, Fields, string[]][] = [
    ['once a day', {...daily, ...dose}, []],
    ['on a weekday', {...repeat({dayOfWeek: ['mon']}), ...dose}, []],
    ['as needed without times', {asNeededBoolean: true, ...dose}, []],
    ['no amount', {...daily}, ['dose']],
    ['no times', {...dose}, ['timing']],
    ['a meal', {...repeat({when: ['ACM']}), ...dose}, ['timing', 'timing.when']],
    [
      'a moment that is none',
      {...repeat({timeOfDay: ['25:00:00']}), ...dose},
      ['timing', 'timing.timeOfDay'],
    ],
    ['a count', {...repeat({count: 3, frequency: 1, period: 1, periodUnit: 'd'}), ...dose}, ['timing.count']],
    ['a frequency without a period', {...repeat({frequency: 3}), ...dose}, ['frequency', 'timing']],
    ['an event', {timing: {event: ['2026-01-01']}, ...dose}, ['timing', 'timing.event']],
    [
      'free words',
      {...daily, ...dose, additionalInstruction: [{text: 'niet bij koorts'}]},
      ['additionalInstruction'],
    ],
    [
      'words of NHG table 25',
      {
        ...daily,
        ...dose,
        additionalInstruction: [
          {
            coding: [
              {
                system:
                  'https://referentiemodel.nhg.org/tabellen/nhg-tabel-25-gebruiksvoorschrift#aanvullend-numeriek',
                code: '1010',
              },
            ],
          },
        ],
      },
      [],
    ],
    [
      'a rate',
      {...daily, doseAndRate: [{doseQuantity: {value: 1}, rateQuantity: {value: 3}}]},
      ['rateQuantity'],
    ],
    [
      'two doses',
      {...daily, doseAndRate: [{doseQuantity: {value: 1}}, {doseQuantity: {value: 2}}]},
      ['doseAndRate'],
    ],
    [
      'a dose that is less than',
      {...daily, doseAndRate: [{doseQuantity: {value: 1, comparator: '<'}}]},
      ['dose'],
    ],
    ['a method', {...daily, ...dose, method: {text: 'smeren'}}, ['method']],
    ['an extension', {...daily, ...dose, extension: [{url: 'urn:x', valueString: 'secret'}]}, ['extension']],
    [
      'a maximum in no time',
      {...daily, ...dose, maxDosePerPeriod: {numerator: {value: 3}}},
      ['maxDosePerPeriod'],
    ],
  ];
  for (const [name, dosage, wanted] of table) {
    test(`understood or not: ${name}`, async () => {
      await take(agreement('a', {dosageInstruction: [dosage]}));
      const {dosing} = await only();
      assert.deepEqual(dosing?.phases[0]?.parts[0]?.notUnderstood, wanted);
      assert.equal(isUnderstood(dosing), wanted.length === 0);
    });
  }

  test('parts of one phase that last differently are not understood', async () => {
    const lasting = (value: number): Fields => ({
      ...dose,
      ...repeat({frequency: 1, period: 1, periodUnit: 'd', boundsDuration: {value, code: 'd'}}),
    });
    await take(agreement('a', {dosageInstruction: [lasting(3), lasting(4)]}));
    assert.equal(isUnderstood((await only()).dosing), false);
  });

  test('none at all is not understood', async () => {
    await take(agreement('a'));
    const {dosing} = await only();
    assert.equal(dosing, null);
    assert.equal(isUnderstood(dosing), false);
  });
});

suite('stops and mistakes', () => {
  const lines = async (day: string): Promise<string[]> =>
    (await treatmentsOf(store.db, rowId('Patient', 'sanne'), day)).flatMap(({lines: all}) =>
      all.map(({state, period: {end}}) => `${state} ${end ?? ''}`),
    );

  test('every kind of stop, old codes too; an unknown one counts as stopped, with a note', async () => {
    const codes = ['410546004', '113371000146109', '385655000', '113381000146106', '89925002', '42'];
    const report = await take(...codes.map((code, index) => agreement(`s${index}`, stopType(code))));
    const found = new Map((await blocks()).map((block) => [block.server?.value, block.stopType]));
    assert.deepEqual(
      codes.map((_, index) => found.get(`s${index}`)),
      ['stopped', 'stopped', 'interrupted', 'interrupted', 'cancelled', 'stopped'],
    );
    assert.deepEqual(report.at(-1)?.notes, ['its kind of stop is unknown; it counts as stopped']);
  });

  test('a stop that names no treatment is part of that of what it ends, also of an earlier file', async () => {
    await take(agreement('ma'));
    assert.deepEqual(await lines('2026-06-02'), ['current ']);
    await take(
      agreement('stop', {
        ...stopType('410546004'),
        extension: [registered('2026-03-01'), period('2026-01-01', '2026-03-01')],
        priorPrescription: {reference: 'MedicationRequest/ma'},
      }),
    );
    assert.deepEqual(await lines('2026-06-02'), ['stopped 2026-03-01']);
    const ids = new Set((await blocks()).map(({treatmentId}) => treatmentId));
    assert.equal(ids.size, 1);
  });

  test('so is what the pharmacy makes of it, of the same file, whatever comes first in it', async () => {
    await take(
      entry('MedicationDispense', 'ta', {
        ...SUBJECT,
        status: 'unknown',
        category: category('422037009')[0],
        medicationCodeableConcept: {text: 'Doosje'},
        extension: [registered('2026-01-02'), period('2026-01-01')],
        authorizingPrescription: [{reference: 'MedicationRequest/ma'}],
      }),
      agreement('ma'),
    );
    assert.deepEqual(await lines('2026-06-02'), ['current ']);
  });

  test('two that name each other end nothing for ever', async () => {
    const naming = (id: string, other: string): TestEntry =>
      agreement(id, {priorPrescription: {reference: `MedicationRequest/${other}`}});
    const report = await take(naming('a', 'b'), naming('b', 'a'));
    assert.deepEqual(
      report.map(({outcome}) => outcome),
      ['taken', 'taken'],
    );
    assert.ok(Array.isArray(await lines('2026-06-02')));
  });

  test('entered in error is kept, and says nothing; corrected, it says it again', async () => {
    await take(agreement('ma'));
    await take(agreement('ma', {status: 'entered-in-error'}));
    assert.deepEqual(await lines('2026-06-02'), []);
    await take(agreement('ma'));
    assert.deepEqual(await lines('2026-06-02'), ['current ']);
  });

  test('the access log says of whom what was written, once', async () => {
    await take(agreement('ma'));
    await take(agreement('ma'));
    const entries = await store.db
      .selectFrom('access_log')
      .select(['subject_id', 'resource', 'outcome'])
      .where('resource', 'like', 'MedicationRequest/%')
      .execute();
    assert.deepEqual(entries, [
      {
        subject_id: rowId('Patient', 'sanne'),
        resource: `MedicationRequest/${rowId('MedicationRequest', 'ma')}`,
        outcome: 201,
      },
    ]);
  });

  test('who has the overview open is told that it changed, once per file, and not what', async () => {
    await take(agreement('ma'), agreement('other'));
    const events = (): Promise<unknown[]> =>
      store.db
        .selectFrom('outbox')
        .select(['type', 'resource', 'subject_id'])
        .where('type', '=', 'medication-changed')
        .execute();
    const one = {
      type: 'medication-changed',
      resource: '/medication-treatments',
      subject_id: rowId('Patient', 'sanne'),
    };
    assert.deepEqual(await events(), [one]);
    await take(agreement('ma'), agreement('other'));
    assert.deepEqual(await events(), [one]);
    await take(agreement('ma', {status: 'entered-in-error'}));
    assert.deepEqual(await events(), [one, one]);
  });

  test('what is not read is named, without what it says', async () => {
    const [report] = await take(
      agreement('ma', {
        substitution: {allowedBoolean: true},
        extension: [{url: 'https://his.example/ext-Secret', valueString: 'geheim'}],
      }),
    );
    assert.deepEqual(report?.notes, ['not read: substitution', 'not read: ext-Secret']);
  });
});

suite('who', () => {
  const role = (more: Fields): TestEntry[] => [
    entry('Organization', 'zh', {name: 'Ziekenhuis'}),
    entry('Practitioner', 'arts', {
      name: [{text: 'dr. Arts'}],
      identifier: [{system: 'urn:big', value: '7'}],
    }),
    entry('PractitionerRole', 'r', {
      practitioner: {reference: 'Practitioner/arts'},
      organization: {reference: 'Organization/zh'},
      specialty: [{text: 'Cardioloog'}],
      ...more,
    }),
  ];
  const written = async (): Promise<unknown[]> => {
    const {author} = await only();
    return [author?.who, author?.name, author?.specialty?.text ?? null, author?.organization?.name ?? null];
  };

  test('a role with its person and organisation', async () => {
    await take(agreement('a', {requester: {reference: 'PractitionerRole/r'}}), ...role({}));
    assert.deepEqual(await written(), ['professional', 'dr. Arts', 'Cardioloog', 'Ziekenhuis']);
    assert.deepEqual((await only()).author?.identifiers, [{system: 'urn:big', value: '7'}]);
  });

  test('STU3: an agent with the role beside it', async () => {
    await take(
      agreement('a', {
        category: category('16076005')[0],
        context: {display: 'Consult'},
        requester: {
          agent: {
            reference: 'Practitioner/arts',
            extension: [
              {
                url: `${NICTIZ}practitionerrole-reference`,
                valueReference: {reference: 'PractitionerRole/r'},
              },
            ],
          },
        },
      }),
      ...role({}),
    );
    assert.deepEqual(await written(), ['professional', 'dr. Arts', 'Cardioloog', 'Ziekenhuis']);
  });

  test('what is not in the file is the words beside the reference', async () => {
    await take(agreement('a', {requester: {reference: 'PractitionerRole/else', display: 'dr. Elders'}}));
    assert.deepEqual(await written(), ['professional', 'dr. Elders', null, null]);
  });

  test('the patient, by no name', async () => {
    await take(agreement('a', {requester: {reference: 'Patient/sanne', display: 'Sanne'}}));
    assert.deepEqual(await written(), ['patient', null, null, null]);
  });
});
