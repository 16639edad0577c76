import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {exampleOf} from '@gp-elements/core/testing';
import {columnsOf, idsOf} from './columns.ts';

const day = exampleOf('getPracticeDay');
const one = exampleOf('getAppointment');
const at = (id: string, time: string, change: object = {}) => ({
  ...one,
  id,
  start: `2026-11-25T${time}:00+01:00`,
  location: {id: 'room-2', name: 'Spreekkamer 2'},
  ...change,
});
const now = Date.parse('2026-11-23T08:05:00+01:00');
const hourOf = (instant: string) => Number(instant.slice(11, 13));

describe('the columns of a day', () => {
  const appointments = [
    at('b', '14:00'),
    at('a', '09:00'),
    at('gone', '09:00', {status: 'cancelled'}),
    at('c', '10:00', {practitioner: {name: 'Waarnemer'}, location: undefined}),
  ];
  const titles = (by: 'practitioner' | 'room') =>
    columnsOf(day, appointments, by).map(
      ({title, entries}) =>
        `${title}: ${entries.map((entry) => (entry.is === 'slot' ? entry.slot.state : entry.appointment.id)).join(' ')}`,
    );

  it('are by practitioner, in order of time, without what was called off', () =>
    assert.deepEqual(titles('practitioner'), [
      'dr. M. Bakker: a free free b',
      'J. Visser: held blocked',
      'Waarnemer: c',
    ]));
  it('or by room; what has none stands by itself', () =>
    assert.deepEqual(titles('room'), ['Spreekkamer 1: free free', 'Spreekkamer 2: a held blocked b', ': c']));
  it('tell what of a part of the day can still be cancelled', () => {
    const [column] = columnsOf(
      day,
      [...appointments, at('over', '09:30', {status: 'fulfilled'})],
      'practitioner',
    );
    assert.deepEqual(idsOf(column!, 'all', now, hourOf), ['a', 'b']);
    assert.deepEqual(idsOf(column!, 'before-noon', now, hourOf), ['a']);
    assert.deepEqual(idsOf(column!, 'after-noon', now, hourOf), ['b']);
    assert.deepEqual(idsOf(column!, 'all', Date.parse('2026-11-25T12:00:00+01:00'), hourOf), ['b']);
  });
});
