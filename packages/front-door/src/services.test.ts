import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Practice} from '@gp-elements/core';
import {offersOf} from './services.ts';

const practice = (services: Practice['services']) => ({services});
const short = (offers: ReturnType<typeof offersOf>) => offers.map(({name, mode}) => `${name} ${mode}`);

test('a service that is not known here is left out, also one that is named like a part of every object', () => {
  const services = ['booking', 'telepathy', 'constructor'].map((service) => ({
    service,
    mode: 'direct' as const,
  }));
  assert.deepEqual(short(offersOf(practice(services))), ['booking direct']);
});

test('each mode is kept; one that is not known is by phone', () => {
  for (const [mode, shown] of [
    ['direct', 'direct'],
    ['request', 'request'],
    ['phone', 'phone'],
    ['fax', 'phone'],
  ]) {
    const services = [{service: 'booking', mode: mode as 'direct'}];
    assert.deepEqual(short(offersOf(practice(services))), [`booking ${shown}`]);
  }
});

test('the page names which, and nothing that the practice does not have', () => {
  const services = [{service: 'booking', mode: 'direct' as const, reason: 'x'}];
  assert.deepEqual(short(offersOf(practice(services), ' e-consult\n booking ')), ['booking direct']);
  assert.deepEqual(offersOf(practice(services), 'e-consult'), []);
  assert.deepEqual(offersOf(practice([]), 'booking'), []);
});
