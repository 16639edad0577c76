import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {monthFigures, summaryOf, type Figure, type MonthCounts} from './figures.ts';
import {HIDDEN_BELOW, hiddenParts, hiddenRows, type Pair} from './suppression.ts';

/** The same numbers at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Often nothing, often small, sometimes large: what a small practice has. */
function smallCounts(next: () => number, length: number): number[] {
  return Array.from({length}, () => {
    const kind = next();
    return kind < 0.3 ? 0 : Math.floor(next() * (kind < 0.7 ? 12 : 150));
  });
}

const isSmall = (count: number): boolean => count > 0 && count < HIDDEN_BELOW;
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * What one who knows the rules can say of hidden numbers that have a known sum and are each at least `least`: the smallest
 * and the largest that each can be.
 */
const bounds = (total: number, parts: number, least: number): [number, number] =>
  parts === 1 ? [total, total] : [least, total - (parts - 1) * least];

describe('parts of a total', () => {
  it('hide every small one, never one alone, and never a sum that is small', () => {
    const next = random(11);
    for (let round = 0; round < 4000; round += 1) {
      const counts = smallCounts(next, 4);
      const hidden = hiddenParts(counts);
      if (hidden === 'all') {
        assert.ok(isSmall(sum(counts)), counts.join());
        continue;
      }
      assert.ok(!isSmall(sum(counts)), counts.join());
      for (const [place, count] of counts.entries()) {
        if (isSmall(count)) assert.ok(hidden.has(place), counts.join());
        if (count === 0) assert.ok(!hidden.has(place), counts.join());
      }
      if (hidden.size === 0) continue;
      const together = sum(counts.filter((_, place) => hidden.has(place)));
      assert.ok(together >= HIDDEN_BELOW, counts.join());
      const [least, most] = bounds(together, hidden.size, 1);
      assert.ok(most > least, counts.join());
    }
  });

  it('hide nothing without need', () => {
    assert.deepEqual(hiddenParts([200, 40, 0, 10]), new Set());
    assert.deepEqual(hiddenParts([200, 0, 0, 5]), new Set([3, 0]));
    assert.deepEqual(hiddenParts([200, 4, 3, 80]), new Set([1, 2, 3]));
    assert.deepEqual(hiddenParts([200, 6, 7, 80]), new Set([1, 2]));
    assert.equal(hiddenParts([4, 0, 3, 2]), 'all');
    assert.deepEqual(hiddenParts([0, 0, 0, 0]), new Set());
  });
});

describe('rows of a table', () => {
  it('hide every small cell with its row, never a row alone, and never a column sum that is small', () => {
    const next = random(23);
    let tables = 0;
    for (let round = 0; round < 4000; round += 1) {
      const first = smallCounts(next, 7);
      const second = smallCounts(next, 7);
      const rows = first.map((count, place): Pair => [count, second[place] ?? 0]);
      const hidden = hiddenRows(rows);
      if (hidden === 'all') continue;
      const say = JSON.stringify(rows);
      for (const [place, row] of rows.entries()) {
        if (row.some(isSmall)) assert.ok(hidden.has(place), say);
      }
      if (hidden.size === 0) continue;
      tables += 1;
      assert.ok(hidden.size >= 2, say);
      for (const column of [first, second]) {
        const together = sum(column.filter((_, place) => hidden.has(place)));
        if (sum(column) === 0) continue;
        assert.ok(together >= HIDDEN_BELOW, say);
        const [least, most] = bounds(together, hidden.size, 0);
        assert.ok(most > least, say);
      }
    }
    assert.ok(tables > 1000, String(tables));
  });
});

const CHANNELS = ['online', 'desk', 'phone', 'import'] as const;
const AGES = ['under-12', '12-17', '18-39', '40-64', '65-79', '80-plus', 'unknown'] as const;

function randomMonth(next: () => number): MonthCounts {
  const events = CHANNELS.flatMap((channel) =>
    smallCounts(next, AGES.length).map((count, place) => ({
      event: 'appointment-booked',
      channel,
      ageBand: AGES[place] ?? 'unknown',
      count: channel === 'online' ? count : Math.floor(count / 3),
    })),
  );
  const others = ['appointment-missed', 'appointment-cancelled', 'hold-abandoned', 'hold-booked'];
  for (const event of others) {
    for (const [place, count] of smallCounts(next, 4).entries()) {
      const channel = event.startsWith('hold') ? 'online' : (CHANNELS[place] ?? 'online');
      events.push({event, channel, ageBand: '18-39', count});
    }
  }
  return {
    isCounted: true,
    events,
    replies: smallCounts(next, 3).map((count, place) => ({
      hours: place * 5 + 1,
      promise: ['kept', 'broken', 'none'][place] ?? 'none',
      count,
    })),
    users: smallCounts(next, 1)[0] ?? 0,
    phoneCalls: 900,
    registeredPatients: 3000,
  };
}

/** One unknown number, or a known one, in a sum that must be nothing. */
type Equation = Map<string, number>;

/**
 * What follows from equations between numbers of which some are known: elimination until nothing more follows. Gives the
 * unknown numbers that have only one possible value.
 */
function solve(equations: readonly Equation[], known: ReadonlyMap<string, number>): Map<string, number> {
  const names = [...new Set(equations.flatMap((one) => [...one.keys()]))].filter((name) => !known.has(name));
  const rows = equations.map((one) => {
    const row = new Array<number>(names.length + 1).fill(0);
    for (const [name, factor] of one) {
      const place = names.indexOf(name);
      if (place >= 0) row[place] = (row[place] ?? 0) + factor;
      else row[names.length] = (row[names.length] ?? 0) - factor * (known.get(name) ?? 0);
    }
    return row;
  });
  let top = 0;
  for (let column = 0; column < names.length && top < rows.length; column += 1) {
    const pivot = rows.findIndex((row, place) => place >= top && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot]!, rows[top]!];
    const lead = rows[top]!;
    const by = lead[column]!;
    lead.forEach((value, place) => (lead[place] = value / by));
    for (const row of rows) {
      const factor = row[column] ?? 0;
      if (row === lead || Math.abs(factor) < 1e-9) continue;
      lead.forEach((value, place) => (row[place] = (row[place] ?? 0) - factor * value));
    }
    top += 1;
  }
  const found = new Map<string, number>();
  for (const row of rows) {
    const places = names.flatMap((_, place) => (Math.abs(row[place] ?? 0) > 1e-9 ? [place] : []));
    if (places.length === 1) found.set(names[places[0]!]!, row[names.length] ?? 0);
  }
  return found;
}

const nameOf = (month: string, {measure, channel, ageBand}: Partial<Figure>): string =>
  [month, measure, channel ?? 'all', ageBand ?? 'all'].join('/');

/** Every way in which the numbers of a month hang together. */
function equationsOf(month: string): Equation[] {
  const of = (part: Partial<Figure>) => nameOf(month, part);
  const result: Equation[] = [];
  for (const measure of ['made', 'cancelled', 'no-shows'] as const) {
    result.push(
      new Map([
        ...CHANNELS.map((channel) => [of({measure, channel}), 1] as const),
        [of({measure}), -1] as const,
      ]),
    );
  }
  // Ages add up to what was made online, and to all that was made.
  for (const channel of ['online', undefined] as const) {
    const place = channel === undefined ? {} : {channel};
    result.push(
      new Map([
        ...AGES.map((ageBand) => [of({measure: 'made', ...place, ageBand}), 1] as const),
        [of({measure: 'made', ...place}), -1] as const,
      ]),
    );
  }
  return result;
}

/** Counts and, where a share and one of its two numbers are shown, the other number. */
function knownOf(month: string, figures: readonly Figure[]): Map<string, number> {
  const known = new Map<string, number>();
  const value = (part: Partial<Figure>) => {
    const found = figures.find((one) => nameOf('', one) === nameOf('', part));
    return found?.state === 'shown' ? found.value : undefined;
  };
  const counts = ['made', 'cancelled', 'no-shows', 'holds', 'abandoned', 'replies', 'converted', 'users'];
  for (const one of figures) {
    if (counts.includes(one.measure) && one.state === 'shown') known.set(nameOf(month, one), one.value ?? 0);
  }
  const shares: [share: Partial<Figure>, part: Partial<Figure>, whole: Partial<Figure>][] = [
    [{measure: 'digital-share'}, {measure: 'made', channel: 'online'}, {measure: 'made'}],
    ...AGES.map((ageBand): [Partial<Figure>, Partial<Figure>, Partial<Figure>] => [
      {measure: 'digital-share', ageBand},
      {measure: 'made', channel: 'online', ageBand},
      {measure: 'made', ageBand},
    ]),
    [{measure: 'abandoned-share'}, {measure: 'abandoned'}, {measure: 'holds'}],
    [{measure: 'converted-share'}, {measure: 'converted'}, {measure: 'made', channel: 'online'}],
    [{measure: 'no-show-share'}, {measure: 'no-shows'}, {measure: 'made'}],
    ...CHANNELS.map((channel): [Partial<Figure>, Partial<Figure>, Partial<Figure>] => [
      {measure: 'no-show-share', channel},
      {measure: 'no-shows', channel},
      {measure: 'made', channel},
    ]),
  ];
  for (const [share, part, whole] of shares) {
    const ratio = value(share);
    if (ratio === undefined) continue;
    const parts = value(part);
    const wholes = value(whole);
    if (parts === undefined && wholes !== undefined) known.set(nameOf(month, part), ratio * wholes);
    if (wholes === undefined && parts !== undefined && ratio > 0)
      known.set(nameOf(month, whole), parts / ratio);
  }
  return known;
}

const hiddenCounts = (month: string, figures: readonly Figure[]): string[] =>
  figures
    .filter(({measure, state}) => state === 'hidden' && !measure.includes('share'))
    .map((one) => nameOf(month, one));

describe('a report that somebody tries to see through', () => {
  it('shows no number from 1 to 9, and no share of one', () => {
    const next = random(5);
    for (let round = 0; round < 200; round += 1) {
      const figures = monthFigures(randomMonth(next));
      for (const {measure, state, value} of figures) {
        const isCount = ['made', 'cancelled', 'no-shows', 'holds', 'abandoned', 'replies', 'users'].includes(
          measure,
        );
        if (state === 'shown' && isCount) assert.ok(!isSmall(value ?? 0), `${measure} ${value}`);
        assert.equal(value === undefined, state !== 'shown');
      }
    }
  });

  it('gives no hidden number back by subtraction over rows, columns, totals and shares', () => {
    const next = random(7);
    let hiddenOnes = 0;
    for (let round = 0; round < 150; round += 1) {
      const figures = monthFigures(randomMonth(next));
      const hidden = hiddenCounts('m', figures);
      hiddenOnes += hidden.length;
      const found = solve(equationsOf('m'), knownOf('m', figures));
      const recovered = hidden.filter((name) => found.has(name) || knownOf('m', figures).has(name));
      assert.deepEqual(recovered, [], JSON.stringify(figures));
    }
    assert.ok(hiddenOnes > 1000, String(hiddenOnes));
  });

  it('would give them back without the second hiding: the attempt can succeed', () => {
    const known = new Map([
      ['m/made/all/all', 205],
      ['m/made/online/all', 200],
      ['m/made/desk/all', 0],
      ['m/made/phone/all', 0],
    ]);
    assert.deepEqual(solve(equationsOf('m').slice(0, 1), known), new Map([['m/made/import/all', 5]]));
  });

  it('gives nothing back by the difference of two periods that overlap', () => {
    const next = random(13);
    // Of the first two nothing is known.
    const months = Array.from({length: 9}, (_, index) => ({
      name: `m${index}`,
      figures: monthFigures({...randomMonth(next), isCounted: index > 1}),
    }));
    const known = new Map<string, number>();
    const equations: Equation[] = [];
    const hidden: string[] = [];
    for (const {name, figures} of months) {
      for (const [key, value] of knownOf(name, figures)) known.set(key, value);
      equations.push(...equationsOf(name));
      hidden.push(...hiddenCounts(name, figures));
    }
    const summed = ['made', 'cancelled', 'no-shows', 'holds', 'abandoned', 'replies', 'converted'];
    // Every period that can be asked for.
    for (let from = 0; from < months.length; from += 1) {
      for (let to = from; to < months.length; to += 1) {
        const within = months.slice(from, to + 1);
        const period = `p${from}-${to}`;
        const {figures} = summaryOf(within.map((month) => month.figures));
        for (const [key, value] of knownOf(period, figures)) known.set(key, value);
        const mean = figures.find(({measure}) => measure === 'made-per-month');
        if (mean?.state === 'shown')
          known.set(nameOf(period, {measure: 'made'}), (mean.value ?? 0) * (mean.monthCount ?? 0));
        for (const one of figures.filter(({measure}) => summed.includes(measure))) {
          equations.push(
            new Map([
              ...within.map(({name}) => [nameOf(name, one), 1] as const),
              [nameOf(period, one), -1] as const,
            ]),
          );
          if (one.state === 'hidden') continue;
          // A sum is shown when all that it is made of is shown.
          for (const month of within) {
            const part = month.figures.find((each) => nameOf('', each) === nameOf('', one));
            assert.equal(part?.state, within.indexOf(month) + from > 1 ? 'shown' : 'none');
          }
        }
      }
    }
    assert.ok(hidden.length > 50, String(hidden.length));
    const found = solve(equations, known);
    assert.deepEqual(
      hidden.filter((name) => found.has(name) || known.has(name)),
      [],
    );
  });
});
