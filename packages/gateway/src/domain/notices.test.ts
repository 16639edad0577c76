import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  noticeOf,
  reminderAt,
  waitAfter,
  worthUntil,
  type AppointmentFacts,
  type ChangedBy,
} from './notices.ts';
import {toInstant} from './zone.ts';

const NOW = 1000;
const at = (status: string, startAt = 5000, cancelledBy: AppointmentFacts['cancelledBy'] = null) => ({
  status,
  startAt,
  cancelledBy,
});

const table: [AppointmentFacts | undefined, AppointmentFacts, ChangedBy, string | undefined][] = [
  [undefined, at('booked'), 'patient', 'booked'],
  [undefined, at('booked'), 'practice', 'booked'],
  [undefined, at('booked'), 'import', undefined],
  [undefined, at('booked', 500), 'patient', undefined],
  [undefined, at('proposed'), 'patient', 'requested'],
  [at('booked'), at('booked', 6000), 'patient', 'moved'],
  [at('booked'), at('booked', 6000), 'practice', 'changed'],
  [at('booked'), at('booked', 6000), 'import', 'changed'],
  [at('booked'), at('booked'), 'import', undefined],
  [at('booked'), at('arrived'), 'import', undefined],
  [at('proposed'), at('booked'), 'practice', 'accepted'],
  [at('proposed'), at('booked'), 'import', 'accepted'],
  [at('proposed'), at('proposed', 6000), 'patient', 'requested'],
  [at('proposed'), at('proposed', 6000), 'practice', 'times-offered'],
  [at('proposed'), at('cancelled', 5000, 'practice'), 'practice', 'refused'],
  [at('proposed'), at('cancelled', 5000, 'patient'), 'patient', undefined],
  [at('booked'), at('cancelled', 5000, 'practice'), 'practice', 'cancelled'],
  [at('booked'), at('cancelled', 5000, 'patient'), 'patient', undefined],
  [at('booked'), at('cancelled', 5000, 'patient'), 'import', undefined],
  [at('booked'), at('cancelled'), 'import', 'cancelled'],
  [at('booked', 500), at('cancelled', 500, 'practice'), 'practice', undefined],
  [at('cancelled'), at('booked'), 'import', 'changed'],
];
for (const [before, after, by, wanted] of table) {
  test(`${before?.status ?? 'none'} -> ${after.status} by ${by} (${after.startAt}, ${after.cancelledBy}): ${wanted ?? 'nothing'}`, () => {
    assert.equal(noticeOf(before, after, by, NOW), wanted);
  });
}

test('tries follow at 1, 2, 4 … 60 minutes, for a day and never past the start', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempts) => waitAfter(attempts) / 60_000),
    [1, 2, 4, 8, 16, 32, 60, 60, 60],
  );
  assert.equal(worthUntil(0, 100_000_000), 86_400_000);
  assert.equal(worthUntil(0, 5000), 5000);
});

test('a reminder is counted in calendar days', () => {
  const zone = 'Europe/Amsterdam';
  const start = Date.parse('2027-03-28T09:00:00+02:00');
  assert.equal(
    toInstant(reminderAt(start, {daysBefore: 2, at: '18:30'}, zone), zone),
    '2027-03-26T18:30:00+01:00',
  );
});
