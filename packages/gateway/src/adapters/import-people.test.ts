import assert from 'node:assert/strict';
import {afterEach, beforeEach, test} from 'node:test';
import type {Fields} from './fhir/fields.ts';
import {importResources} from './import.ts';
import type {FileReport} from './import-report.ts';
import {
  BSN_SYSTEM,
  CITIZEN_NUMBER,
  entry,
  patient,
  practitioner,
  rowId,
  type TestEntry,
} from './testing/resources.ts';
import {openTestStore, type TestStore} from './testing/store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

function take(...entries: TestEntry[]): Promise<FileReport> {
  return importResources(store.db, entries, store);
}

const registrations: [what: string, more: Fields, expected: string][] = [
  ['with a general practitioner', {}, 'registered'],
  [
    'with an organisation only',
    {generalPractitioner: [], managingOrganization: {display: 'De Linde'}},
    'registered',
  ],
  ['with neither', {generalPractitioner: []}, 'not-registered'],
  ['not active', {active: false}, 'deregistered'],
];
for (const [what, more, expected] of registrations) {
  test(`a patient ${what} is ${expected}`, async () => {
    await take(practitioner(), patient('sanne', more));
    const row = await store.db.selectFrom('person').select('registration').executeTakeFirst();
    assert.equal(row?.registration, expected);
  });
}

test('partial, dirty and missing facts are kept as they are', async () => {
  const report = await take(
    patient('a', {birthDate: '1991-07'}),
    patient('b', {birthDate: '31-07-1991', name: [], telecom: [{system: 'phone', value: 'onbekend'}]}),
    patient('c', {deceasedDateTime: '2024'}),
    patient('d', {deceasedBoolean: false}),
  );
  const rows = await store.db.selectFrom('person').selectAll().orderBy('source_id').execute();
  assert.deepEqual(
    rows.map(({name, birth_date, phone, deceased}) => [name, birth_date, phone, deceased]),
    [
      ['Mevrouw a', '1991-07', null, 0],
      ['Naam onbekend', null, null, 0],
      ['Mevrouw c', '1988-04-12', null, 1],
      ['Mevrouw d', '1988-04-12', null, 0],
    ],
  );
  assert.deepEqual(report.resources[1]?.notes.slice(0, 3), [
    'it has no name',
    'its birth date is no date',
    'its phone number cannot be dialled',
  ]);
});

test('a patient keeps the row when the source adds an identifier or puts another first', async () => {
  const own = {system: 'https://his.example/patient', value: '7'};
  const other = {system: 'https://zorgmail.example', value: '8'};
  await take(patient('sanne'));
  await take(patient('sanne', {identifier: [own]}));
  await take(patient('sanne', {identifier: [other, own]}));
  await take(patient('renamed', {identifier: [own], birthDate: '1988-04-13'}));
  const rows = await store.db.selectFrom('person').selectAll().execute();
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.id, rowId('Patient', 'sanne'));
  assert.equal(rows[0]?.birth_date, '1988-04-13');
});

test('one patient twice in a file: the first counts', async () => {
  const report = await take(patient('sanne'), patient('sanne', {birthDate: '1900-01-01'}));
  assert.equal(report.resources[1]?.outcome, 'left');
  assert.match(report.resources[1]?.reason ?? '', /twice/);
});

test('a practitioner is what their roles say, and does the kinds that they name', async () => {
  const service = (id: string): TestEntry => entry('HealthcareService', id, {name: id});
  const role = (more: Fields): TestEntry =>
    entry('PractitionerRole', 'r', {
      practitioner: {reference: 'Practitioner/bakker'},
      code: [{text: 'Huisarts'}],
      healthcareService: [{reference: 'HealthcareService/a'}, {reference: 'HealthcareService/b'}],
      ...more,
    });
  const kinds = async (): Promise<string[]> => {
    const rows = await store.db
      .selectFrom('appointment_type_practitioner')
      .innerJoin('appointment_type', 'appointment_type.id', 'appointment_type_id')
      .select('name')
      .orderBy('name')
      .execute();
    return rows.map(({name}) => name);
  };
  const bakker = (): Promise<{role: string; active: number}> =>
    store.db.selectFrom('practitioner').select(['role', 'active']).executeTakeFirstOrThrow();

  await take(practitioner(), service('a'), service('b'), service('c'), role({}));
  assert.deepEqual(await kinds(), ['a', 'b']);
  assert.deepEqual(await bakker(), {role: 'general-practitioner', active: 1});

  await take(practitioner(), role({healthcareService: [{reference: 'HealthcareService/c'}]}));
  assert.deepEqual(await kinds(), ['c']);
  // A role that names no kinds, and a practitioner alone, leave them as they are.
  await take(practitioner(), role({healthcareService: undefined, code: undefined}));
  await take(practitioner());
  assert.deepEqual(await kinds(), ['c']);
  assert.deepEqual(await bakker(), {role: 'general-practitioner', active: 1});

  await take(role({active: false}));
  assert.deepEqual(await kinds(), []);
  assert.deepEqual(await bakker(), {role: 'general-practitioner', active: 0});
});

test('a location has the name and address of its organisation where it has none', async () => {
  const report = await take(
    entry('Organization', 'o', {name: 'De Linde', address: [{line: ['Lindelaan 1'], city: 'Rotterdam'}]}),
    entry('Location', 'l', {managingOrganization: {reference: 'Organization/o'}}),
    entry('Location', 'nameless'),
  );
  const rows = await store.db.selectFrom('location').select(['name', 'address']).execute();
  assert.deepEqual(rows, [{name: 'De Linde', address: '{"line":"Lindelaan 1","city":"Rotterdam"}'}]);
  assert.equal(report.resources[2]?.outcome, 'left');
});

const MOTHER = {coding: [{system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH'}]};
const STEPMOTHER = {coding: [{system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'STPMTH'}]};
const REPRESENTATIVE = {coding: [{system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '24'}]};
const CONTACT = {coding: [{system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '01'}]};
const LINK = {link: [{type: 'seealso', other: {reference: 'RelatedPerson/rp'}}]};

function relatedPerson(relationship: unknown[], more: Fields = {}): TestEntry {
  return entry('RelatedPerson', 'rp', {patient: {reference: 'Patient/mees'}, relationship, ...more});
}

function relations(): Promise<{is_parent: number; has_authority: number; adult_id: string}[]> {
  return store.db.selectFrom('relation').select(['is_parent', 'has_authority', 'adult_id']).execute();
}

const relationships: [what: string, relationship: unknown[], expected: [number, number][]][] = [
  ['a mother who is legal representative', [MOTHER, REPRESENTATIVE], [[1, 1]]],
  ['a mother without authority', [MOTHER, CONTACT], [[1, 0]]],
  ['a stepmother with authority', [STEPMOTHER, REPRESENTATIVE], [[0, 1]]],
  ['a stepmother', [STEPMOTHER], []],
  ['a code without its system', [{coding: [{code: 'MTH'}]}, REPRESENTATIVE], [[0, 1]]],
];
for (const [what, relationship, expected] of relationships) {
  test(`relation: ${what}`, async () => {
    await take(patient('sanne', LINK), patient('mees'), relatedPerson(relationship));
    assert.deepEqual(
      (await relations()).map(({is_parent, has_authority}) => [is_parent, has_authority]),
      expected,
    );
  });
}

const bsn = {identifier: [{system: BSN_SYSTEM, value: CITIZEN_NUMBER}]};
const adults: [what: string, adult: Fields, related: Fields, isFound: boolean][] = [
  ['linked by the patient', LINK, {}, true],
  [
    'with an identifier in common',
    {identifier: [{system: 's', value: '7'}]},
    {identifier: [{system: 's', value: '7'}]},
    true,
  ],
  ['with a citizen number in common', bsn, bsn, true],
  [
    'with another identifier',
    {identifier: [{system: 's', value: '7'}]},
    {identifier: [{system: 's', value: '8'}]},
    false,
  ],
  [
    'linked as a replacement',
    {link: [{type: 'replaces', other: {reference: 'RelatedPerson/rp'}}]},
    {},
    false,
  ],
];
for (const [what, adult, related, isFound] of adults) {
  test(`the adult of a relation: ${what}`, async () => {
    const report = await take(
      patient('sanne', adult),
      patient('mees'),
      relatedPerson([MOTHER, REPRESENTATIVE], related),
    );
    const found = await relations();
    assert.equal(found.length, isFound ? 1 : 0);
    if (!isFound) assert.equal(report.resources[2]?.reason, 'which patient this adult is, is not said');
  });
}

test('a patient with the id of a RelatedPerson is not that person', async () => {
  await take(patient('rp'), patient('mees'), relatedPerson([MOTHER, REPRESENTATIVE]));
  assert.deepEqual(await relations(), []);
});

test('the link holds for later files, and the right to act ends when the source says so', async () => {
  await take(patient('sanne', LINK), patient('mees'));
  await take(relatedPerson([MOTHER, REPRESENTATIVE], {period: {start: '2020-05-09', end: '2030-01-01'}}));
  const [row] = await store.db.selectFrom('relation').selectAll().execute();
  assert.deepEqual(
    [row?.adult_id, row?.valid_from, row?.valid_to],
    [rowId('Patient', 'sanne'), '2020-05-09', '2030-01-01'],
  );

  await take(relatedPerson([MOTHER]));
  assert.deepEqual(
    (await relations()).map(({has_authority}) => has_authority),
    [0],
  );
  await take(relatedPerson([MOTHER, REPRESENTATIVE], {active: false}));
  assert.deepEqual(await relations(), []);
});

test('a period is kept as precise as it is; one that cannot be read gives no right', async () => {
  await take(patient('sanne', LINK), patient('mees'));
  const unreadable = await take(relatedPerson([MOTHER, REPRESENTATIVE], {period: {end: 'zomer 2027'}}));
  assert.equal(unreadable.resources[0]?.reason, 'its period is no date');
  assert.deepEqual(await relations(), []);
  await take(relatedPerson([MOTHER, REPRESENTATIVE], {period: {start: '2020', end: '2027-06'}}));
  const [row] = await store.db.selectFrom('relation').selectAll().execute();
  assert.deepEqual([row?.valid_from, row?.valid_to], ['2020', '2027-06']);
});
