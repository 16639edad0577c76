import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Dosing, DosingPart} from './dosing.ts';
import {daysLeftOf, weekOf, type DosingPlan} from './week.ts';

const part = (change: Partial<DosingPart>): DosingPart => ({
  frequency: null,
  times: [],
  isExact: null,
  dayParts: [],
  weekdays: [],
  dose: {min: 1, max: 1, unit: 'stuk', codes: []},
  asNeeded: null,
  maximum: null,
  instructions: [],
  notUnderstood: [],
  ...change,
});

const days = (value: number) => ({value, unit: 'd' as const});
const daily = (count: number) => ({frequency: {min: count, max: count, per: days(1)}});
const always = (...parts: DosingPart[]): Dosing => ({phases: [{duration: null, parts}], cycle: null});
const since = (
  dosing: Dosing,
  start: string | null = '2026-11-02',
  end: string | null = null,
): DosingPlan => ({
  dosing,
  period: {start, end},
});

/** Monday. */
const TODAY = '2026-11-23';

/** The week as text: amounts of a day with their moments. */
function drawn(plan: DosingPlan): string | undefined {
  return weekOf(plan, TODAY)
    ?.days.map(({doses}) =>
      doses
        .map(({moment, amount, most}) => `${moment[0]}${amount}${most === amount ? '' : `-${most}`}`)
        .join('+'),
    )
    .join(' ');
}

const cases: [name: string, plan: DosingPlan, week: string | undefined][] = [
  [
    'day parts',
    since(always(part({dayParts: ['morning', 'evening']}))),
    'm1+e1 m1+e1 m1+e1 m1+e1 m1+e1 m1+e1 m1+e1',
  ],
  ['times', since(always(part({times: ['08:00', '14:00', '22:00']}))), Array(7).fill('m1+m1+e1').join(' ')],
  ['twice a day', since(always(part(daily(2)))), Array(7).fill('a1+a1').join(' ')],
  [
    'a range of doses',
    since(always(part({...daily(1), dose: {min: 1, max: 2, unit: 'stuk', codes: []}}))),
    Array(7).fill('a1-2').join(' '),
  ],
  [
    'once a week on Thursday',
    since(always(part({frequency: {min: 1, max: 1, per: {value: 1, unit: 'wk'}}, weekdays: ['thu']}))),
    '   a1   ',
  ],
  [
    'once a week, whatever the day',
    since(always(part({frequency: {min: 1, max: 1, per: {value: 1, unit: 'wk'}}}))),
    undefined,
  ],
  [
    'every other day, wherever that begins',
    since(always(part({frequency: {min: 1, max: 1, per: days(2)}}))),
    undefined,
  ],
  ['two or three times a day', since(always(part({frequency: {min: 2, max: 3, per: days(1)}}))), undefined],
  ['as needed', since(always(part({...daily(1), asNeeded: {text: 'bij pijn', codes: []}}))), undefined],
  [
    'a part that is not understood',
    since(always(part(daily(1)), part({...daily(1), notUnderstood: ['timing']}))),
    undefined,
  ],
  ['without a dose', since(always(part({...daily(1), dose: null}))), undefined],
  [
    'two units',
    since(always(part(daily(1)), part({...daily(1), dose: {min: 1, max: 1, unit: 'ml', codes: []}}))),
    undefined,
  ],
  [
    // 21 days from 2 November: the stop week is that of the 23rd.
    'the stop week of 21 days on, 7 off',
    since({phases: [{duration: days(21), parts: [part(daily(1))]}], cycle: days(28)}),
    undefined,
  ],
  [
    '21 days on, 7 off, from the 9th',
    since({phases: [{duration: days(21), parts: [part(daily(1))]}], cycle: days(28)}, '2026-11-05'),
    'a1 a1 a1    ',
  ],
  [
    'a cycle of which nobody knows the beginning',
    since({phases: [{duration: days(21), parts: [part(daily(1))]}], cycle: days(28)}, null),
    undefined,
  ],
  [
    'tapering with a day of nothing',
    since({
      phases: [
        {duration: days(22), parts: [part({...daily(1), dose: {min: 2, max: 2, unit: 'stuk', codes: []}})]},
        {duration: days(2), parts: [part({...daily(1), dose: {min: 0, max: 0, unit: 'stuk', codes: []}})]},
        {duration: null, parts: [part(daily(1))]},
      ],
      cycle: null,
    }),
    'a2 a0 a0 a1 a1 a1 a1',
  ],
  ['until Wednesday', since(always(part(daily(1))), '2026-11-02', '2026-11-25'), 'a1 a1 a1    '],
  [
    'a phase counted in months',
    since({phases: [{duration: {value: 1, unit: 'mo'}, parts: [part(daily(1))]}], cycle: null}),
    undefined,
  ],
];

for (const [name, plan, week] of cases) {
  test(`the week of ${name}`, () => {
    assert.equal(drawn(plan), week);
  });
}

const supply = {on: '2026-11-02', amount: 30, unit: 'stuk', duration: null};
const lefts: [name: string, left: number | undefined, plan: DosingPlan, change?: Partial<typeof supply>][] = [
  // 30 pieces from the 2nd last until the 1st of December.
  ['one a day', 9, since(always(part(daily(1))))],
  ['two a day are gone', 0, since(always(part(daily(2))))],
  [
    'a dose that may be two counts as two',
    0,
    since(always(part({...daily(1), dose: {min: 1, max: 2, unit: 'stuk', codes: []}}))),
  ],
  ['as needed', undefined, since(always(part({...daily(1), asNeeded: {text: 'bij pijn', codes: []}})))],
  ['another unit than the dose', undefined, since(always(part(daily(1)))), {unit: 'ml'}],
  ['an amount that nobody named', undefined, since(always(part(daily(1)))), {amount: null as never}],
  ['handed over tomorrow', undefined, since(always(part(daily(1)))), {on: '2026-11-24'}],
  ['last a stated time', 7, since(always(part({...daily(1), dose: null}))), {duration: days(28) as never}],
];

for (const [name, left, plan, change] of lefts) {
  test(`days left: ${name}`, () => {
    assert.equal(daysLeftOf({...supply, ...change}, plan, TODAY), left);
  });
}
