import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import {formatReport, totals} from './import-report.ts';
import {importFiles} from './import.ts';
import {
  appointment,
  bundle,
  CITIZEN_NUMBER,
  morning,
  patient,
  practitioner,
  schedule,
} from './testing/resources.ts';
import {openTestStore, wholeStore, type TestStore} from './testing/store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

async function file(name: string, content: string | object): Promise<string> {
  const path = join(store.folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const everything = [practitioner(), schedule(), patient(), ...morning(), appointment('x', '09:10', '09:20')];

test('the same Bundle twice gives the same rows, and says so', async () => {
  const path = await file('all.json', bundle(...everything));
  const first = await importFiles(store.db, [path], store);
  const rows = await wholeStore(store.db);
  store.clock.advance(3_600_000);
  const second = await importFiles(store.db, [path], store);
  assert.deepEqual(totals(first), {taken: 7, left: 0, refusedFiles: 0});
  assert.deepEqual(await wholeStore(store.db), rows);
  assert.ok(second.files[0]?.resources.every(({change}) => change === 'unchanged'));
});

test('NDJSON, a folder and single resources bring the same as a Bundle', async () => {
  await importFiles(store.db, [await file('all.json', bundle(...everything))], store);
  const fromBundle = await store.db.selectFrom('appointment').selectAll().execute();

  for (const spread of ['ndjson', 'folder'] as const) {
    const other = await openTestStore();
    try {
      let path: string;
      if (spread === 'ndjson') {
        const lines = everything.map(({resource}) => JSON.stringify(resource)).join('\n');
        path = join(other.folder, 'all.ndjson');
        await writeFile(path, `\uFEFF${lines}\n\n`);
      } else {
        path = join(other.folder, 'resources');
        await mkdir(join(path, 'more'), {recursive: true});
        // The names put the appointment before what it names.
        const names = ['p.json', 'more/s.json', 'q.json', '1.json', '2.json', '3.json', '0.json'];
        for (const [index, {resource}] of everything.entries()) {
          await writeFile(join(path, names[index] ?? ''), JSON.stringify(resource, null, 2));
        }
        await writeFile(join(path, 'README.md'), 'not for import');
      }
      const report = await importFiles(other.db, [path], {...other, base: 'https://his.example/fhir'});
      assert.deepEqual(totals(report), {taken: 7, left: 0, refusedFiles: 0}, formatReport(report));
      assert.deepEqual(await other.db.selectFrom('appointment').selectAll().execute(), fromBundle);
    } finally {
      await other.close();
    }
  }
});

const broken: [what: string, name: string, content: string, failure: RegExp][] = [
  ['a Bundle that breaks off', 'a.json', JSON.stringify(bundle(...everything)).slice(0, -40), /not JSON/],
  [
    'NDJSON with one broken line',
    'a.ndjson',
    [practitioner(), patient()].map(({resource}) => JSON.stringify(resource)).join('\n') +
      '\n{"resourceType":',
    /line 3 is not JSON/,
  ],
  [
    'NDJSON with a line that is no resource',
    'a.ndjson',
    `${JSON.stringify(practitioner().resource)}\n{"name":"Sanne"}`,
    /line 2 is no FHIR resource/,
  ],
  ['other JSON', 'package.json', '{"name":"x"}', /no FHIR resource/],
  ['an empty file', 'a.json', '', /not JSON/],
];
for (const [what, name, content, failure] of broken) {
  test(`${what} is refused whole and changes nothing; other files are taken`, async () => {
    const before = await wholeStore(store.db);
    const path = await file(name, content);
    const report = await importFiles(store.db, [path], store);
    assert.match(report.files[0]?.failure ?? '', failure);
    assert.deepEqual(await wholeStore(store.db), before);

    const both = await importFiles(store.db, [path, await file('good.json', practitioner().resource)], store);
    assert.deepEqual(totals(both), {taken: 1, left: 0, refusedFiles: 1});
    assert.doesNotMatch(formatReport(both), /Sanne|sanne/);
  });
}

test('a path that does not exist stops the import before anything is taken', async () => {
  const good = await file('good.json', practitioner().resource);
  await assert.rejects(importFiles(store.db, [good, join(store.folder, 'no.json')], store), {code: 'ENOENT'});
  assert.deepEqual(await store.db.selectFrom('practitioner').selectAll().execute(), []);
});

test('a resource is left with its reason, and the rest of its file is taken', async () => {
  const path = await file(
    'mixed.json',
    bundle(
      practitioner(),
      {fullUrl: 'x', resource: {resourceType: 'Condition', id: 'c'}},
      {fullUrl: 'x', resource: {}},
      appointment('nobody', '10:00', '10:10', {participant: [{actor: {reference: 'Patient/unknown'}}]}),
      appointment('odd', '10:00', '10:10', {status: 'maybe'}),
      appointment('timeless', '10:00', '10:10', {start: '2026-11-24'}),
      patient('odd', {serviceCategory: 7, name: 'Sanne', telecom: {}, link: 'x', birthDate: 7}),
    ),
  );
  const report = await importFiles(store.db, [path], store);
  const outcomes = report.files[0]?.resources.map(({id, outcome, reason}) => [id, outcome, reason]);
  assert.deepEqual(outcomes, [
    ['bakker', 'taken', undefined],
    ['c', 'left', 'nothing that is imported names it'],
    ['#3', 'left', 'the entry holds no resource'],
    ['nobody', 'left', 'its patient is unknown'],
    ['odd', 'left', 'its status is unknown'],
    ['timeless', 'left', 'it has no start with a time zone'],
    ['odd', 'taken', undefined],
  ]);
});

test('a citizen number is kept nowhere, reported nowhere, and not used as an id', async () => {
  const bsn = {system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: CITIZEN_NUMBER};
  const path = await file(
    'people.json',
    bundle(
      practitioner(),
      patient('sanne', {
        identifier: [bsn, {system: 'https://his.example/patient', value: '7'}],
        name: [{text: `Sanne (${CITIZEN_NUMBER})`, family: 'Zonnebloem'}],
      }),
      patient(CITIZEN_NUMBER, {identifier: [bsn]}),
      patient('dotted', {identifier: [{...bsn, value: '9999.90.020'}]}),
      patient('other', {
        identifier: [
          {system: 'https://his.example/patient', value: CITIZEN_NUMBER.replace('9', '8')},
          {value: '999990020'},
        ],
      }),
      appointment('x', '09:00', '09:10', {
        description: `Controle ${CITIZEN_NUMBER}`,
        participant: [
          {actor: {identifier: bsn, type: 'Patient'}},
          {actor: {reference: 'Practitioner/bakker'}},
        ],
      }),
    ),
  );
  const report = await importFiles(store.db, [path], store);
  assert.doesNotMatch(JSON.stringify(await wholeStore(store.db)), new RegExp(CITIZEN_NUMBER));
  assert.doesNotMatch(JSON.stringify(report), new RegExp(CITIZEN_NUMBER));
  assert.doesNotMatch(JSON.stringify(await wholeStore(store.db)), /9999\.90\.020/);
  assert.match(report.files[0]?.resources[2]?.reason ?? '', /citizen number may not/);
  // Within one import it still tells who is meant.
  const {subject_id} = await store.db
    .selectFrom('appointment')
    .select('subject_id')
    .executeTakeFirstOrThrow();
  const sanne = await store.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', '=', subject_id)
    .executeTakeFirst();
  assert.equal(sanne?.name, 'Sanne (*********)');
});

test('a citizen number that two patients have says nothing about who is meant', async () => {
  const identifier = {system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: CITIZEN_NUMBER};
  const path = await file(
    'people.json',
    bundle(
      patient('sanne', {identifier: [identifier]}),
      patient('mees', {identifier: [identifier]}),
      appointment('x', '09:00', '09:10', {participant: [{actor: {identifier}}]}),
    ),
  );
  const report = await importFiles(store.db, [path], store);
  assert.equal(report.files[0]?.resources[2]?.reason, 'its patient is unknown');
});

test('what the import wrote about people stands in the access log, once', async () => {
  const path = await file('all.json', bundle(...everything));
  await importFiles(store.db, [path], store);
  await importFiles(store.db, [path], store);
  const rows = await store.db
    .selectFrom('access_log')
    .select(['actor_role', 'action', 'resource', 'ground'])
    .execute();
  assert.deepEqual(
    rows.map(({resource}) => resource?.split('/')[0]),
    ['Patient', 'Appointment'],
  );
  assert.ok(
    rows.every(
      ({actor_role, ground, action}) => `${actor_role} ${ground} ${action}` === 'system system import',
    ),
  );
});

test('a file that is not UTF-8 is refused: its names would be broken for good', async () => {
  const path = join(store.folder, 'latin-1.json');
  const text = JSON.stringify(bundle(practitioner(), patient('zoe', {name: [{text: 'Zoë Müller'}]})));
  await writeFile(path, text, 'latin1');
  const report = await importFiles(store.db, [path], store);
  assert.match(report.files[0]?.failure ?? '', /not UTF-8/);
  assert.equal((await store.db.selectFrom('person').selectAll().execute()).length, 0);
  await writeFile(path, text, 'utf8');
  await importFiles(store.db, [path], store);
  assert.equal((await store.db.selectFrom('person').selectAll().executeTakeFirst())?.name, 'Zoë Müller');
});
