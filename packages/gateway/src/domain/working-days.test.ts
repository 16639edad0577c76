import assert from 'node:assert/strict';
import {test} from 'node:test';

import {practiceSettings} from './testing/settings.ts';
import {addWorkingDays, answerDate, halfOfWorkingTime} from './working-days.ts';

test('weekends, holidays and closures are not worked', () => {
  const settings = practiceSettings();
  const rows: [from: string, count: number, day: string][] = [
    ['2026-11-23', 2, '2026-11-25'],
    ['2026-11-27', 2, '2026-12-01'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-24', 2, '2027-01-05'],
    ['2027-04-26', 1, '2027-04-28'],
  ];
  for (const [from, count, day] of rows)
    assert.equal(addWorkingDays(settings, from, count), day, `${from} + ${count}`);
});

test('a practice with hours on Tuesday only works on Tuesdays; one without known hours from Monday to Friday', () => {
  const tuesdays = practiceSettings({openingHours: [{dayOfWeek: 'tue', opens: '08:00', closes: '12:00'}]});
  assert.equal(addWorkingDays(tuesdays, '2026-11-24', 1), '2026-12-01');
  assert.equal(addWorkingDays(practiceSettings({openingHours: []}), '2026-11-27', 1), '2026-11-30');
});

test('a request of a Friday night is answered on Tuesday, by the practice’s calendar and clock', () => {
  const at = (now: string, requestAnswerWorkingDays?: number) =>
    answerDate(
      practiceSettings({
        booking: {appointmentTypes: [], ...(requestAnswerWorkingDays && {requestAnswerWorkingDays})},
      }),
      Date.parse(now),
    );
  assert.equal(at('2026-11-27T23:30:00+01:00'), '2026-12-01');
  assert.equal(at('2026-11-27T23:30:00Z'), '2026-12-01');
  assert.equal(at('2026-11-23T08:05:00+01:00', 1), '2026-11-24');
});

test('a request is answered no later than on the day that it asks for', () => {
  const by = (startAt: string) =>
    answerDate(practiceSettings(), Date.parse('2026-11-27T23:30:00+01:00'), Date.parse(startAt));
  assert.equal(by('2026-11-30T10:30:00+01:00'), '2026-11-30');
  assert.equal(by('2026-11-30T00:30:00+01:00'), '2026-11-30');
  assert.equal(by('2026-12-02T08:00:00+01:00'), '2026-12-01');
});

test('half of the time is counted in hours in which the practice works', () => {
  const half = (from: string, to: string, settings = practiceSettings()) =>
    new Date(halfOfWorkingTime(settings, Date.parse(from), Date.parse(to))).toISOString();
  // Within a day; over a weekend; over a night with the clock change; from a holiday on.
  assert.equal(half('2026-11-23T09:00+01:00', '2026-11-23T11:00+01:00'), '2026-11-23T09:00:00.000Z');
  assert.equal(half('2026-11-27T15:00+01:00', '2026-12-01T00:00+01:00'), '2026-11-30T10:30:00.000Z');
  assert.equal(half('2026-10-23T16:00+02:00', '2026-10-27T00:00+01:00'), '2026-10-26T11:00:00.000Z');
  assert.equal(half('2026-12-25T09:00+01:00', '2027-01-05T00:00+01:00'), '2027-01-04T11:30:00.000Z');
  // Where there are no hours at all, halfway; where they are not known, office hours.
  assert.equal(half('2026-11-28T00:00Z', '2026-11-29T00:00Z'), '2026-11-28T12:00:00.000Z');
  const unknown = practiceSettings({openingHours: []});
  assert.equal(half('2026-11-23T20:00+01:00', '2026-11-25T00:00+01:00', unknown), '2026-11-24T11:30:00.000Z');
});
