import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {block, type BlockWish} from './testing/blocks.ts';
import {treatments, type TreatmentLine} from './treatments.ts';

const ZONE = 'Europe/Amsterdam';

const written = ({blockId, state, source, period}: TreatmentLine): string =>
  `${blockId} ${state} ${source} ${period.start ?? '?'}..${period.end ?? ''}`;

function lines(blocks: readonly BlockWish[], day: string): string[] {
  return treatments(blocks.map(block), day, {zone: ZONE}).flatMap((treatment) => [
    ...treatment.lines.map(written),
    ...treatment.earlier.map((line) => `(${written(line)})`),
  ]);
}

const ta = (id: string, more: Omit<BlockWish, 'id'>): BlockWish => ({
  id,
  kind: 'administration-agreement',
  ...more,
});
const wds = (id: string, more: Omit<BlockWish, 'id'>): BlockWish => ({id, kind: 'dosing-schedule', ...more});
const use = (id: string, more: Omit<BlockWish, 'id'>): BlockWish => ({id, kind: 'use', ...more});

/** What is told, the blocks, and per day the lines; those between brackets made place for another. */
const table: [string, BlockWish[], Record<string, string[]>][] = [
  [
    'an agreement without end goes on',
    [{id: 'MA', from: '2026-03-10'}],
    {
      '2026-03-09': ['MA future agreed 2026-03-10..'],
      '2026-03-10': ['MA current agreed 2026-03-10..'],
      '2036-03-10': ['MA current agreed 2026-03-10..'],
    },
  ],
  [
    'the last day is included, whether a day, a last minute or a length says it',
    [
      {id: 'A', treatment: 'A', to: '2026-01-10'},
      {id: 'B', treatment: 'B', to: '2026-01-10T23:59:00+01:00'},
      {id: 'C', treatment: 'C', days: 10},
      {id: 'D', treatment: 'D', from: '2026-01-01T11:30:00+01:00', days: 9},
    ],
    {
      '2026-01-10': ['A', 'B', 'C', 'D'].map((id) => `${id} current agreed 2026-01-01..2026-01-10`),
      '2026-01-11': ['A', 'B', 'C', 'D'].map((id) => `${id} stopped agreed 2026-01-01..2026-01-10`),
    },
  ],
  [
    'days are those of the zone, also where the clock changes',
    [{id: 'MA', from: '2026-03-28T00:00:00+01:00', days: 2}],
    {
      '2026-03-29': ['MA current agreed 2026-03-28..2026-03-29'],
      '2026-03-30': ['MA stopped agreed 2026-03-28..2026-03-29'],
    },
  ],
  [
    'a stop that repeats the start ends it',
    [{id: 'MA'}, {id: 'S', stop: 'stopped', to: '2026-02-01', registered: '2026-01-30'}],
    {
      '2026-02-01': ['MA current agreed 2026-01-01..2026-02-01'],
      '2026-02-02': ['MA stopped agreed 2026-01-01..2026-02-01'],
    },
  ],
  [
    'a stop ends what it names, whatever its start',
    [
      {id: 'MA'},
      {
        id: 'S',
        stop: 'stopped',
        from: '2026-01-05',
        to: '2026-02-01',
        registered: '2026-01-30',
        replaces: 'MA',
      },
    ],
    {'2026-02-02': ['MA stopped agreed 2026-01-01..2026-02-01']},
  ],
  [
    'a later stop puts the end off, the last one counts',
    [
      {id: 'MA', to: '2026-02-10'},
      {id: 'S1', stop: 'stopped', to: '2026-02-01', registered: '2026-01-20'},
      {id: 'S2', stop: 'stopped', to: '2026-02-20', registered: '2026-01-25'},
    ],
    {'2026-02-20': ['MA current agreed 2026-01-01..2026-02-20']},
  ],
  [
    'a stop of what is not known is a line that is over',
    [{id: 'S', stop: 'stopped', to: '2026-02-01'}],
    {'2026-02-02': ['S stopped agreed 2026-01-01..2026-02-01']},
  ],
  [
    'interrupted, until it is taken up again',
    [
      {id: 'MA'},
      {id: 'S', stop: 'interrupted', to: '2026-02-01', registered: '2026-02-01', replaces: 'MA'},
      {id: 'MA2', from: '2026-03-01', registered: '2026-02-20'},
    ],
    {
      '2026-02-01': ['MA current agreed 2026-01-01..2026-02-01', 'MA2 future agreed 2026-03-01..'],
      '2026-02-10': ['MA interrupted agreed 2026-01-01..2026-02-01', 'MA2 future agreed 2026-03-01..'],
      '2026-03-01': ['MA2 current agreed 2026-03-01..', '(MA interrupted agreed 2026-01-01..2026-02-01)'],
    },
  ],
  [
    'cancelled before it began: by its type, or by an end at its start',
    [
      {id: 'A', treatment: 'A', from: '2026-05-01', registered: '2026-01-01'},
      {
        id: 'SA',
        treatment: 'A',
        from: '2026-05-01',
        to: '2026-05-01',
        stop: 'cancelled',
        registered: '2026-02-01',
      },
      {id: 'B', treatment: 'B', from: '2026-05-01T00:00:00+02:00', registered: '2026-01-01'},
      {
        id: 'SB',
        treatment: 'B',
        from: '2026-05-01T00:00:00+02:00',
        to: '2026-05-01T00:00:00+02:00',
        stop: 'stopped',
        registered: '2026-02-01',
      },
    ],
    {
      '2026-02-02': [
        'A cancelled agreed 2026-05-01..2026-05-01',
        'B cancelled agreed 2026-05-01..2026-05-01',
      ],
      '2026-05-02': [
        'A cancelled agreed 2026-05-01..2026-05-01',
        'B cancelled agreed 2026-05-01..2026-05-01',
      ],
    },
  ],
  [
    'stop and next at one moment: the next begins the day after',
    [
      {id: 'MA'},
      {id: 'S', stop: 'stopped', to: '2026-01-20', registered: '2026-01-20T09:00:00+01:00', replaces: 'MA'},
      {id: 'MA2', from: '2026-01-21', registered: '2026-01-20T09:00:00+01:00', replaces: 'MA'},
    ],
    {
      '2026-01-20': ['MA current agreed 2026-01-01..2026-01-20', 'MA2 future agreed 2026-01-21..'],
      '2026-01-21': ['MA2 current agreed 2026-01-21..', '(MA stopped agreed 2026-01-01..2026-01-20)'],
    },
  ],
  [
    'one that names an earlier one replaces it, from its own start',
    [{id: 'MA'}, {id: 'MA2', from: '2026-02-01', registered: '2026-01-10', replaces: 'MA'}],
    {
      '2026-01-31': ['MA current agreed 2026-01-01..2026-01-31', 'MA2 future agreed 2026-02-01..'],
      '2026-02-01': ['MA2 current agreed 2026-02-01..', '(MA stopped agreed 2026-01-01..2026-01-31)'],
    },
  ],
  [
    'the latest agreement wins where it overlaps, from its own start',
    [{id: 'MA'}, {id: 'MA2', from: '2026-02-01', registered: '2026-01-10'}],
    {
      '2026-01-31': ['MA current agreed 2026-01-01..2026-01-31', 'MA2 future agreed 2026-02-01..'],
      '2026-02-01': ['MA2 current agreed 2026-02-01..', '(MA stopped agreed 2026-01-01..2026-01-31)'],
    },
  ],
  [
    'what is agreed on one day stays parallel',
    [
      {id: 'A', registered: '2026-01-01T09:00:00+01:00'},
      {id: 'B', registered: '2026-01-01T09:05:00+01:00', to: '2026-01-10'},
    ],
    {
      '2026-01-05': ['A current agreed 2026-01-01..', 'B current agreed 2026-01-01..2026-01-10'],
      '2026-01-11': ['A current agreed 2026-01-01..', 'B stopped agreed 2026-01-01..2026-01-10'],
    },
  ],
  [
    'a correction with the same start takes the place of what it corrects before that began',
    [
      {id: 'MA', from: '2026-05-01', registered: '2026-01-01'},
      {id: 'MA2', from: '2026-05-01', registered: '2026-01-01', replaces: 'MA'},
    ],
    {
      '2026-04-01': ['MA2 future agreed 2026-05-01..', '(MA cancelled agreed 2026-05-01..2026-05-01)'],
      '2026-05-01': ['MA2 current agreed 2026-05-01..', '(MA stopped agreed 2026-05-01..2026-05-01)'],
    },
  ],
  [
    'two that name each other replace nothing: neither vanishes',
    [
      {id: 'A', replaces: 'B'},
      {id: 'B', replaces: 'A'},
    ],
    {'2026-02-01': ['A current agreed 2026-01-01..', 'B current agreed 2026-01-01..']},
  ],
  [
    'a stop without an end is one on the day when it was agreed',
    [{id: 'MA'}, {id: 'S', stop: 'stopped', registered: '2026-02-01', replaces: 'MA'}],
    {
      '2026-02-01': ['MA current agreed 2026-01-01..2026-02-01'],
      '2026-02-02': ['MA stopped agreed 2026-01-01..2026-02-01'],
    },
  ],
  [
    'two treatments have nothing to do with each other',
    [
      {id: 'A', treatment: 'A'},
      {id: 'B', treatment: 'B', from: '2026-01-02'},
    ],
    {'2026-01-05': ['A current agreed 2026-01-01..', 'B current agreed 2026-01-02..']},
  ],
  [
    'details are the pharmacy’s while its agreement holds, then the prescriber’s again',
    [{id: 'MA'}, ta('TA', {basedOn: 'MA', from: '2026-01-03', to: '2026-01-10'})],
    {
      '2026-01-02': ['MA current agreed 2026-01-01..', 'TA future supplied 2026-01-03..2026-01-10'],
      '2026-01-05': ['TA current supplied 2026-01-03..2026-01-10'],
      '2026-01-11': ['MA current agreed 2026-01-01..'],
    },
  ],
  [
    'two agreements of the pharmacy for one of the prescriber stay parallel',
    [
      {id: 'MA', days: 10},
      ta('GDS', {basedOn: 'MA', days: 10}),
      ta('loose', {basedOn: 'MA', days: 10, registered: '2026-01-02'}),
    ],
    {
      '2026-01-05': [
        'GDS current supplied 2026-01-01..2026-01-10',
        'loose current supplied 2026-01-01..2026-01-10',
      ],
      '2026-01-11': [
        'GDS stopped supplied 2026-01-01..2026-01-10',
        'loose stopped supplied 2026-01-01..2026-01-10',
      ],
    },
  ],
  [
    'what the prescriber stopped is over, even if the pharmacy’s agreement runs on',
    [
      {id: 'MA'},
      ta('TA', {basedOn: 'MA'}),
      {id: 'S', stop: 'stopped', to: '2026-01-20', registered: '2026-01-20', replaces: 'MA'},
    ],
    {'2026-01-21': ['TA stopped supplied 2026-01-01..2026-01-20']},
  ],
  [
    'what ran out by itself goes on as long as the pharmacy’s agreement says',
    [{id: 'MA', days: 3}, ta('TA', {basedOn: 'MA', days: 5})],
    {
      '2026-01-05': ['TA current supplied 2026-01-01..2026-01-05'],
      '2026-01-06': ['TA stopped supplied 2026-01-01..2026-01-05'],
    },
  ],
  [
    'another box: the pharmacy stops one and begins the next within a day',
    [
      ta('TA', {from: '2026-01-01T00:00:00+01:00'}),
      ta('S', {
        from: '2026-01-01T00:00:00+01:00',
        to: '2026-01-05T16:00:00+01:00',
        stop: 'stopped',
        replaces: 'TA',
        registered: '2026-01-05',
      }),
      ta('TA2', {from: '2026-01-05T16:00:00+01:00', registered: '2026-01-05'}),
    ],
    {
      '2026-01-05': ['TA2 current supplied 2026-01-05..', '(TA stopped supplied 2026-01-01..2026-01-05)'],
    },
  ],
  [
    'only used: what is said last counts',
    [use('U1', {registered: '2026-01-01'}), use('U2', {registered: '2026-02-01', to: '2026-03-01'})],
    {
      '2026-02-02': ['U2 current used 2026-01-01..2026-03-01', '(U1 stopped used 2026-01-01..)'],
      '2026-03-02': ['U2 stopped used 2026-01-01..2026-03-01', '(U1 stopped used 2026-01-01..)'],
    },
  ],
  [
    'not used, according to the patient',
    [use('U', {more: {isUsed: false}})],
    {'2026-02-02': ['U stopped used 2026-01-01..']},
  ],
  [
    'a proposal, a request or a dispense is no line by itself',
    [
      {id: 'P', kind: 'proposal', treatment: 'P'},
      {id: 'VV', kind: 'dispense-request', treatment: 'VV'},
      {id: 'MVE', kind: 'dispense', treatment: 'MVE'},
    ],
    {'2026-01-05': []},
  ],
  [
    'entered in error is as if it were not there',
    [{id: 'MA'}, {id: 'S', stop: 'stopped', to: '2026-01-02', more: {isWithdrawn: true}}],
    {'2026-01-05': ['MA current agreed 2026-01-01..']},
  ],
  [
    'without any date it is taken as current',
    [{id: 'MA', from: null}],
    {'2026-01-05': ['MA current agreed ?..']},
  ],
  [
    'a length without a start counts from when it was agreed',
    [{id: 'MA', from: null, days: 7, registered: '2026-01-01'}],
    {
      '2026-01-07': ['MA current agreed 2026-01-01..2026-01-07'],
      '2026-01-08': ['MA stopped agreed 2026-01-01..2026-01-07'],
    },
  ],
];

suite('which lines there are on a day', () => {
  for (const [name, blocks, days] of table) {
    for (const [day, expected] of Object.entries(days)) {
      test(`${name}: ${day}`, () => assert.deepEqual(lines(blocks, day), expected));
      test(`${name}: ${day}, in whatever order the blocks come`, () =>
        assert.deepEqual(lines([...blocks].reverse(), day).sort(), [...expected].sort()));
    }
  }
});

function only(blocks: readonly BlockWish[], day: string, recentDays?: number): TreatmentLine {
  const [line] = treatments(blocks.map(block), day, {
    zone: ZONE,
    ...(recentDays !== undefined && {recentDays}),
  }).flatMap(({lines: all}) => all);
  assert.ok(line);
  return line;
}

suite('the thrombosis service', () => {
  const text = 'Volgens schema trombosedienst, oraal';
  const blocks = [
    {id: 'MA', text},
    ta('TA', {basedOn: 'MA', text: 'volgens schema van de trombosedienst'}),
    wds('W1', {basedOn: 'MA', days: 7}),
    wds('W2', {basedOn: 'MA', from: '2026-01-08', days: 14}),
    wds('S2', {
      basedOn: 'MA',
      from: '2026-01-08',
      to: '2026-01-12',
      stop: 'stopped',
      registered: '2026-01-12',
      replaces: 'W2',
    }),
    wds('W3', {basedOn: 'MA', from: '2026-01-13', days: 6, registered: '2026-01-12', replaces: 'W2'}),
  ];

  test('a line that its calendar is for says so, with the schedule of the day', () => {
    const of = (day: string): (string | undefined)[] => {
      const line = only(blocks, day);
      assert.equal(line.followsThrombosisCalendar, true);
      return [line.blockId, line.schedule?.id];
    };
    assert.deepEqual(of('2026-01-07'), ['TA', 'W1']);
    assert.deepEqual(of('2026-01-08'), ['TA', 'W2']);
    assert.deepEqual(of('2026-01-12'), ['TA', 'W2']);
    assert.deepEqual(of('2026-01-13'), ['TA', 'W3']);
  });

  test('a schedule that ran out is not that of the day, though no next one came', () => {
    assert.equal(only(blocks, '2026-01-19').schedule, null);
  });

  test('other doses per day are no calendar of the thrombosis service', () => {
    const line = only([{id: 'MA', text: 'volgens schema'}, wds('W', {basedOn: 'MA'})], '2026-01-05');
    assert.equal(line.followsThrombosisCalendar, false);
    assert.equal(line.schedule?.id, 'W');
  });
});

suite('what goes with a line', () => {
  test('the prescriber’s agreement behind the pharmacy’s details', () => {
    const author = {
      name: 'dr. Voorbeeld',
      identifiers: [],
      specialty: {text: 'Huisarts', codes: []},
      organization: null,
      who: 'professional' as const,
    };
    const line = only([{id: 'MA', more: {author}}, ta('TA', {basedOn: 'MA'})], '2026-01-05');
    assert.equal(line.agreement?.id, 'MA');
    assert.equal(line.prescriber?.name, 'dr. Voorbeeld');
    assert.equal(only([{id: 'MA', more: {author}}], '2026-01-05').agreement, null);
  });

  test('use that says it is about this agreement, the last that was said', () => {
    const blocks = [
      {id: 'MA'},
      use('U1', {basedOn: 'MA', registered: '2026-01-02'}),
      use('U2', {basedOn: 'MA', registered: '2026-01-03', more: {asAgreed: false}}),
      use('other', {basedOn: 'else', registered: '2026-01-04'}),
    ];
    assert.equal(only(blocks, '2026-01-05').use?.id, 'U2');
  });

  test('a pharmacy’s agreement that names none is about the last before it', () => {
    const blocks = [
      {id: 'MA'},
      {id: 'S', stop: 'stopped' as const, to: '2026-01-20', registered: '2026-01-20', replaces: 'MA'},
      {id: 'MA2', from: '2026-01-21', registered: '2026-01-20'},
      ta('TA', {from: '2026-01-21', registered: '2026-01-21'}),
    ];
    assert.equal(only(blocks, '2026-01-22').agreement?.id, 'MA2');
  });

  test('why and since when it ended', () => {
    const reasons = [{text: 'bijwerking', codes: []}];
    const stop = {
      id: 'S',
      stop: 'stopped' as const,
      to: '2026-01-20',
      registered: '2026-01-19',
      more: {reasonForChange: reasons},
    };
    const {end} = only([{id: 'MA'}, stop], '2026-01-25');
    assert.deepEqual(
      [end?.on, end?.type, end?.reasons, end?.registeredAt],
      ['2026-01-20', 'stopped', reasons, '2026-01-19'],
    );
    assert.equal(only([{id: 'MA', to: '2026-01-20'}], '2026-01-25').end?.type, null);
    assert.equal(only([{id: 'MA'}], '2026-01-25').end, null);
  });

  test('it is recent for so many days after its last', () => {
    const blocks = [{id: 'MA', to: '2026-01-31'}];
    assert.equal(only(blocks, '2026-03-31', 59).isRecent, true);
    assert.equal(only(blocks, '2026-04-01', 59).isRecent, false);
    assert.equal(only([{id: 'MA'}], '2036-01-01', 59).isRecent, true);
    const interrupted = [...blocks, {id: 'S', stop: 'interrupted' as const, to: '2026-01-31'}];
    assert.equal(only(interrupted, '2027-01-01', 59).isRecent, true);
  });
});
