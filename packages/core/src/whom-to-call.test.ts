import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Practice} from './contract.ts';
import {emergency, phoneNow, whomToCall} from './whom-to-call.ts';

const base: Pick<Practice, 'name' | 'phones' | 'contactNow'> = {
  name: 'De Linde',
  phones: {
    practice: '010 123 45 67',
    urgent: {phone: '010 123 45 99', instruction: 'Kies 1 voor spoed.'},
    outOfHoursPost: {name: 'Huisartsenpost Rotterdam', phone: '010 987 65 43'},
    emergency: '112',
  },
};
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+01:00`);
const until = (time: string) => `2026-11-23T${time}:00+01:00`;
const numbers = (practice: typeof base, now: number) =>
  whomToCall(practice, now, true).map(({phone}) => phone);

test('in office hours: the urgent line of the practice, with what to press', () => {
  const practice = {
    ...base,
    contactNow: {phone: '010 123 45 67', who: 'practice' as const, until: until('17:00')},
  };
  assert.deepEqual(whomToCall(practice, at('08:05'), true), [
    {who: 'practice', phone: '010 123 45 99', instruction: 'Kies 1 voor spoed.'},
  ]);
});

test('before opening: the out-of-hours post alone', () => {
  const practice = {
    ...base,
    contactNow: {
      phone: '010 987 65 43',
      name: 'HAP',
      who: 'out-of-hours-post' as const,
      until: until('08:00'),
    },
  };
  assert.deepEqual(whomToCall(practice, at('07:55')), [
    {who: 'out-of-hours-post', phone: '010 987 65 43', name: 'HAP'},
  ]);
});

test('from `until` on the answer is stale: all numbers until there is a new one', () => {
  const practice = {
    ...base,
    contactNow: {phone: '010 987 65 43', who: 'out-of-hours-post' as const, until: until('08:00')},
  };
  assert.deepEqual(numbers(practice, at('08:00') - 1), ['010 987 65 43']);
  assert.deepEqual(numbers(practice, at('08:00')), ['010 123 45 99', '010 987 65 43']);
});

test('unknown hours: all numbers', () => {
  assert.deepEqual(numbers(base, at('12:00')), ['010 123 45 99', '010 987 65 43']);
});

test('a practice with one number only', () => {
  assert.deepEqual(numbers({...base, phones: {practice: '010 1', emergency: '112'}}, 0), ['010 1']);
});

test('a cover practice is named', () => {
  const practice = {
    ...base,
    contactNow: {
      phone: '010 222 33 44',
      name: 'De Eik',
      who: 'covering-practice' as const,
      until: until('17:00'),
    },
  };
  assert.deepEqual(whomToCall(practice, at('12:00')), [
    {who: 'covering-practice', phone: '010 222 33 44', name: 'De Eik'},
  ]);
  assert.equal(phoneNow(practice, at('12:00')), '010 222 33 44');
});

test('ordinary questions go to the ordinary line, not to the urgent one', () => {
  const practice = {
    ...base,
    contactNow: {phone: '010 123 45 99', who: 'practice' as const, until: until('17:00')},
  };
  assert.equal(phoneNow(practice, at('12:00')), '010 123 45 67');
  assert.deepEqual(whomToCall(practice, at('12:00')), [{who: 'practice', phone: '010 123 45 67'}]);
  assert.equal(phoneNow(base, at('12:00')), '010 123 45 67');
});

test('the life-threatening number is there at any hour', () => {
  assert.deepEqual(emergency(base), {who: 'emergency', phone: '112'});
});
