import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import type {PracticeSettings} from '../domain/settings.ts';
import {practiceSettings} from '../domain/testing/settings.ts';
import {checkSettings, loadSettings, readSettings, SettingsError} from './settings.ts';
import {openTestStore, type TestStore} from './testing/store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

test('there are no settings until some are loaded', async () => {
  assert.equal(await readSettings(store.db), undefined);
  const settings = practiceSettings();
  await loadSettings(store.db, settings, store);
  assert.deepEqual(await readSettings(store.db), settings);
});

test('a file is loaded; the same again changes nothing, another raises the revision', async () => {
  const path = join(store.folder, 'settings.json');
  await writeFile(path, JSON.stringify(practiceSettings()));
  await loadSettings(store.db, path, store);
  store.clock.advance(1000);
  await loadSettings(store.db, path, store);
  const row = (): Promise<{revision: number; updated_at: number}> =>
    store.db.selectFrom('practice').select(['revision', 'updated_at']).executeTakeFirstOrThrow();
  assert.deepEqual(await row(), {revision: 1, updated_at: store.clock.now() - 1000});
  await loadSettings(store.db, practiceSettings({name: 'De Eik'}), store);
  assert.deepEqual(await row(), {revision: 2, updated_at: store.clock.now()});
});

test('settings that cannot be used leave those of before, and say what is wrong without repeating it', async () => {
  await loadSettings(store.db, practiceSettings(), store);
  const wrong = {...practiceSettings(), name: 7, secret: 'geheim'};
  await assert.rejects(loadSettings(store.db, wrong, store), (error) => {
    assert.ok(error instanceof SettingsError);
    assert.ok(error.faults.includes('/name: must be string'), error.message);
    assert.doesNotMatch(error.message, /geheim/);
    return true;
  });
  assert.equal((await readSettings(store.db))?.name, practiceSettings().name);
});

test('a file that is not JSON says so', async () => {
  const path = join(store.folder, 'settings.json');
  await writeFile(path, '{"name": "Praktijk');
  await assert.rejects(loadSettings(store.db, path, store), /the file is not JSON/);
});

const signs = practiceSettings().alarmSigns['nl'];
const kind = {sourceId: 'a', durationMinutes: 10, channel: 'practice'} as const;
const pharmacy = {id: 'vijzel', name: 'Apotheek De Vijzel', handovers: ['pick-up' as const]};
const rule = {id: 'opioids', match: {atc: ['N02A']}, online: 'no' as const};
const contradictions: [what: string, changes: Partial<PracticeSettings>, fault: string][] = [
  ['a zone that is none', {timeZone: 'Europe/Rotterdam'}, '/timeZone'],
  [
    'hours that end first',
    {openingHours: [{dayOfWeek: 'mon', opens: '17:00', closes: '08:00'}]},
    '/openingHours/0',
  ],
  [
    'hours that overlap',
    {
      openingHours: [
        {dayOfWeek: 'mon', opens: '08:00', closes: '12:00'},
        {dayOfWeek: 'tue', opens: '11:00', closes: '17:00'},
        {dayOfWeek: 'mon', opens: '11:59', closes: '17:00'},
      ],
    },
    '/openingHours/2',
  ],
  [
    'a service twice',
    {
      services: [
        {service: 'booking', mode: 'direct'},
        {service: 'booking', mode: 'phone'},
      ],
    },
    '/services/1/service',
  ],
  ['no name', {name: ''}, '/name'],
  [
    'no alarm signs at all',
    {alarmSigns: {nl: {...(signs as object), groups: []} as never}},
    '/alarmSigns/nl/groups',
  ],
  [
    'a lead time of a century',
    {booking: {appointmentTypes: [], leadTimeMinutes: 52_560_000}},
    '/booking/leadTimeMinutes',
  ],
  [
    'a closure that ends first',
    {closures: [{from: '2026-12-02', to: '2026-12-01', reason: 'x'}]},
    '/closures/0',
  ],
  // In small letters it is another name, and every holiday would be an ordinary day.
  ['a country without known holidays', {holidays: {country: 'nl'}}, '/holidays/country'],
  ['signs in another language only', {alarmSigns: {en: signs as never}}, '/alarmSigns'],
  [
    'signs of two versions',
    {alarmSigns: {nl: signs as never, en: {...(signs as object), version: '2'} as never}},
    '/alarmSigns/en/version',
  ],
  [
    'signs that nobody signed off',
    {alarmSigns: {nl: {...(signs as object), isExample: false} as never}},
    '/alarmSigns/nl',
  ],
  ['a kind twice', {booking: {appointmentTypes: [kind, kind]}}, '/booking/appointmentTypes/1/sourceId'],
  [
    'a longer kind that is not there',
    {booking: {appointmentTypes: [{...kind, longerSourceId: 'b'}]}},
    '/booking/appointmentTypes/0/longerSourceId',
  ],
  [
    'ages that nobody has',
    {booking: {appointmentTypes: [{...kind, minimumAge: 12, maximumAge: 11}]}},
    '/booking/appointmentTypes/0/maximumAge',
  ],
  ['a pharmacy twice', {repeats: {pharmacies: [pharmacy, pharmacy]}}, '/repeats/pharmacies/1/id'],
  [
    'two rules of one name',
    {repeats: {pharmacies: [pharmacy], rules: [rule, {...rule, online: 'yes'}]}},
    '/repeats/rules/1/id',
  ],
  [
    'a rule about nothing',
    {repeats: {pharmacies: [pharmacy], rules: [{...rule, match: {atc: []}}]}},
    '/repeats/rules/0/match',
  ],
  [
    'a rule about a medicine without a name',
    {repeats: {pharmacies: [pharmacy], rules: [{...rule, match: {name: ['   ']}}]}},
    '/repeats/rules/0/match/name/0',
  ],
  [
    'a rule that says when to order what is never ordered',
    {repeats: {pharmacies: [pharmacy], rules: [{...rule, earliestDaysLeft: 7}]}},
    '/repeats/rules/0/earliestDaysLeft',
  ],
];
for (const [what, changes, fault] of contradictions) {
  test(`settings with ${what} are refused`, () => {
    assert.throws(
      () => checkSettings(practiceSettings(changes)),
      (error) => error instanceof SettingsError && error.faults.some((line) => line.startsWith(`${fault}:`)),
    );
  });
}
