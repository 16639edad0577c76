import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {monthFigures, summaryOf, type Figure, type MonthCounts, type Summary} from './figures.ts';

const month = (made: number, {phoneCalls, isCounted = true}: Partial<MonthCounts> = {}): Figure[] =>
  monthFigures({
    isCounted,
    events: [{event: 'appointment-booked', channel: 'desk', ageBand: '18-39', count: made}],
    replies: [],
    users: 0,
    phoneCalls,
    registeredPatients: phoneCalls === undefined ? undefined : 2000,
  });
const unknown = month(0, {isCounted: false});

const found = ({figures}: Summary, measure: string) => {
  const one = figures.find((each) => each.measure === measure && !each.channel && !each.ageBand);
  return [one?.state, one?.value, one?.monthCount];
};

describe('months together', () => {
  it('are compared per month, however many there are and however many are not known', () => {
    const before = summaryOf([unknown, unknown, unknown, month(850), month(850)]);
    const after = summaryOf([month(840), month(860), month(850), month(850), month(850)]);
    assert.deepEqual([before.monthCount, after.monthCount], [2, 5]);
    assert.deepEqual(found(before, 'made'), ['shown', 1700, 2]);
    assert.deepEqual(found(before, 'made-per-month'), ['shown', 850, 2]);
    assert.deepEqual(found(after, 'made-per-month'), ['shown', 850, 5]);
    // Longer ago nothing is known either: that changes nothing.
    assert.deepEqual(summaryOf([unknown, unknown, ...[unknown, month(850), month(850)]]), before);
  });

  it('count a month with nobody, and not one that nothing is known of', () => {
    assert.deepEqual(found(summaryOf([month(100), month(0)]), 'made-per-month'), ['shown', 50, 2]);
    assert.deepEqual(found(summaryOf([unknown]), 'made-per-month'), ['none', undefined, undefined]);
    assert.equal(summaryOf([unknown]).monthCount, 0);
  });

  it('have the mean of the months that the practice filled in', () => {
    const phoned = summaryOf([
      month(0, {phoneCalls: 1000, isCounted: false}),
      month(100, {phoneCalls: 1200}),
      month(100),
    ]);
    assert.equal(phoned.monthCount, 3);
    assert.deepEqual(found(phoned, 'phone-calls-per-1000'), ['shown', 550, 2]);
    assert.deepEqual(found(summaryOf([month(100)]), 'phone-calls-per-1000'), ['none', undefined, undefined]);
  });

  it('are hidden with one of them, and without a number of months', () => {
    assert.deepEqual(found(summaryOf([month(100), month(4)]), 'made-per-month'), [
      'hidden',
      undefined,
      undefined,
    ]);
  });
});
