import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {MedicationTreatment, Pharmacy, RepeatRequest} from '@gp-elements/core';
import {
  askedAlready,
  bodyOf,
  canChoose,
  chosenOf,
  deliveryOf,
  dueOf,
  emptyOrder,
  faultsOf,
  isEmpty,
  isLate,
  isSame,
  leftOut,
  type Order,
  orderAgain,
} from './order.ts';

const TODAY = '2026-11-23';

const treatment = (id: string, given: Partial<MedicationTreatment> = {}): MedicationTreatment => ({
  id,
  name: id.toUpperCase(),
  dosingText: '',
  state: 'current',
  source: 'prescriber',
  lines: [],
  changedAt: '2026-03-02T10:00:00+01:00',
  repeat: {orderable: true},
  ...given,
});
const early = treatment('early', {
  repeat: {orderable: false, reasonCode: 'too-early', mayAsk: true},
});
const stopped = treatment('stopped', {repeat: {orderable: false, reasonCode: 'stopped'}});
const order = (given: Partial<Order> = {}): Order => ({...emptyOrder, ...given});

const pharmacy = (id: string, given: Partial<Pharmacy> = {}): Pharmacy => ({
  id,
  name: id,
  handovers: ['pick-up'],
  ...given,
});

const request = (given: Partial<RepeatRequest> = {}): RepeatRequest => ({
  id: 'repeat-1',
  etag: '"1"',
  revision: 1,
  createdAt: '2026-11-23T08:10:00+01:00',
  promisedBy: '2026-11-25',
  person: {id: 'anna', name: 'Anna de Vries'},
  lines: [{id: 'l', treatmentId: 'a', name: 'A', state: 'submitted', stateAt: '2026-11-23T08:10:00+01:00'}],
  pharmacy: pharmacy('vijzel'),
  handover: 'pick-up',
  withdraw: {allowed: true},
  ...given,
});

test('what is too early can be chosen on a journey only; what is stopped never', () => {
  assert.deepEqual(
    [
      canChoose(treatment('a'), order()),
      canChoose(early, order()),
      canChoose(early, order({awayUntil: ''})),
      canChoose(stopped, order({awayUntil: '2026-12-31'})),
    ],
    [true, false, true, false],
  );
});

test('what was ticked and cannot be ordered is left out', () => {
  const all = [treatment('a'), early, stopped];
  const ticked = order({lines: {stopped: {}, early: {}, a: {}, gone: {}}});
  assert.deepEqual(
    chosenOf(ticked, all).map(({id}) => id),
    ['a'],
  );
  assert.deepEqual(
    leftOut(ticked, all).map(({id}) => id),
    ['early', 'stopped'],
  );
});

test('what is used up within two weeks is due, as far as that is known', () => {
  const all = [
    treatment('none', {daysLeft: 0}),
    treatment('edge', {daysLeft: 14}),
    treatment('later', {daysLeft: 15}),
    treatment('unknown'),
    {...stopped, daysLeft: 1},
  ];
  assert.deepEqual(
    dueOf(all).map(({id}) => id),
    ['none', 'edge'],
  );
});

test('it is late when it is used up before it can be there', () => {
  const promise = {promisedBy: '2026-11-25', readyFrom: '2026-11-26'};
  const late = (daysLeft: number | undefined, typed?: string, promised: object = promise) =>
    isLate(
      treatment('a', daysLeft === undefined ? {} : {daysLeft}),
      order({lines: {a: typed === undefined ? {} : {daysLeft: typed}}}),
      promised,
      TODAY,
    );
  assert.deepEqual([late(3), late(2), late(undefined)], [false, true, false]);
  // The patient knows better, in both ways.
  assert.deepEqual([late(1, '10'), late(30, '1'), late(undefined, '0')], [false, true, true]);
  // Without a day of the pharmacy, the promise; without any, nothing is said.
  assert.deepEqual([late(1, undefined, {promisedBy: '2026-11-25'}), late(0, undefined, {})], [true, false]);
});

test('what is wrong is named in the order of the screen', () => {
  const all = [treatment('a'), early];
  const faults = (given: Partial<Order>) =>
    faultsOf(order(given), all, TODAY).map(({is, treatment: id}) => [is, id].filter(Boolean).join(' '));
  assert.deepEqual(faults({}), ['nothing']);
  assert.deepEqual(faults({lines: {early: {}}}), ['nothing']);
  assert.deepEqual(faults({lines: {a: {}}}), []);
  assert.deepEqual(faults({other: 'zalf'}), []);
  assert.deepEqual(faults({lines: {a: {daysLeft: ' 12 '}}}), []);
  for (const daysLeft of ['-1', '1.5', '1000', 'veel'])
    assert.deepEqual(faults({lines: {a: {daysLeft}}}), ['days a'], daysLeft);
  assert.deepEqual(faults({lines: {a: {}}, other: ' x ', awayUntil: TODAY, remark: 'a'.repeat(501)}), [
    'other',
    'away',
    'remark',
  ]);
  assert.deepEqual(faults({lines: {a: {}}, other: 'a'.repeat(301), awayUntil: ''}), ['other', 'away']);
});

test('more than the contract takes is too many', () => {
  const all = Array.from({length: 41}, (_, index) => treatment(`t${index}`));
  const lines = Object.fromEntries(all.map(({id}) => [id, {}]));
  const {t40: _last, ...most} = lines;
  assert.deepEqual(faultsOf(order({lines}), all, TODAY), [{is: 'many'}]);
  assert.deepEqual(faultsOf(order({lines: most}), all, TODAY), []);
  assert.deepEqual(faultsOf(order({lines: most, other: 'zalf'}), all, TODAY), [{is: 'many'}]);
});

test('the own pharmacy is chosen beforehand, the only one is no question, else there is one', () => {
  const [own, other] = [
    pharmacy('own', {isPreferred: true, handovers: ['delivery', 'pick-up']}),
    pharmacy('other'),
  ];
  const chosen = (given: Partial<Order>, all: Pharmacy[]) => {
    const delivery = deliveryOf(order(given), all);
    return delivery && `${delivery.pharmacy.id} ${delivery.handover}`;
  };
  assert.equal(chosen({}, [other, own]), 'own delivery');
  assert.equal(chosen({handover: 'pick-up'}, [other, own]), 'own pick-up');
  assert.equal(chosen({pharmacyId: 'other', handover: 'delivery'}, [other, own]), 'other pick-up');
  assert.equal(chosen({}, [other]), 'other pick-up');
  assert.equal(chosen({}, [other, pharmacy('third')]), undefined);
  assert.equal(chosen({}, []), undefined);
  // A way that we do not know is not offered.
  const strange = pharmacy('strange', {handovers: ['drone' as 'pick-up']});
  assert.equal(chosen({}, [strange]), undefined);
  assert.equal(chosen({}, [strange, other]), 'other pick-up');
});

test('only what was said is sent', () => {
  const all = [treatment('a', {daysLeft: 7}), treatment('b'), early];
  const delivery = {pharmacy: pharmacy('vijzel'), handover: 'pick-up'} as const;
  assert.deepEqual(bodyOf(order({lines: {b: {daysLeft: ''}, a: {daysLeft: '9'}}}), all, delivery, 'anna'), {
    lines: [{treatmentId: 'a', daysLeft: 9}, {treatmentId: 'b'}],
    pharmacyId: 'vijzel',
    handover: 'pick-up',
    personId: 'anna',
  });
  assert.deepEqual(
    bodyOf(order({other: ' zalf ', awayUntil: '2026-12-31', remark: ' '}), all, delivery, 'anna'),
    {
      lines: [{description: 'zalf'}],
      pharmacyId: 'vijzel',
      handover: 'pick-up',
      personId: 'anna',
      awayUntil: '2026-12-31',
    },
  );
});

test('a lost answer is found by person, lines and moment', () => {
  const sent = {
    lines: [{treatmentId: 'a', daysLeft: 3}],
    pharmacyId: 'vijzel',
    handover: 'pick-up',
    personId: 'anna',
  } as const;
  const at = Date.parse('2026-11-23T08:09:30+01:00');
  const body = {...sent, lines: [...sent.lines]};
  assert.equal(isSame(request(), body, at), true);
  assert.equal(isSame(request(), body, at + 60_000), false);
  assert.equal(isSame(request({person: {id: 'bram', name: 'Bram'}}), body, at), false);
  assert.equal(isSame(request(), {...body, lines: [{treatmentId: 'b'}]}, at), false);
  assert.equal(isSame(request(), {...body, lines: [...body.lines, {description: 'zalf'}]}, at), false);
});

test('words that were asked for already are found while they are open', () => {
  const line = (state: RepeatRequest['lines'][number]['state']) =>
    request({lines: [{id: 'l', name: 'Zalf', state, stateAt: '2026-11-23T08:10:00+01:00'}]});
  const found = (state: RepeatRequest['lines'][number]['state'], other?: string) =>
    askedAlready(order({other}), [line(state)])?.name;
  assert.equal(found('submitted', ' zalf '), 'Zalf');
  assert.equal(found('dreaming' as 'submitted', 'ZALF'), 'Zalf');
  assert.equal(found('rejected', 'zalf'), undefined);
  assert.equal(found('submitted', 'zalf voor mijn arm'), undefined);
  assert.equal(found('submitted'), undefined);
});

test('an order of before is taken over without what was said then', () => {
  const again = orderAgain(
    request({
      lines: [
        {...request().lines[0]!, daysLeft: 1},
        {id: 'm', name: 'zalf', state: 'ready', stateAt: '2026-11-23T08:10:00+01:00'},
      ],
      remark: 'snel',
    }),
  );
  assert.deepEqual(again, {lines: {a: {}}, other: 'zalf', pharmacyId: 'vijzel', handover: 'pick-up'});
  assert.equal(isEmpty(again), false);
  assert.equal(isEmpty(emptyOrder), true);
});
