import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ageBandOf, eventsOf, replyOf, type CountedAppointment} from './events.ts';
import {addMonths, isMonth, isSettled, lastDay, monthsWithin} from './months.ts';

test('an age band follows from the age on the day, and from nothing when the birth date does not decide it', () => {
  const cases: [birth: string | null, band: string][] = [
    ['2014-11-24', 'under-12'],
    ['2014-11-23', '12-17'],
    ['2008-11-24', '12-17'],
    ['2008-11-23', '18-39'],
    ['1986-11-24', '18-39'],
    ['1986-11-23', '40-64'],
    ['1961-11-23', '65-79'],
    ['1946-11-24', '65-79'],
    ['1946-11-23', '80-plus'],
    ['1900', '80-plus'],
    ['1975', '40-64'],
    // Eleven or twelve: nobody says which.
    ['2014', 'unknown'],
    ['2014-11', 'unknown'],
    ['2030-01-01', 'unknown'],
    [null, 'unknown'],
    ['ergens', 'unknown'],
  ];
  for (const [birth, band] of cases) assert.equal(ageBandOf(birth, '2026-11-23'), band, String(birth));
});

const plain: CountedAppointment = {
  status: 'booked',
  channel: 'practice',
  start_at: 1000,
  cancelled_by: null,
  cancelled_late: 0,
  answer_by: null,
  created_at: 0,
};

test('each change counts as what it means, once', () => {
  const cases: [
    before: Partial<CountedAppointment> | null,
    after: Partial<CountedAppointment>,
    events: string[],
  ][] = [
    [null, {}, ['appointment-booked']],
    [null, {status: 'proposed'}, ['appointment-requested']],
    [null, {status: 'entered-in-error'}, []],
    [null, {status: 'noshow'}, ['appointment-booked', 'appointment-missed']],
    [{}, {}, []],
    [{status: 'proposed'}, {status: 'booked'}, ['request-accepted']],
    [{status: 'proposed'}, {status: 'booked', start_at: 2000}, ['request-accepted', 'appointment-moved']],
    [{status: 'proposed'}, {status: 'cancelled', cancelled_by: 'practice'}, ['request-refused']],
    [{status: 'proposed'}, {status: 'cancelled', cancelled_by: 'patient'}, ['request-withdrawn']],
    [{}, {status: 'cancelled', cancelled_by: 'patient'}, ['appointment-cancelled']],
    [{}, {status: 'cancelled', cancelled_late: 1}, ['appointment-cancelled-late']],
    [{status: 'cancelled'}, {status: 'cancelled'}, []],
    [{}, {status: 'noshow'}, ['appointment-missed']],
    [{status: 'noshow'}, {status: 'noshow'}, []],
    [{}, {start_at: 2000}, ['appointment-moved']],
    [{channel: 'video'}, {channel: 'practice'}, ['appointment-converted']],
    [{channel: 'phone'}, {channel: 'home'}, ['appointment-converted']],
    [{channel: 'practice'}, {channel: 'video'}, []],
    [{channel: 'video'}, {channel: 'phone'}, []],
    [{channel: 'phone'}, {channel: null}, []],
  ];
  for (const [before, after, events] of cases) {
    assert.deepEqual(
      eventsOf(before && {...plain, ...before}, {...plain, ...after}),
      events,
      JSON.stringify([before, after]),
    );
  }
});

test('an answer took whole hours, and kept its promise until the end of the promised day', () => {
  const asked = {
    ...plain,
    status: 'proposed',
    answer_by: '2026-11-25',
    created_at: Date.parse('2026-11-23T08:00+01:00'),
  };
  const at = (time: string) => replyOf(asked, ['request-accepted'], Date.parse(time), 'Europe/Amsterdam');
  assert.deepEqual(at('2026-11-23T08:00+01:00'), {hours: 0, promise: 'kept'});
  assert.deepEqual(at('2026-11-23T08:01+01:00'), {hours: 1, promise: 'kept'});
  assert.deepEqual(at('2026-11-25T23:59+01:00'), {hours: 64, promise: 'kept'});
  assert.deepEqual(at('2026-11-26T00:00+01:00'), {hours: 64, promise: 'broken'});
  assert.deepEqual(replyOf({...asked, answer_by: null}, ['request-refused'], asked.created_at, 'UTC'), {
    hours: 0,
    promise: 'none',
  });
  assert.equal(replyOf(asked, ['request-withdrawn'], asked.created_at, 'UTC'), undefined);
});

test('months are whole, and stand a week after their end', () => {
  assert.deepEqual(monthsWithin('2026-01-01', '2026-03-31'), ['2026-01', '2026-02', '2026-03']);
  assert.deepEqual(monthsWithin('2026-01-02', '2026-03-30'), ['2026-02']);
  assert.deepEqual(monthsWithin('2026-11-24', '2026-11-24'), []);
  assert.deepEqual([addMonths('2026-12', 1), addMonths('2026-01', -13)], ['2027-01', '2024-12']);
  assert.equal(lastDay('2028-02'), '2028-02-29');
  assert.deepEqual([isSettled('2026-10', '2026-11-07'), isSettled('2026-10', '2026-11-08')], [false, true]);
  assert.deepEqual(['2026-13', '2026-1', 'x', '2026-12'].map(isMonth), [false, false, false, true]);
});
