import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  changedParts,
  isSame,
  type Json,
  nextVersion,
  signedOff,
  unsigned,
  valueAt,
  withParts,
  withRow,
  withValue,
} from './document.ts';

const signs = {version: '2026-1', signedOffBy: null, isExample: true, groups: []};
const base: Json = {
  name: 'De Linde',
  phones: {practice: '010 123 45 67', urgent: {phone: '010 123 45 67'}},
  closures: [{from: '2026-12-28', to: '2026-12-31'}],
  holidays: {country: 'NL'},
  alarmSigns: {nl: signs, en: signs},
  booking: {holdMinutes: 10, appointmentTypes: [{sourceId: 'spreekuur'}]},
};

test('a place gets a value, and is made where it was not there', () => {
  assert.equal(valueAt(withValue(base, '/closures/0/to', '2027-01-01'), '/closures/0/to'), '2027-01-01');
  assert.equal(
    valueAt(withValue(base, '/texts/nl/cannotPhone', 'Kom langs.'), '/texts/nl/cannotPhone'),
    'Kom langs.',
  );
  assert.deepEqual(valueAt(withRow(base, '/closures', {from: ''}), '/closures/1'), {from: ''});
  assert.equal(valueAt(base, '/closures/0/to'), '2026-12-31');
});

test('what is emptied leaves nothing behind, what must be there stays', () => {
  assert.deepEqual(valueAt(withValue(base, '/phones/urgent/phone', undefined), '/phones'), {
    practice: '010 123 45 67',
  });
  assert.deepEqual(valueAt(withValue(base, '/holidays/country', undefined), '/holidays'), {});
  assert.deepEqual(valueAt(withValue(base, '/closures/0', undefined), '/closures'), []);
});

test('parts that differ are told; those of another document can be taken over', () => {
  const other = withValue(withValue(base, '/name', 'De Eik'), '/booking/holdMinutes', 5);
  assert.deepEqual(changedParts(base, other), ['/name', '/booking/holdMinutes']);
  assert.deepEqual(
    withParts(base, ['/booking/holdMinutes'], other),
    withValue(base, '/booking/holdMinutes', 5),
  );
  assert.ok(isSame({a: 1, b: [1, 2]}, {b: [1, 2], a: 1}));
  assert.ok(!isSame([1, 2], [2, 1]));
  assert.ok(!isSame({a: 1}, {a: 1, b: null}));
});

test('edited signs are unsigned, in another version when someone had signed', () => {
  const signed = signedOff(base, 'dr. M. Bakker');
  assert.deepEqual(valueAt(signed, '/alarmSigns/en'), {
    ...signs,
    signedOffBy: 'dr. M. Bakker',
    isExample: false,
  });
  for (const language of ['nl', 'en'])
    assert.deepEqual(valueAt(unsigned(signed, signed), `/alarmSigns/${language}`), {
      ...signs,
      version: '2026-2',
    });
  assert.deepEqual(unsigned(base, base), base);
});

test('the next version counts on', () => {
  assert.deepEqual(['2026-9', '3', 'lente'].map(nextVersion), ['2026-10', '4', 'lente-2']);
});
