/** The demo's people cover what goes wrong easily: each trap of the field's test data has one of them. */
import assert from 'node:assert/strict';
import {after, before, suite, test} from 'node:test';
import {importResources} from '../adapters/import.ts';
import {medicationBundle} from '../adapters/fhir-r4/write-medication.ts';
import {readContent} from '../adapters/read-files.ts';
import {openTestStore, type TestStore} from '../adapters/testing/store.ts';
import {isUnderstood} from '../domain/medication/dosing.ts';
import {knownOf, type FactKind} from '../domain/medication/facts.ts';
import type {Treatment, TreatmentLine} from '../domain/medication/treatments.ts';
import {addDays} from '../domain/zone.ts';
import {findPerson} from '../store/people.ts';
import {blocksOf, treatmentsOf} from '../store/medication.ts';
import {factsOf} from '../store/patient-facts.ts';
import {ensureDemo} from './ensure.ts';
import {demoPersonId} from './ids.ts';

const ZONE = 'Europe/Amsterdam';
const TODAY = '2026-11-23';

let store: TestStore;
before(async () => {
  store = await openTestStore('2026-11-23T08:05:00+01:00');
  await ensureDemo(store.db, store.clock);
});
after(() => store.close());

const of = (number: string, day = TODAY): Promise<Treatment[]> =>
  treatmentsOf(store.db, demoPersonId(number), day);

/** Drug, state, first and last day as days from today, source; between brackets what made place. */
const written = ({product, state, period, source}: TreatmentLine): string => {
  const days = (date: string | null): string =>
    date === null ? '' : String((Date.parse(date) - Date.parse(TODAY)) / 86_400_000);
  return `${product?.text ?? ''} | ${state} | ${days(period.start)}..${days(period.end)} | ${source}`;
};

async function lines(number: string): Promise<string[]> {
  return (await of(number)).flatMap(({lines: now, earlier}) => [
    ...now.map(written),
    ...earlier.map((line) => `(${written(line)})`),
  ]);
}

async function line(number: string, name: string, day = TODAY): Promise<TreatmentLine> {
  const found = (await of(number, day)).flatMap(({lines: all}) => all);
  const one = found.find(({product}) => product?.text.startsWith(name));
  assert.ok(one, `${name} of ${number}`);
  return one;
}

suite('what each of them takes', () => {
  const expected: Record<string, string[]> = {
    'L-1005': [
      'Acenocoumarol tablet 1 mg | current | -700.. | supplied',
      'Alendroninezuur tablet 70 mg | current | -500.. | supplied',
      'Diclofenac tablet 25 mg | stopped | -320..-311 | agreed',
      'Fentanyl pleister 12 microgram per uur | current | -45.. | supplied',
      'Lisinopril Wilgenroos tablet 10 mg | current | -900.. | supplied',
      'Metoprolol tablet met gereguleerde afgifte 50 mg | current | -150.. | supplied',
      'Omeprazol capsule 20 mg | current | -400.. | supplied',
      'Paracetamol Teva tablet 500 mg | current | -300.. | supplied',
      'Prednisolon tablet 5 mg | current | -10..17 | supplied',
      'Simvastatine tablet 40 mg | interrupted | -800..-6 | supplied',
      'Temazepam capsule 20 mg | stopped | -90..-20 | supplied',
      'Zalf met salicylzuur en ureum, door de apotheek gemaakt | current | -25.. | supplied',
    ],
    'L-1001': [
      '(Levothyroxine tablet 25 microgram | stopped | -200..-4 | supplied)',
      'Ethinylestradiol met levonorgestrel tablet 30/150 microgram | current | -364.. | supplied',
      'Ibuprofen tablet 400 mg | current | -120.. | supplied',
      'Levothyroxine tablet 25 microgram | current | -3.. | supplied',
      'Macrogol met zouten, poeder voor drank | future | 5..18 | agreed',
      'Pantoprazol tablet 40 mg | current | -260.. | supplied',
    ],
    'L-1002': ['Salbutamol aerosol 100 microgram per dosis | current | -220.. | supplied'],
    'L-1003': [],
    'L-1004': [
      'Multivitamine | current | -100.. | used',
      'Nitroglycerine spray 0,4 mg per dosis | current | -330.. | supplied',
      'Norvasc tablet 5 mg | current | -330.. | supplied',
    ],
    'L-1007': [
      '(Pantoprazol tablet 40 mg | stopped | -180..-6 | supplied)',
      'Methotrexaat injectie 25 mg/ml | current | -400.. | supplied',
      'Pantoprazol tablet 40 mg | current | -5.. | supplied',
      'Temazepam capsule 20 mg | current | -60.. | supplied',
    ],
    'L-1009': [
      'Fenprocoumon tablet 3 mg | cancelled | 14..14 | agreed',
      'Levodopa met carbidopa tablet 100/25 mg | current | -600.. | agreed',
      'Levodopa met carbidopa tablet 100/25 mg | current | -600.. | agreed',
      'Omeprazol capsule 20 mg | current | -100.. | supplied',
    ],
    'L-1010': [],
  };
  for (const [number, wanted] of Object.entries(expected)) {
    test(number, async () => assert.deepEqual((await lines(number)).sort(), wanted));
  }

  test('someone of 82 takes nine', async () => {
    const all = (await of('L-1005')).flatMap(({lines: now}) => now);
    assert.equal(all.filter(({state}) => state === 'current').length, 9);
  });
});

suite('the traps', () => {
  const amounts = ({dosing}: TreatmentLine): unknown =>
    dosing?.phases.map(({duration, parts}) => [
      duration?.value ?? null,
      parts.map(({dose}) => dose?.max ?? null),
    ]);

  test('tapering: four phases, each a week', async () => {
    const prednisolon = await line('L-1005', 'Prednisolon');
    assert.deepEqual(amounts(prednisolon), [
      [7, [4]],
      [7, [3]],
      [7, [2]],
      [7, [1]],
    ]);
    assert.ok(isUnderstood(prednisolon.dosing));
    assert.equal((await line('L-1005', 'Prednisolon', addDays(TODAY, 17))).state, 'current');
    assert.equal((await line('L-1005', 'Prednisolon', addDays(TODAY, 18))).state, 'stopped');
  });

  test('cyclic: 21 days of 28', async () => {
    const {dosing} = await line('L-1001', 'Ethinylestradiol');
    assert.deepEqual(
      [dosing?.cycle, dosing?.phases[0]?.duration],
      [
        {value: 28, unit: 'd'},
        {value: 21, unit: 'd'},
      ],
    );
  });

  test('weekly: one tablet on a Monday', async () => {
    const part = (await line('L-1005', 'Alendroninezuur')).dosing?.phases[0]?.parts[0];
    assert.deepEqual([part?.weekdays, part?.dose?.max, part?.dayParts], [['mon'], 1, ['morning']]);
  });

  test('as needed, a range, and a maximum', async () => {
    const part = (await line('L-1005', 'Paracetamol')).dosing?.phases[0]?.parts[0];
    assert.deepEqual(
      [part?.asNeeded?.text, part?.dose?.min, part?.dose?.max, part?.maximum?.quantity.value],
      ['Bij pijn', 1, 2, 6],
    );
  });

  test('a patch every three days', async () => {
    const part = (await line('L-1005', 'Fentanyl')).dosing?.phases[0]?.parts[0];
    assert.deepEqual(part?.frequency, {min: 1, max: 1, per: {value: 3, unit: 'd'}});
  });

  test('made by the pharmacy: no code, two substances, and in words only', async () => {
    const zalf = await line('L-1005', 'Zalf');
    assert.deepEqual(zalf.product?.codes, []);
    assert.deepEqual(
      zalf.product?.ingredients.map(({substance, strength}) => [substance.text, strength]),
      [
        ['Salicylzuur', '50 mg / 1 g'],
        ['Ureum', '100 mg / 1 g'],
      ],
    );
    assert.equal(isUnderstood(zalf.dosing), false);
  });

  test('the thrombosis service: its calendar, with the schedule of today, that may say none', async () => {
    const {followsThrombosisCalendar, schedule, dosing} = await line('L-1005', 'Acenocoumarol');
    assert.equal(followsThrombosisCalendar, true);
    assert.equal(schedule?.identifiers[0]?.value, 'L-1005-acenocoumarol-w2');
    assert.equal(schedule.author?.organization?.name, 'Trombosedienst De Meidoorn');
    const doses = schedule.dosing?.phases.flatMap(({parts}) => parts.map(({dose}) => dose?.max));
    assert.equal(doses?.[6], 0);
    assert.equal(isUnderstood(dosing), false);
    assert.equal((await line('L-1005', 'Acenocoumarol', addDays(TODAY, -15))).schedule?.id, await w1());
    assert.equal((await line('L-1005', 'Acenocoumarol', addDays(TODAY, 11))).schedule, null);
  });
  const w1 = async (): Promise<string | undefined> =>
    (await blocksOf(store.db, demoPersonId('L-1005'))).find(
      ({identifiers}) => identifiers[0]?.value === 'L-1005-acenocoumarol-w1',
    )?.id;

  test('weekly packaging', async () => {
    assert.equal((await line('L-1005', 'Omeprazol')).distributionForm?.text, 'GDS');
    assert.equal((await line('L-1009', 'Omeprazol')).distributionForm, null);
  });

  test('by a specialist of a hospital', async () => {
    const {prescriber} = await line('L-1005', 'Metoprolol');
    assert.equal(prescriber?.specialty?.text, 'Cardioloog');
    assert.equal(prescriber.organization?.name, 'Ziekenhuis Het Populierenhof');
  });

  test('a dose just changed: why, and what it was', async () => {
    const [treatment] = (await of('L-1001')).filter(({earlier}) => earlier.length > 0);
    assert.match(treatment?.lines[0]?.dosingText ?? '', /^4 tabletten/);
    assert.match(treatment?.earlier[0]?.dosingText ?? '', /^3 tabletten/);
    assert.equal(treatment?.lines[0]?.reasonForChange[0]?.text, 'Uitslag van het bloedonderzoek');
  });

  test('stopped, interrupted and cancelled say why; long ago is no longer told', async () => {
    const why = async (number: string, name: string): Promise<unknown> => {
      const {end, isRecent} = await line(number, name);
      return [end?.type, end?.reasons[0]?.text, isRecent];
    };
    assert.deepEqual(await why('L-1005', 'Temazepam'), ['stopped', 'Overdag suf', true]);
    assert.deepEqual(await why('L-1005', 'Simvastatine'), [
      'interrupted',
      'Tijdelijk ander middel erbij',
      true,
    ]);
    assert.deepEqual(await why('L-1009', 'Fenprocoumon'), ['cancelled', 'Toch niet nodig', true]);
    assert.deepEqual(await why('L-1005', 'Diclofenac'), [null, undefined, false]);
  });

  test('used otherwise than agreed', async () => {
    const {use} = await line('L-1004', 'Norvasc');
    assert.deepEqual(
      [use?.asAgreed, use?.dosingText, use?.author?.who],
      [false, '1 keer per dag een halve tablet', 'patient'],
    );
  });

  test('what was supplied, so that days left can be counted', async () => {
    const lisinopril = (await of('L-1005')).find(({lines: [first]}) =>
      first?.product?.text.startsWith('Lisinopril'),
    );
    const supplied = lisinopril?.blocks
      .filter(({kind}) => kind === 'dispense')
      .map(({happenedAt, quantity, product}) => [happenedAt?.slice(0, 10), quantity?.value, product?.text]);
    assert.deepEqual(supplied, [
      [addDays(TODAY, -170), 90, 'Lisinopril Wilgenroos tablet 10 mg'],
      [addDays(TODAY, -80), 90, 'Lisinopril Wilgenroos tablet 10 mg'],
    ]);
  });

  test('none is known, nobody asked, and it cannot be had', async () => {
    const says = async (number: string, kind: FactKind): Promise<string> =>
      knownOf(await factsOf(store.db, demoPersonId(number)), kind, store.clock.now(), ZONE).says;
    assert.equal(await says('L-1001', 'hypersensitivity'), 'none-known');
    assert.equal(await says('L-1003', 'medication'), 'none-known');
    assert.equal(await says('L-1004', 'contra-indication'), 'not-available');
    assert.equal(await says('L-1010', 'hypersensitivity'), 'not-asked');
    for (const kind of [
      'hypersensitivity',
      'contra-indication',
      'kidney-function',
      'weight',
      'height',
    ] as const)
      assert.equal(await says('L-1005', kind), 'present', kind);
  });
});

suite('the data', () => {
  test('codes of the field stand under no product but their own', async () => {
    const rows = await store.db.selectFrom('medication_block').select('person_id').distinct().execute();
    const seen = new Map<string, Set<string>>();
    for (const {person_id: id} of rows) {
      for (const {product} of await blocksOf(store.db, id)) {
        for (const {system, code} of product?.codes ?? []) {
          const key = `${system ?? ''}|${code}`;
          const name = product?.text.split(' ')[0] ?? '';
          seen.set(key, (seen.get(key) ?? new Set()).add(name));
        }
      }
    }
    const odd = [...seen]
      .filter(([, names]) => names.size > 1)
      .map(([key, names]) => [key, [...names].sort()]);
    // One substance under its own name and that of the box.
    assert.deepEqual(odd, [['urn:oid:2.16.840.1.113883.2.4.4.7|642916', ['Amlodipine', 'Norvasc']]]);
  });

  test('import(export(x)) equals x', async () => {
    for (const number of ['L-1001', 'L-1002', 'L-1004', 'L-1005', 'L-1007', 'L-1009']) {
      const personId = demoPersonId(number);
      const person = await findPerson(store.db, personId);
      assert.ok(person);
      const blocks = await blocksOf(store.db, personId);
      assert.ok(blocks.length > 0);
      const {entries} = readContent('export.json', JSON.stringify(medicationBundle(person, blocks)));
      const fresh = await openTestStore();
      try {
        const report = await importResources(
          fresh.db,
          entries.map(({resource, fullUrl}) => ({resource, ...(fullUrl !== undefined && {fullUrl})})),
          fresh,
        );
        assert.deepEqual(
          report.resources.flatMap(({outcome, reason, notes}) => [
            ...(outcome === 'left' ? [reason] : []),
            ...notes,
          ]),
          [],
        );
        assert.deepEqual(await blocksOf(fresh.db, personId), blocks, number);
      } finally {
        await fresh.close();
      }
    }
  });
});
