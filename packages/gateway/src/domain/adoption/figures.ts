/** From counts to what a month shows, and from months to what a period shows. Pure; a month's figures depend on it alone. */
import type {components} from '@gp-elements/contract';
import type {Measure} from './definitions.ts';
import {AGE_BANDS, CHANNELS, type AgeBand, type MadeVia} from './events.ts';
import {HIDDEN_BELOW, hiddenParts, hiddenRows} from './suppression.ts';

export type Figure = components['schemas']['AdoptionFigure'] & {measure: Measure};

/** What was counted in one month of one service. */
export interface MonthCounts {
  /** Whether counting had begun: before that nothing is known, also not that it was nobody. */
  isCounted: boolean;
  events: readonly {event: string; channel: string; ageBand: string; count: number}[];
  replies: readonly {hours: number; promise: string; count: number}[];
  /** Different patients for whom it was used online. */
  users: number;
  /** Filled in by the practice; undefined when it was not. */
  phoneCalls: number | undefined;
  registeredPatients: number | undefined;
}

export type Summary = Omit<components['schemas']['AdoptionSummary'], 'figures'> & {figures: Figure[]};

type Place = Pick<Figure, 'channel' | 'ageBand'>;
/** A number, or why there is none. */
type Cell = number | 'hidden' | 'none';

const add = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const figure = (measure: Measure, cell: Cell, place: Place = {}): Figure => ({
  measure,
  ...place,
  ...(typeof cell === 'number' ? {state: 'shown', value: cell} : {state: cell}),
});

const toTenths = (value: number): number => Math.round(value * 10) / 10;

/** Of what is shown only: it tells nothing that its parts do not. */
function ratio(part: Cell, whole: Cell): Cell {
  if (part === 'hidden' || whole === 'hidden') return 'hidden';
  if (part === 'none' || whole === 'none' || whole === 0) return 'none';
  return Math.round((part / whole) * 10_000) / 10_000;
}

function line(counts: readonly number[]): {cells: Cell[]; total: Cell} {
  const hidden = hiddenParts(counts);
  if (hidden === 'all') return {cells: counts.map(() => 'hidden'), total: 'hidden'};
  return {
    cells: counts.map((count, place) => (hidden.has(place) ? 'hidden' : count)),
    total: add(counts),
  };
}

/** The middle one; of two in the middle the mean. */
function median(replies: MonthCounts['replies']): number {
  const hours = replies
    .flatMap(({hours: each, count}) => Array.from({length: count}, () => each))
    .sort((a, b) => a - b);
  const middle = (hours.length - 1) / 2;
  return ((hours[Math.floor(middle)] ?? 0) + (hours[Math.ceil(middle)] ?? 0)) / 2;
}

function ageFigures(made: (channel: MadeVia | undefined, ageBand: AgeBand) => number, isOpen: boolean) {
  const rows = AGE_BANDS.map((ageBand) => {
    const online = made('online', ageBand);
    return [online, made(undefined, ageBand) - online] as const;
  });
  const hidden = isOpen ? hiddenRows(rows) : 'all';
  return rows.flatMap(([online, others], place): Figure[] => {
    const isHidden = hidden === 'all' || hidden.has(place);
    const ageBand = AGE_BANDS[place]!;
    const [part, whole]: Cell[] = isHidden ? ['hidden', 'hidden'] : [online, online + others];
    return [
      figure('made', part!, {channel: 'online', ageBand}),
      figure('made', whole!, {ageBand}),
      figure('digital-share', ratio(part!, whole!), {ageBand}),
    ];
  });
}

/** What one month shows. */
export function monthFigures(counts: MonthCounts): Figure[] {
  const count = (names: readonly string[], channel?: string, ageBand?: string): number =>
    add(
      counts.events
        .filter(
          (one) =>
            names.includes(one.event) &&
            (channel === undefined || one.channel === channel) &&
            (ageBand === undefined || one.ageBand === ageBand),
        )
        .map((one) => one.count),
    );
  const byChannel = (...names: string[]) => line(CHANNELS.map((channel) => count(names, channel)));

  const making = ['appointment-booked', 'appointment-requested'];
  const made = byChannel(...making);
  const online = made.cells[0]!;
  // What only happens online would tell how often that was.
  const ifOnline = (cell: Cell): Cell => (online === 'hidden' ? 'hidden' : cell);
  const single = (value: number): Cell => (value > 0 && value < HIDDEN_BELOW ? 'hidden' : value);

  const missed = byChannel('appointment-missed');
  const cancelled = byChannel('appointment-cancelled', 'appointment-cancelled-late');
  const users = ifOnline(single(counts.users));
  const converted = ifOnline(single(count(['appointment-converted'], 'online')));
  const holds = line([count(['hold-abandoned']), count(['hold-booked'])]);
  const promises = ['kept', 'broken', 'none'];
  const replies = line(
    promises.map((promise) =>
      add(counts.replies.filter((one) => one.promise === promise).map((one) => one.count)),
    ),
  );
  const [kept, broken] = replies.cells as [Cell, Cell];
  const promised = typeof kept === 'number' && typeof broken === 'number' ? kept + broken : 'hidden';
  const repliesShown = ifOnline(replies.total);
  const registered: Cell = counts.registeredPatients ?? 'none';
  const perPatient = ratio(counts.phoneCalls ?? 'none', registered);
  const channels = (measure: Measure, cells: readonly Cell[]) =>
    CHANNELS.map((channel, place) => figure(measure, cells[place]!, {channel}));

  const figures = [
    figure('made', made.total),
    ...channels('made', made.cells),
    figure('digital-share', ratio(online, made.total)),
    ...ageFigures((channel, ageBand) => count(making, channel, ageBand), online !== 'hidden'),
    figure('users', users),
    figure('user-share', ratio(users, registered)),
    figure('replies', repliesShown),
    figure(
      'reply-median-hours',
      repliesShown === 'hidden' ? 'hidden' : repliesShown === 0 ? 'none' : median(counts.replies),
    ),
    figure('reply-within-promise', ifOnline(ratio(kept, promised))),
    figure('converted', converted),
    figure('converted-share', ratio(converted, online)),
    figure('holds', ifOnline(holds.total)),
    figure('abandoned', ifOnline(holds.cells[0]!)),
    figure('abandoned-share', ifOnline(ratio(holds.cells[0]!, holds.total))),
    figure('cancelled', cancelled.total),
    ...channels('cancelled', cancelled.cells),
    figure('no-shows', missed.total),
    ...channels('no-shows', missed.cells),
    figure('no-show-share', ratio(missed.total, made.total)),
    ...CHANNELS.map((channel, place) =>
      figure('no-show-share', ratio(missed.cells[place]!, made.cells[place]!), {channel}),
    ),
  ];
  return [
    ...(counts.isCounted
      ? figures
      : figures.map(({measure, state: _state, value: _value, ...place}) => figure(measure, 'none', place))),
    figure(
      'phone-calls-per-1000',
      typeof perPatient === 'number'
        ? toTenths(((counts.phoneCalls ?? 0) / (counts.registeredPatients ?? 1)) * 1000)
        : perPatient,
    ),
  ];
}

const placeOf = ({measure, channel, ageBand}: Pick<Figure, 'measure'> & Place): string =>
  [measure, channel, ageBand].join('|');

/** Counts that may be added up over months. */
const SUMMED: readonly Measure[] = [
  'made',
  'replies',
  'converted',
  'holds',
  'abandoned',
  'cancelled',
  'no-shows',
];

/** Months together: the sum of those in which it is known, and how many these are. */
interface Gathered {
  cell: Cell;
  monthCount: number;
}

/**
 * Made from what the months show, so that a period tells nothing that they do not. A month in which something is not known
 * counts for neither the sum nor the mean of it; one in which it is hidden hides the sum.
 */
export function summaryOf(months: readonly (readonly Figure[])[]): Summary {
  const byPlace = months.map((figures) => new Map(figures.map((one) => [placeOf(one), one])));
  const cellOf = (of: Map<string, Figure>, key: string): Cell => {
    const found = of.get(key);
    return found?.state === 'shown' ? (found.value ?? 0) : found?.state === 'none' ? 'none' : 'hidden';
  };
  const gather = (measure: Measure, place: Place = {}): Gathered => {
    const cells = byPlace
      .map((of) => cellOf(of, placeOf({measure, ...place})))
      .filter((cell) => cell !== 'none');
    const cell = cells.includes('hidden') ? 'hidden' : cells.length === 0 ? 'none' : add(cells as number[]);
    return {cell, monthCount: cells.length};
  };
  const together = (measure: Measure, {cell, monthCount}: Gathered, place: Place = {}): Figure => ({
    ...figure(measure, cell, place),
    ...(typeof cell === 'number' && {monthCount}),
  });
  const mean = (measure: Measure, {cell, monthCount}: Gathered): Figure =>
    together(measure, {cell: typeof cell === 'number' ? toTenths(cell / monthCount) : cell, monthCount});
  const share = (
    measure: Measure,
    part: Measure,
    whole: Measure,
    place: Place = {},
    {partPlace = place, wholePlace = place}: {partPlace?: Place; wholePlace?: Place} = {},
  ): Figure => {
    const {cell, monthCount} = gather(whole, wholePlace);
    return together(measure, {cell: ratio(gather(part, partPlace).cell, cell), monthCount}, place);
  };
  const online: Place = {channel: 'online'};
  return {
    monthCount: months.filter((figures) => figures.some(({state}) => state !== 'none')).length,
    figures: [
      ...(months[0] ?? [])
        .filter(({measure}) => SUMMED.includes(measure))
        .map(({measure, state: _state, value: _value, ...place}) =>
          together(measure, gather(measure, place), place),
        ),
      mean('made-per-month', gather('made')),
      share('digital-share', 'made', 'made', {}, {partPlace: online}),
      ...AGE_BANDS.map((ageBand) =>
        share('digital-share', 'made', 'made', {ageBand}, {partPlace: {...online, ageBand}}),
      ),
      share('converted-share', 'converted', 'made', {}, {wholePlace: online}),
      share('abandoned-share', 'abandoned', 'holds'),
      share('no-show-share', 'no-shows', 'made'),
      ...CHANNELS.map((channel) => share('no-show-share', 'no-shows', 'made', {channel})),
      mean('phone-calls-per-1000', gather('phone-calls-per-1000')),
    ],
  };
}
