/** Medication of the sample files of Nictiz, read where they are; they are no part of this repository. */
import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {after, before, suite, test} from 'node:test';
import type {TreatmentLine} from '../domain/medication/treatments.ts';
import {blocksOf, treatmentsOf} from '../store/medication.ts';
import {totals, type ImportReport} from './import-report.ts';
import {importFiles} from './import.ts';
import {openTestStore, wholeStore, type TestStore} from './testing/store.ts';

const root = resolve(import.meta.dirname, '../../../..');
const samples = resolve(root, process.env['GP_SAMPLES'] ?? '../shared/data');
const r4 = join(samples, 'patients-r4');
const stu3 = join(samples, 'patients-stu3');
const skip = existsSync(r4) ? false : 'the sample files (GP_SAMPLES) are not here';
const NOW = '2025-06-02T10:00:00+02:00';

/** Drug, dosing text, state, first and last day, source; those between brackets made place for another line. */
type Expected = [drug: string, dosing: string, state: string, period: string, source: string];

/** Written by hand from the files. T is 2 June 2025; the other days are those around which something changes. */
const patients: Record<string, Record<string, Expected[]>> = {
  huyser: huyser(),
  kamphuis: kamphuis(),
  klerk: klerk(),
  laan: laan(),
  braak: braak(),
  oorschot: oorschot(),
  groot: groot(),
  'verwijmeren-none': {'2025-06-02': []},
};

function huyser(): Record<string, Expected[]> {
  const drug = 'ECANSYA TABLET FILMOMHULD 500MG';
  const four =
    'cyclus van 21 dagen: steeds gedurende 14 dagen elke dag om 09:00 en 21:00 4 stuks - let op, exacte toedientijd(en), Oraal';
  const five =
    'cyclus van 21 dagen: steeds gedurende 14 dagen elke dag om 09:00 en 21:00 5 stuks - let op, exacte toedientijd(en), oraal';
  // 21 weeks were agreed, stopped after 3, and 18 weeks of another dose from the day after.
  const first = (state: string): Expected => [drug, four, state, '2025-06-02..2025-06-22', 'supplied'];
  const second = (state: string): Expected => [drug, five, state, '2025-06-23..2025-10-26', 'supplied'];
  return {
    '2025-06-02': [first('current'), second('future')],
    '2025-06-22': [first('current'), second('future')],
    '2025-06-23': [second('current'), first('(stopped)')],
    '2025-10-27': [second('stopped'), first('(stopped)')],
  };
}

function kamphuis(): Record<string, Expected[]> {
  const line = (state: string): Expected => [
    'NITROLINGUAL OROMUCOSALE SPRAY 0,4MG/DO FLAC 250DO',
    'Bij pijn 1 à 2 doses , maximaal 3 doses per dag, Onder de tong, na 5-10 min herhalen. Bij onvoldoende effect na in totaal 3 doses direct contact opnemen met een arts., oromucosaal',
    state,
    '2025-05-28..2025-06-17',
    'supplied',
  ];
  return {
    '2025-05-27': [line('future')],
    '2025-06-02': [line('current')],
    '2025-06-17': [line('current')],
    '2025-06-18': [line('stopped')],
  };
}

function klerk(): Record<string, Expected[]> {
  // Six days, of which the prescriber stopped the last two.
  const line = (state: string): Expected => [
    'TEMAZEPAM AUROBINDO CAPSULE 20MG',
    '1 maal per dag 1 stuk, Oraal',
    state,
    '2025-06-01..2025-06-04',
    'supplied',
  ];
  return {
    '2025-05-31': [line('future')],
    '2025-06-02': [line('current')],
    '2025-06-04': [line('current')],
    '2025-06-05': [line('stopped')],
  };
}

function laan(): Record<string, Expected[]> {
  // No agreement of the pharmacy in the file: details are the prescriber's.
  const line = (state: string): Expected => [
    'NADROPARINE INJVL WWSP 11400IE=0,6ML (19000IE/ML)',
    '1 maal per dag 0.6 ml, subcutaan',
    state,
    '2025-06-01..2025-06-02',
    'agreed',
  ];
  return {'2025-06-02': [line('current')], '2025-06-03': [line('stopped')]};
}

function braak(): Record<string, Expected[]> {
  // Ten days from half past eleven in the morning: what is in weekly packaging, and beside it what is loose.
  const lines = (state: string): Expected[] => [
    [
      'DICLOFENAC NATRIUM AUROBINDO TABLET MSR 25MG',
      'eerst gedurende 3 dagen elke dag om 08:00 en 22:00 2 stuks, dan gedurende 7 dagen elke dag om 08:00, 14:00 en 22:00 1 stuk, vóór het eten, oraal',
      state,
      '2025-05-27..2025-06-06',
      'supplied',
    ],
    [
      'DICLOFENAC NATRIUM AUROBINDO TABLET MSR 25MG',
      'eerst gedurende 3 dagen Bij pijn elke dag om 14:00 2 stuks , maximaal 6 stuks per dag, dan gedurende 7 dagen Bij pijn elke dag om 14:00 1 stuk , maximaal 4 stuks per dag, vóór het eten, oraal',
      state,
      '2025-05-27..2025-06-06',
      'supplied',
    ],
  ];
  return {'2025-06-02': lines('current'), '2025-06-06': lines('current'), '2025-06-07': lines('stopped')};
}

function oorschot(): Record<string, Expected[]> {
  const line: Expected = [
    'ACENOCOUMAROL CF TABLET 1MG',
    'Volgens schema trombosedienst, Oraal',
    'current',
    '2025-04-23..',
    'supplied',
  ];
  return {'2025-04-23': [line], '2025-06-02': [line], '2027-06-02': [line]};
}

function groot(): Record<string, Expected[]> {
  const acenocoumarol = (state: string): Expected => [
    'ACENOCOUMAROL AURO TABLET 1MG',
    'Volgens schema trombosedienst, oraal',
    state,
    '2025-05-08..2025-05-21',
    'supplied',
  ];
  // Five days were agreed, the pharmacy's agreement says three.
  const tinzaparine = (state: string): Expected => [
    'TINZAPARINE INJVL WWSP 14000IE=0,7ML (20.000IE/ML)',
    '1 maal per dag 0.7 ml, subcutaan',
    state,
    '2025-05-13..2025-05-17',
    'agreed',
  ];
  const innohep: Expected = [
    'INNOHEP INJVLST 20000 IE/ML WWSP 0,7ML',
    '1 maal per dag 0.7 ml, Subcutaan',
    'current',
    '2025-05-13..2025-05-15',
    'supplied',
  ];
  // And here three were agreed, and the pharmacy's agreement says five.
  const innohepLater = (state: string): Expected => [
    'INNOHEP INJVLST 20000 IE/ML WWSP 0,7ML',
    "0.7 ml 's ochtends, subcutaan",
    state,
    '2025-06-07..2025-06-11',
    'supplied',
  ];
  const fenprocoumon = (state: string): Expected => [
    'FENPROCOUMON TABLET 3MG',
    'Volgens schema trombosedienst, oraal',
    state,
    '2025-05-21..',
    'supplied',
  ];
  const enoxaparine = (state: string): Expected => [
    'ENOXAPARINE BECAT INJVLST 2.000IE (20MG)/0,2ML WW',
    '1 maal per dag 0.2 ml, Subcutaan',
    state,
    '2025-05-23..2025-05-30',
    'supplied',
  ];
  return {
    '2025-05-15': [
      acenocoumarol('current'),
      innohep,
      innohepLater('future'),
      fenprocoumon('future'),
      enoxaparine('future'),
    ],
    '2025-05-16': [
      acenocoumarol('current'),
      tinzaparine('current'),
      innohepLater('future'),
      fenprocoumon('future'),
      enoxaparine('future'),
    ],
    '2025-06-02': [
      acenocoumarol('stopped'),
      tinzaparine('stopped'),
      innohepLater('future'),
      fenprocoumon('current'),
      enoxaparine('stopped'),
    ],
    '2025-06-07': [
      acenocoumarol('stopped'),
      innohepLater('current'),
      tinzaparine('(stopped)'),
      fenprocoumon('current'),
      enoxaparine('stopped'),
    ],
    '2025-06-12': [
      acenocoumarol('stopped'),
      innohepLater('stopped'),
      tinzaparine('(stopped)'),
      fenprocoumon('current'),
      enoxaparine('stopped'),
    ],
  };
}

function written({product, dosingText, state, period, source}: TreatmentLine, isEarlier: boolean): Expected {
  return [
    product?.text ?? '',
    dosingText ?? '',
    isEarlier ? `(${state})` : state,
    `${period.start ?? '?'}..${period.end ?? ''}`,
    source,
  ];
}

async function imported(...paths: string[]): Promise<{store: TestStore; report: ImportReport}> {
  const store = await openTestStore(NOW);
  return {store, report: await importFiles(store.db, paths, store)};
}

async function onlyPerson({db}: TestStore): Promise<string> {
  return (await db.selectFrom('person').select('id').executeTakeFirstOrThrow()).id;
}

async function linesOf(store: TestStore, personId: string, day: string): Promise<Expected[]> {
  return (await treatmentsOf(store.db, personId, day)).flatMap(({lines, earlier}) => [
    ...lines.map((line) => written(line, false)),
    ...earlier.map((line) => written(line, true)),
  ]);
}

const reasons = ({files}: ImportReport): string[] =>
  files
    .flatMap(({resources}) => resources)
    .filter(({outcome}) => outcome === 'left')
    .map(({kind, id, reason}) => `${kind}/${id}: ${reason ?? ''}`);

suite('the medication of eight patients', {skip}, () => {
  for (const [name, days] of Object.entries(patients)) {
    suite(name, () => {
      let store: TestStore;
      let report: ImportReport;
      let personId: string;
      before(async () => {
        ({store, report} = await imported(join(r4, `medication--${name}.json`)));
        personId = await onlyPerson(store);
      });
      after(() => store.close());

      for (const [day, expected] of Object.entries(days)) {
        test(day, async () => assert.deepEqual(await linesOf(store, personId, day), expected));
      }

      test('nothing is left but who has no right to act', () => {
        assert.equal(totals(report).refusedFiles, 0);
        assert.deepEqual(
          reasons(report),
          name === 'oorschot'
            ? ['RelatedPerson/nl-core-ContactPerson-mp9-TOOSDEBAKKER: this relation gives no right to act']
            : [],
        );
      });
    });
  }

  test('what is not read of them is named', async () => {
    const files = Object.keys(patients).map((name) => join(r4, `medication--${name}.json`));
    const {store, report} = await imported(...files, join(r4, 'repeat-proposals'));
    await store.close();
    const notes = report.files.flatMap(({resources}) =>
      resources.flatMap(({kind, id, notes}) => notes.map((note) => `${kind}/${id}: ${note}`)),
    );
    assert.deepEqual(notes, [
      // Where it was delivered: the reference leads nowhere.
      'MedicationDispense/mp-MedDsp-mp9-MBH300script4MVElos-tmg: not read: destination',
    ]);
  });

  test('a second import changes no row', async () => {
    const files = Object.keys(patients).map((name) => join(r4, `medication--${name}.json`));
    const {store} = await imported(...files);
    try {
      const first = await wholeStore(store.db);
      await importFiles(store.db, files, store);
      assert.deepEqual(await wholeStore(store.db), first);
    } finally {
      await store.close();
    }
  });
});

suite('what goes with the lines', {skip}, () => {
  async function onlyLine(name: string, day: string): Promise<TreatmentLine> {
    const {store} = await imported(join(r4, `medication--${name}.json`));
    try {
      const [line] = (await treatmentsOf(store.db, await onlyPerson(store), day)).flatMap(({lines}) => lines);
      assert.ok(line);
      return line;
    } finally {
      await store.close();
    }
  }

  test('oorschot follows the calendar of the thrombosis service, with the schedule of the day', async () => {
    const schedules = {
      '2025-04-26': 'MBH_300_script2_WDS_opstartschema-tmg',
      '2025-04-27': 'MBH_300_script2_WDS_trombosedienst-tmg',
      '2025-05-09': 'MBH_300_script2_WDS_trombosedienst-tmg',
      '2025-05-10': 'MBH_300_script2_WDS_nuldosering-tmg',
      '2025-05-17': 'MBH_300_script2_WDS_trombosedienst2-tmg',
      '2025-05-22': 'MBH_300_script2_WDS_trombosedienst2-tmg',
      '2025-05-23': undefined,
    };
    for (const [day, id] of Object.entries(schedules)) {
      const line = await onlyLine('oorschot', day);
      assert.equal(line.followsThrombosisCalendar, true);
      assert.equal(line.schedule?.identifiers[0]?.value, id, day);
    }
  });

  test('huyser: what was agreed, by whom, why it ended and how it is used', async () => {
    const line = await onlyLine('huyser', '2025-06-23');
    assert.equal(line.agreement?.product?.text, 'CAPECITABINE TABLET FO 500MG');
    assert.equal(line.prescriber?.name, 'Peter van Pulver');
    assert.equal(line.prescriber.specialty?.text, 'Huisartsen, niet nader gespecificeerd');
    assert.equal(line.prescriber.organization?.name, 'Huisartsenpraktijk Pulver & Partners');
    assert.equal(line.author?.organization?.name, 'Apotheek De Gulle Gaper');
    assert.deepEqual(
      line.reasonForChange.map(({text}) => text),
      ['gebrek aan geneesmiddeleffect'],
    );
    assert.equal(line.use?.asAgreed, true);
    assert.deepEqual(line.dosing, {
      cycle: {value: 21, unit: 'd'},
      phases: [
        {
          duration: {value: 14, unit: 'd'},
          parts: [
            {
              frequency: null,
              times: ['09:00', '21:00'],
              isExact: true,
              dayParts: [],
              weekdays: [],
              dose: {
                min: 5,
                max: 5,
                unit: 'stuk',
                codes: [
                  {system: 'http://unitsofmeasure.org', code: '1', display: null},
                  {system: 'urn:oid:2.16.840.1.113883.2.4.4.1.900.2', code: '245', display: null},
                ],
              },
              asNeeded: null,
              maximum: null,
              instructions: [],
              notUnderstood: [],
            },
          ],
        },
      ],
    });
  });

  test('braak: two parts at the same time, then two others; free words are never understood', async () => {
    const line = await onlyLine('braak', '2025-06-02');
    assert.equal(line.distributionForm?.text, 'GDS');
    const dosing = line.agreement?.dosing;
    assert.deepEqual(
      dosing?.phases.map(({duration, parts}) => [
        duration?.value,
        parts.map(({frequency, dose, asNeeded, maximum}) => [
          frequency?.max,
          dose?.max,
          asNeeded?.text ?? null,
          maximum?.quantity.value ?? null,
        ]),
      ]),
      [
        [
          3,
          [
            [2, 2, null, null],
            [1, 2, 'Bij pijn', 6],
          ],
        ],
        [
          7,
          [
            [3, 1, null, null],
            [1, 1, 'Bij pijn', 4],
          ],
        ],
      ],
    );
    assert.deepEqual(
      dosing?.phases.flatMap(({parts}) => parts.flatMap(({notUnderstood}) => notUnderstood)),
      Array<string>(4).fill('additionalInstruction'),
    );
  });
});

suite('proposals and their answers', {skip}, () => {
  let store: TestStore;
  let report: ImportReport;
  before(async () => {
    ({store, report} = await imported(join(r4, 'repeat-proposals')));
  });
  after(() => store.close());

  test('every resource of them is taken', () => {
    assert.deepEqual(reasons(report), []);
    assert.equal(report.files.length, 15);
  });

  test('each proposal with what it asks for, and its answer', async () => {
    const people = await store.db.selectFrom('person').select(['id', 'name']).orderBy('name').execute();
    const found = [];
    for (const {id, name} of people) {
      const blocks = await blocksOf(store.db, id);
      for (const proposal of blocks.filter(({kind}) => kind === 'proposal')) {
        const answer = blocks.find(({relations}) =>
          relations.some(({role, value}) => role === 'answers' && value === proposal.identifiers[0]?.value),
        );
        found.push([
          name,
          proposal.proposes,
          proposal.product?.text,
          proposal.quantity?.value ?? null,
          answer?.reply?.codes[0]?.code,
          answer?.comment?.slice(0, 7) ?? null,
        ]);
      }
    }
    assert.deepEqual(found, [
      ['J. XXX_Willemsz', 'agreement', 'MACROGOL/ZOUTEN PDR V DRANK (PLEINVUE)', null, '104', null],
      ['J. de XXX_Wit', 'dispense-request', 'METOCLOPRAMIDE TABLET 10MG', 5, '11', null],
      ['K. XXX_Verbeekz', 'agreement', 'OMEPRAZOL CAPSULE MSR 20MG', null, '104', null],
      ['K. XXX_Wieling', 'agreement', 'MAGNESIUMHYDROXIDE TEVA KAUWTABLET 724MG', null, '106', 'Macrogo'],
    ]);
  });
});

suite('GP data on STU3', {skip}, () => {
  test('cevat: six agreements', async () => {
    const {store, report} = await imported(join(stu3, 'gp-record--cevat.json'));
    try {
      const lines = await linesOf(store, await onlyPerson(store), '2025-06-02');
      const expected: Expected[] = [
        [
          'SALBUTAMOL AEROSOL 100UG/DO 200DO AUTOH',
          '2 inhalaties half uur voor het sporten',
          'current',
          '2024-12-24..',
          'agreed',
        ],
        [
          'PARACETAMOL TEVA TABLET 500MG',
          '6D1T zn (6 maal daags, 1 tablet, zo nodig)',
          'stopped',
          '2025-01-03..2025-01-08',
          'agreed',
        ],
        [
          'PARACETAMOL/CODEINE ZETPIL 500/10MG, inclusief doseerinstructie en toedieningsweg.',
          '6D1T zn (6 maal daags, 1 tablet, zo nodig)',
          'current',
          '2025-01-03..',
          'agreed',
        ],
        [
          'IBUPROFEN 400MG TABLET',
          '3D1T zn (3 maal daags, 1 tablet, zo nodig)',
          'current',
          '2025-02-02..',
          'agreed',
        ],
        [
          'PANTOPRAZOL 40MG TABLET MSR',
          '2D1T (2 maal daags 1 tablet, 1 uur voor de maaltijd)',
          'stopped',
          '2025-02-27..2025-03-04',
          'agreed',
        ],
        ['KETOCONAZOL 20MG/G SHAMPOO', '2W (2 maal per week)', 'stopped', '2025-03-14..2025-03-28', 'agreed'],
      ];
      const byDrug = (one: Expected, other: Expected): number => (one[0] < other[0] ? -1 : 1);
      assert.deepEqual(lines.sort(byDrug), expected.sort(byDrug));
      const left = reasons(report).filter((line) => line.startsWith('Medication'));
      assert.deepEqual(left, []);
    } finally {
      await store.close();
    }
  });

  test('helleman: an agreement, one of the pharmacy and use, each of its own', async () => {
    const {store, report} = await imported(join(stu3, 'summary-bgz--helleman.json'));
    try {
      assert.deepEqual(await linesOf(store, await onlyPerson(store), '2018-07-01'), [
        [
          'Metoclopramide zetpil 10mg',
          'Gedurende 30 dagen, zo nodig 1 maal per dag 1 stuk, rectaal',
          'stopped',
          '2016-08-15..2016-09-13',
          'agreed',
        ],
        [
          'PRIMPERAN ZETPIL 20MG',
          'Vanaf 1-6-2018, gedurende 30 dagen, zo nodig 1 maal per dag 1 stuk, rectaal',
          'current',
          '2018-06-27..2018-07-26',
          'supplied',
        ],
        [
          'Zestril tablet 10mg',
          '1 maal per dag 1 tablet, oraal',
          'current',
          '2018-06-28..2018-07-18',
          'used',
        ],
      ]);
      assert.deepEqual(
        reasons(report).filter((line) => line.startsWith('Medication')),
        [],
      );
    } finally {
      await store.close();
    }
  });
});
