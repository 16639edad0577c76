import assert from 'node:assert/strict';
import {test} from 'node:test';
import {canUndo, changedParts, undone} from './settings-parts.ts';
import {practiceSettings} from './testing/settings.ts';

const closures = [{from: '2027-01-04', to: '2027-01-04', reason: 'Scholing'}];
const booking = {appointmentTypes: [], leadTimeMinutes: 30};
const base = practiceSettings();

test('the same settings differ in nothing; each part stands by itself', () => {
  assert.deepEqual(changedParts(base, practiceSettings()), []);
  assert.deepEqual(changedParts(base, {...base, closures, booking, name: 'De Eik'}), [
    '/booking/leadTimeMinutes',
    '/closures',
    '/name',
  ]);
  assert.deepEqual(changedParts({...base, texts: {}}, base), ['/texts']);
});

test('what is undone gets its value back, and goes when there was none; the rest stays', () => {
  const after = {...base, closures, booking, texts: {nl: {}}};
  const current = {...after, name: 'De Eik', booking: {...booking, horizonDays: 7}};
  assert.ok(canUndo({before: base, after}, current));
  assert.deepEqual(undone({before: base, after}, current), {
    ...base,
    name: 'De Eik',
    booking: {appointmentTypes: [], horizonDays: 7},
  });
});

test('what was altered again is not undone, and nothing has nothing to undo', () => {
  const step = {before: base, after: {...base, closures}};
  assert.ok(!canUndo(step, base));
  assert.ok(!canUndo({before: base, after: base}, base));
});
