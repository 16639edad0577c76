import assert from 'node:assert/strict';
import {test} from 'node:test';

import {closureOn, closuresFrom} from './closures.ts';
import {practiceSettings} from './testing/settings.ts';

const settings = practiceSettings();

test('Dutch public holidays of 2026 and 2027 close the practice, under their Dutch names', () => {
  const rows: [date: string, name: string][] = [
    ['2026-12-25', 'Eerste kerstdag'],
    ['2026-12-26', 'Tweede kerstdag'],
    ['2027-01-01', 'Nieuwjaarsdag'],
    ['2027-03-28', 'Eerste paasdag'],
    ['2027-03-29', 'Tweede paasdag'],
    ['2027-04-27', 'Koningsdag'],
    ['2027-05-06', 'Hemelvaartsdag'],
    ['2027-05-16', 'Eerste pinksterdag'],
    ['2027-05-17', 'Tweede pinksterdag'],
  ];
  for (const [date, reason] of rows) {
    assert.deepEqual(closureOn(settings, date), {from: date, to: date, reason, isHoliday: true});
  }
  // 27 April 2025 was a Sunday: Koningsdag was the Saturday before.
  assert.equal(closureOn(settings, '2025-04-26')?.reason, 'Koningsdag');
  assert.equal(closureOn(settings, '2025-04-27'), undefined);
  // Good Friday and 5 May are ordinary working days for a practice.
  assert.equal(closureOn(settings, '2027-03-26'), undefined);
  assert.equal(closureOn(settings, '2027-05-05'), undefined);
});

test('no country means no holidays, an unknown one too, and openOn takes one out', () => {
  assert.equal(closureOn(practiceSettings({holidays: {}}), '2026-12-25'), undefined);
  assert.equal(closureOn(practiceSettings({holidays: {country: 'ZZ'}}), '2026-12-25'), undefined);
  const open = practiceSettings({holidays: {country: 'NL', openOn: ['2027-04-27']}});
  assert.equal(closureOn(open, '2027-04-27'), undefined);
  assert.equal(closureOn(open, '2027-05-06')?.reason, 'Hemelvaartsdag');
});

test('closures from today on, in order, with the holidays among them', () => {
  const list = closuresFrom(settings, Date.parse('2026-12-29T12:00:00+01:00'), 10);
  assert.deepEqual(
    list.map(({from, to, reason, isHoliday}) => [from, to, reason, isHoliday]),
    [
      ['2026-12-28', '2026-12-31', 'Vakantie', undefined],
      ['2027-01-01', '2027-01-01', 'Nieuwjaarsdag', true],
    ],
  );
  assert.deepEqual(closuresFrom(settings, Date.parse('2027-01-01T23:59:00Z'), 5), []);
});
