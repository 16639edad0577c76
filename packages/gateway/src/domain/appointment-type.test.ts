import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {test} from 'node:test';

import {
  appointmentTypeDefaults,
  appointmentTypeRules,
  bookingDefaults,
  holdSettings,
} from './appointment-type.ts';

interface SchemaWithDefaults {
  properties: Record<string, {default?: unknown}>;
}

test('the defaults here are those of the contract', () => {
  const file = fileURLToPath(import.meta.resolve('@gp-elements/contract/openapi.json'));
  const contract = JSON.parse(readFileSync(file, 'utf8')) as {
    components: {schemas: Record<string, SchemaWithDefaults>};
  };
  for (const [name, ours] of [
    ['BookingSettings', bookingDefaults],
    ['AppointmentTypeSettings', appointmentTypeDefaults],
  ] as const) {
    const {properties} = contract.components.schemas[name] ?? {properties: {}};
    const theirs = Object.entries(properties).flatMap(([key, schema]) =>
      'default' in schema ? [[key, schema.default]] : [],
    );
    assert.deepEqual({...ours}, Object.fromEntries(theirs), name);
  }
});

test('a kind speaks first, then the practice, then the contract', () => {
  const own = {sourceId: 'k', durationMinutes: 10, channel: 'practice'} as const;
  const plain = appointmentTypeRules({appointmentTypes: []}, own);
  assert.equal(plain.leadTimeMinutes, 60);
  assert.equal(plain.openLimit, 1);
  assert.equal(plain.reasonNeed, 'optional');
  assert.equal(plain.minimumAge, null);
  const booking = {
    appointmentTypes: [],
    leadTimeMinutes: 120,
    horizonDays: 14,
    release: {keptShare: 0.5, daysBefore: 1},
  };
  assert.equal(appointmentTypeRules(booking, own).leadTimeMinutes, 120);
  const release = {keptShare: 0, daysBefore: 0};
  const special = appointmentTypeRules(booking, {...own, leadTimeMinutes: 0, openLimit: null, release});
  assert.equal(special.leadTimeMinutes, 0);
  assert.equal(special.horizonDays, 14);
  assert.equal(special.openLimit, null);
  assert.deepEqual(special.release, release);
});

test('a hold lasts 10 minutes, each of 12 extensions 5, unless the practice says otherwise', () => {
  assert.deepEqual(holdSettings({appointmentTypes: []}), {
    holdMinutes: 10,
    extensionMinutes: 5,
    maxExtensions: 12,
  });
  const own = {appointmentTypes: [], holdMinutes: 1, extensionMinutes: 2, maxExtensions: 10};
  assert.deepEqual(holdSettings(own), {holdMinutes: 1, extensionMinutes: 2, maxExtensions: 10});
});
