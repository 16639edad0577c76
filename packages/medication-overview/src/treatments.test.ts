import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {exampleOf} from '@gp-elements/core/testing';
import type {MedicationOverview, MedicationTreatment} from '@gp-elements/core';
import {nineMedicines, treatmentOf} from './testing/samples.ts';
import {byState, hasChanged, keepSame, linesOf, planOf} from './treatments.ts';

const ZONE = 'Europe/Amsterdam';
const LOOKED = '2026-11-20T08:00:00+01:00';
const named = (id: string) => nineMedicines.find((treatment) => treatment.id === id)!;

describe('treatments', () => {
  it('stand by state, in the order of the gateway; what we do not know counts as stopped', () => {
    const odd = treatmentOf('odd', {state: 'paused' as never});
    const groups = byState([named('future'), odd, named('weekly'), named('stopped'), named('daily')]);
    assert.deepEqual(
      groups.map(({state, treatments}) => [state, ...treatments.map(({id}) => id)]),
      [
        ['current', 'weekly', 'daily'],
        ['future', 'future'],
        ['stopped', 'odd', 'stopped'],
      ],
    );
  });

  it('show every line that holds beside the leading one, and of what stopped the leading one alone', () => {
    const {shown, others} = linesOf(named('parallel'));
    assert.deepEqual([shown.length, others.length], [2, 1]);
    const stopped = named('stopped');
    const [line] = stopped.lines;
    const twice = {...stopped, lines: [line!, {...line!, id: 'older'}]};
    assert.deepEqual([linesOf(twice).shown.length, linesOf(twice).others.length], [1, 1]);
    // A gateway that sends no lines still has the treatment itself.
    assert.equal(linesOf({...stopped, lines: []}).shown.length, 1);
  });

  const changes: [name: string, change: Partial<MedicationTreatment>, is: boolean][] = [
    ['agreed after the look', {changedAt: '2026-11-20T08:00:01+01:00'}, true],
    ['agreed at the look', {changedAt: LOOKED}, false],
    ['the same instant in another zone', {changedAt: '2026-11-20T07:00:00Z'}, false],
    ['ended since, as was agreed before', {state: 'stopped', period: {end: '2026-11-22'}}, true],
    ['last day on the day of the look', {state: 'stopped', period: {end: '2026-11-20'}}, true],
    ['ended before the look', {state: 'stopped', period: {end: '2026-11-19'}}, false],
    ['begun since, as was agreed before', {period: {start: '2026-11-21'}}, true],
    ['begun on the day of the look', {period: {start: '2026-11-20'}}, false],
    ['still to begin', {state: 'future', period: {start: '2026-12-01'}}, false],
  ];
  for (const [name, change, is] of changes) {
    it(`${is ? 'have' : 'have not'} changed: ${name}`, () => {
      const treatment = treatmentOf('one', {changedAt: '2026-03-02T10:00:00+01:00', ...change});
      assert.equal(hasChanged(treatment, LOOKED, ZONE), is);
    });
  }

  it('are marked only where somebody looked before', () => {
    assert.equal(planOf(nineMedicines, undefined, ZONE).changed.size, 0);
    assert.deepEqual(
      [...planOf(nineMedicines, LOOKED, ZONE).changed].map(({id}) => id),
      ['tapering', 'stopped'],
    );
  });

  it('stay the same object when they are read again unchanged', () => {
    const before = {
      ...(exampleOf('getMedicationOverview', 'full') as MedicationOverview),
      treatments: nineMedicines,
    };
    const read = structuredClone(before);
    read.treatments[1]!.dosingText = 'Anders';
    const next = keepSame(before, read);
    assert.deepEqual(
      next.treatments.map((treatment, index) => treatment === before.treatments[index]),
      nineMedicines.map((_, index) => index !== 1),
    );
    assert.equal(next.treatments[1]!.dosingText, 'Anders');
    assert.equal(keepSame(undefined, read).treatments.length, read.treatments.length);
  });
});
