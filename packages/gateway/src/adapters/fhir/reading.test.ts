import assert from 'node:assert/strict';
import {test} from 'node:test';
import {looksLikeCitizenNumber} from '../citizen-number.ts';
import type {Fields} from './fields.ts';
import {roleOf} from './practitioner-kinds.ts';
import {phoneOf} from './telecom.ts';
import {instant, partialDate} from './times.ts';
import {versionsOf} from './version.ts';

const now = Date.parse('2026-11-23T08:05:00+01:00');
const nothing = (): void => undefined;

const versions: [what: string, resource: Fields, expected: string | null][] = [
  ['nothing said', {resourceType: 'Slot'}, 'r4'],
  [
    'eAfspraak profile',
    {
      resourceType: 'Appointment',
      meta: {profile: ['http://nictiz.nl/fhir/StructureDefinition/eAfspraak-Appointment']},
    },
    'stu3',
  ],
  [
    'nl-core of 2017',
    {resourceType: 'Patient', meta: {profile: ['http://fhir.nl/fhir/StructureDefinition/nl-core-patient']}},
    'stu3',
  ],
  [
    'nl-core of 2020',
    {resourceType: 'Patient', meta: {profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-Patient']}},
    'r4',
  ],
  ['category is an object', {resourceType: 'Slot', serviceCategory: {coding: []}}, 'stu3'],
  ['category is a list', {resourceType: 'Slot', serviceCategory: [{coding: []}]}, 'r4'],
  ['contradiction', {resourceType: 'Appointment', serviceCategory: {coding: []}, reasonCode: []}, null],
];
for (const [what, resource, expected] of versions) {
  test(`FHIR version: ${what} is ${expected ?? 'left open'}`, () => {
    assert.deepEqual(versionsOf([resource]), [expected]);
  });
}

test('FHIR version: a silent resource follows its file, and is left open in a mixed one', () => {
  const silent = {resourceType: 'Location'};
  const old = {resourceType: 'Slot', serviceCategory: {}};
  const current = {resourceType: 'Slot', serviceCategory: [{}]};
  assert.deepEqual(versionsOf([silent, old]), ['stu3', 'stu3']);
  assert.deepEqual(versionsOf([silent, old, current]), [null, 'stu3', 'r4']);
});

const phones: [what: string, telecom: unknown, expected: string | null][] = [
  [
    'a mobile one first, by its zib code',
    [
      {system: 'phone', value: '010 555 01 01'},
      {
        system: 'phone',
        value: '097 000 00 01',
        _system: {extension: [{valueCodeableConcept: {coding: [{code: 'MC'}]}}]},
      },
    ],
    '097 000 00 01',
  ],
  [
    'a mobile one first, by its digits',
    [
      {system: 'phone', value: '010 555 01 01'},
      {system: 'phone', value: '+31 6-00000101'},
    ],
    '+31 6-00000101',
  ],
  ['no mail address', [{system: 'email', value: 'a@b.example'}], null],
  ['not an old or ended one', [{system: 'phone', value: '010 555 01 01', use: 'old'}], null],
  ['dots and slashes as spaces', [{system: 'phone', value: '010/555.01.01'}], '010 555 01 01'],
  ['nothing that cannot be dialled', [{system: 'phone', value: 'via de buurvrouw'}], null],
];
for (const [what, telecom, expected] of phones) {
  test(`phone: ${what}`, () => assert.equal(phoneOf(telecom, now, nothing), expected));
}

test('phone: a number that cannot be dialled is said', () => {
  let said = 0;
  phoneOf([{system: 'phone', value: 'via de buurvrouw'}], now, () => (said += 1));
  assert.equal(said, 1);
});

for (const [value, expected] of [
  ['1991', '1991'],
  ['1991-07', '1991-07'],
  ['1991-07-31', '1991-07-31'],
  ['1991-02-30', undefined],
  ['1991-7-1', undefined],
  ['31-07-1991', undefined],
  [1991, undefined],
] as const) {
  test(`partial date ${JSON.stringify(value)}`, () => assert.equal(partialDate(value), expected));
}

test('an instant needs a time and a zone', () => {
  assert.equal(instant('2026-11-24T09:00:00+01:00'), Date.parse('2026-11-24T08:00:00Z'));
  assert.equal(instant('2026-11-24T08:00:00.000Z'), Date.parse('2026-11-24T08:00:00Z'));
  for (const wrong of ['2026-11-24', '2026-11-24T09:00:00', 'morgen', '2026-13-24T09:00:00Z', null]) {
    assert.equal(instant(wrong), undefined, String(wrong));
  }
});

const uzi = (code: string): Fields => ({
  coding: [{system: 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode', code}],
});
const roles: [what: string, concepts: unknown, expected: string | null][] = [
  ['UZI 01.015', [uzi('01.015')], 'general-practitioner'],
  ['text of an assistant', [{text: 'Huisartsassistente'}], 'practice-assistant'],
  ['text goes before a nurse’s code', [uzi('30.000'), {text: 'Doktersassistent'}], 'practice-assistant'],
  ['praktijkondersteuner huisartsenzorg', [{text: 'Praktijkondersteuner huisartsenzorg'}], 'practice-nurse'],
  ['waarnemend huisarts', [{text: 'Waarnemend huisarts'}], 'general-practitioner'],
  ['another role', [uzi('01.047')], 'other'],
  ['nothing', [], null],
];
for (const [what, concepts, expected] of roles) {
  test(`role: ${what}`, () => assert.equal(roleOf(concepts), expected));
}

test('the 11-test', () => {
  assert.equal(looksLikeCitizenNumber('999990019'), true);
  assert.equal(looksLikeCitizenNumber('999990018'), false);
  assert.equal(looksLikeCitizenNumber('000000000'), false);
  assert.equal(looksLikeCitizenNumber('99999001'), false);
});
