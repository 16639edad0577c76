import assert from 'node:assert/strict';
import {test} from 'node:test';
import {practiceSettings} from '../testing/settings.ts';
import {atLocal} from '../zone.ts';
import {judgeRepeat, type RepeatFacts} from './judge.ts';
import {rulesFor} from './match.ts';
import {promiseOf} from './promise.ts';
import {repeatTerms, showsMedication, type Repeatability, type RepeatRule} from './settings.ts';

const TODAY = '2026-11-23';
const PRK = 'urn:oid:2.16.840.1.113883.2.4.4.10';

const settings = practiceSettings({
  services: [
    {service: 'booking', mode: 'direct'},
    {service: 'medication-overview', mode: 'direct'},
    {service: 'repeat-prescription', mode: 'direct'},
  ],
  repeats: {
    pharmacies: [{id: 'vijzel', name: 'Apotheek De Vijzel', handovers: ['pick-up']}],
    rules: [
      {id: 'opioids', match: {atc: ['N02A'], name: ['TRAMADOL']}, online: 'no'},
      {id: 'sleep', match: {atc: ['N05B', 'N05C']}, online: 'check-first', maximumDays: 30},
      {id: 'pressure', match: {prk: ['4711']}, maximumDays: 90, checkUpAfterRepeats: 2, earliestDaysLeft: 7},
    ],
  },
});

const terms = repeatTerms(settings);
if (terms === undefined) throw new Error('The practice takes repeats online.');

const facts: RepeatFacts = {
  product: {name: 'METOPROLOL TABLET 50MG', codes: [{system: PRK, code: '1'}]},
  state: 'current',
  isInterrupted: false,
  prescriber: {isOwnPractice: true},
  isArrangedByPharmacy: false,
  isLongTerm: true,
  daysLeft: 5,
  repeats: 1,
};

const coded = (system: string, code: string) => ({product: {name: 'X', codes: [{system, code}]}});

const rows: [
  name: string,
  change: {[K in keyof RepeatFacts]?: RepeatFacts[K] | undefined},
  answer: Repeatability,
][] = [
  ['what is nearly used up', {}, {orderable: true}],
  ['what is used as needed', {daysLeft: undefined}, {orderable: true}],
  ['14 days left', {daysLeft: 14}, {orderable: true}],
  [
    '15 days left',
    {daysLeft: 15},
    {orderable: false, reasonCode: 'too-early', instead: 'wait', nextDate: '2026-11-24', mayAsk: true},
  ],
  ['stopped', {state: 'stopped'}, {orderable: false, reasonCode: 'stopped', instead: 'ask-practice'}],
  [
    'interrupted',
    {state: 'stopped', isInterrupted: true},
    {orderable: false, reasonCode: 'interrupted', instead: 'ask-practice'},
  ],
  [
    'not begun',
    {state: 'future', startsOn: '2026-12-01'},
    {orderable: false, reasonCode: 'not-started', instead: 'ask-practice', nextDate: '2026-12-01'},
  ],
  [
    'asked for and not answered',
    {openRequestId: 'r1'},
    {orderable: false, reasonCode: 'requested-already', instead: 'follow-request', requestId: 'r1'},
  ],
  [
    'sent ten days ago',
    {sent: {requestId: 'r1', on: '2026-11-13'}, daysLeft: undefined},
    {
      orderable: false,
      reasonCode: 'requested-already',
      instead: 'follow-request',
      requestId: 'r1',
      nextDate: '2026-11-27',
    },
  ],
  ['sent two weeks ago', {sent: {requestId: 'r1', on: '2026-11-09'}}, {orderable: true}],
  [
    'weekly packaging',
    {isArrangedByPharmacy: true},
    {orderable: false, reasonCode: 'pharmacy-arranges', instead: 'ask-pharmacy'},
  ],
  [
    'nobody is known to have prescribed it',
    {prescriber: undefined},
    {orderable: false, reasonCode: 'unknown', instead: 'ask-practice'},
  ],
  [
    'a specialist',
    {prescriber: {isOwnPractice: false, specialty: 'cardiologie'}},
    {orderable: false, reasonCode: 'other-prescriber', instead: 'ask-specialist', specialty: 'cardiologie'},
  ],
  [
    'another prescriber without a specialty',
    {prescriber: {isOwnPractice: false}},
    {orderable: false, reasonCode: 'other-prescriber', instead: 'ask-practice'},
  ],
  [
    'an opioid by its ATC code',
    coded('http://www.whocc.no/atc', 'N02AX02'),
    {orderable: false, reasonCode: 'not-online', instead: 'ask-practice'},
  ],
  [
    'an opioid by its text, coded otherwise',
    {product: {name: 'Tramadol capsule 50mg', codes: [{system: PRK, code: '2'}]}},
    {orderable: false, reasonCode: 'not-online', instead: 'ask-practice'},
  ],
  [
    'a sleeping drug',
    coded('http://www.whocc.no/atc', 'N05CD07'),
    {orderable: false, reasonCode: 'check-first', instead: 'make-appointment', maximumDays: 30},
  ],
  [
    'without a code',
    {product: {name: 'ZALF VOLGENS RECEPT', codes: []}},
    {orderable: false, reasonCode: 'no-code', instead: 'ask-practice'},
  ],
  [
    'a short course',
    {isLongTerm: false},
    {orderable: false, reasonCode: 'not-long-term', instead: 'ask-practice'},
  ],
  [
    'a dose that was changed last week',
    {doseChangedOn: '2026-11-16'},
    {orderable: false, reasonCode: 'dose-changed', instead: 'ask-practice', nextDate: '2026-11-30'},
  ],
  ['a dose that was changed two weeks ago', {doseChangedOn: '2026-11-09'}, {orderable: true}],
  [
    'a rule of its own for days left',
    {...coded(PRK, '4711'), daysLeft: 8},
    {
      orderable: false,
      reasonCode: 'too-early',
      instead: 'wait',
      nextDate: '2026-11-24',
      mayAsk: true,
      maximumDays: 90,
    },
  ],
  [
    'a check-up that is due does not block',
    {...coded(PRK, '4711'), repeats: 2},
    {orderable: true, reasonCode: 'check-up-due', instead: 'make-appointment', maximumDays: 90},
  ],
];

for (const [name, change, answer] of rows) {
  test(`repeating: ${name}`, () => {
    assert.deepEqual(judgeRepeat(terms, {...facts, ...change} as RepeatFacts, TODAY), answer);
  });
}

test('a rule by text is about that word, not about one that begins with it', () => {
  const rules: RepeatRule[] = [{id: 'a', match: {name: ['LITHIUM']}, online: 'no'}];
  const online = (name: string) => rulesFor(rules, {name, codes: []}).online;
  assert.equal(online('lithium tablet 400mg'), 'no');
  assert.equal(online('LITHIUMCARBONAAT TABLET 400MG'), 'yes');
});

test('of several rules the strictest holds', () => {
  const rules: RepeatRule[] = [
    {id: 'a', match: {name: ['AAA']}, online: 'check-first', maximumDays: 90},
    {id: 'b', match: {prk: ['7']}, online: 'yes', maximumDays: 30, earliestDaysLeft: 3},
  ];
  assert.deepEqual(rulesFor(rules, {name: 'AAA 5MG', codes: [{system: PRK, code: '7'}]}), {
    online: 'check-first',
    maximumDays: 30,
    earliestDaysLeft: 3,
  });
});

test('a service that is not named is not there', () => {
  assert.equal(repeatTerms({...settings, services: []}), undefined);
  assert.equal(repeatTerms(practiceSettings({services: settings.services})), undefined);
  assert.equal(showsMedication({...settings, services: []}, 40), false);
});

test('medication is for people of 16 and older, unless the practice says otherwise', () => {
  assert.equal(showsMedication(settings, 15), false);
  assert.equal(showsMedication(settings, 16), true);
  assert.equal(showsMedication(settings, undefined), false);
  assert.equal(showsMedication({...settings, medication: {minimumAge: 12}}, 12), true);
});

test('a promise counts the practice’s working days', () => {
  const promise = (date: string, time: string, orderBefore?: string) =>
    promiseOf(
      settings,
      {answerWorkingDays: 1, ...(orderBefore !== undefined && {orderBefore})},
      atLocal(date, time, settings.timeZone),
    );
  const monday = '2026-11-23';
  assert.deepEqual(promise(monday, '10:59', '11:00'), {answerBy: '2026-11-24', readyFrom: '2026-11-25'});
  assert.deepEqual(promise(monday, '11:00', '11:00'), {answerBy: '2026-11-25', readyFrom: '2026-11-26'});
  assert.deepEqual(promise(monday, '23:00'), {answerBy: '2026-11-24', readyFrom: '2026-11-25'});
  // Friday after the hour, and Saturday before it: both count for Monday.
  assert.equal(promise('2026-11-27', '12:00', '11:00').answerBy, '2026-12-01');
  assert.equal(promise('2026-11-28', '09:00', '11:00').answerBy, '2026-12-01');
  // Closed from the 28th to the 31st, and on New Year's Day.
  assert.deepEqual(promise('2026-12-24', '09:00'), {answerBy: '2027-01-04', readyFrom: '2027-01-05'});
});
