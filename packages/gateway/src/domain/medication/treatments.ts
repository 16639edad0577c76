/**
 * What somebody takes, derived from the building blocks of the medication process: which line is current, future,
 * stopped, interrupted or cancelled on a day. See decision 25. Pure.
 */
import {addDays, localDate} from '../zone.ts';
import type {Author, Concept, MedicationBlock, Product, StopType} from './block.ts';
import {
  chain,
  isCancelled,
  isSucceeded,
  names,
  registered,
  stateOf,
  type LineState,
  type Link,
} from './chains.ts';
import type {Dosing} from './dosing.ts';
import {endingBy, hasBegun, holdsOn, isOver, spanOf, type Span} from './spans.ts';

export type {LineState} from './chains.ts';

/** `agreed` by a prescriber, `supplied` by a pharmacy, `used` according to the patient. */
export type LineSource = 'agreed' | 'supplied' | 'used';

/** Days, both included; null where there is none, or none is known. */
export interface LinePeriod {
  start: string | null;
  end: string | null;
}

export interface LineEnd {
  on: string | null;
  /** Null when the period simply ran out. */
  type: StopType | null;
  reasons: readonly Concept[];
  registeredAt: string | null;
  author: Author | null;
}

export interface TreatmentLine {
  /** Of the block that the details come from. */
  blockId: string;
  state: LineState;
  source: LineSource;
  product: Product | null;
  dosingText: string | null;
  dosing: Dosing | null;
  route: Concept | null;
  period: LinePeriod;
  registeredAt: string | null;
  /** Who wrote the block that the details come from. */
  author: Author | null;
  prescriber: Author | null;
  reasonForUse: readonly Concept[];
  reasonForChange: readonly Concept[];
  distributionForm: Concept | null;
  additionalInformation: readonly Concept[];
  comment: string | null;
  episode: string | null;
  /** How it ended, or will. */
  end: LineEnd | null;
  /** False once it is over for longer than people are told of. */
  isRecent: boolean;
  /** What the prescriber agreed, where the details are the pharmacy's. */
  agreement: MedicationBlock | null;
  /** Doses are in the calendar of the thrombosis service, not in the text. */
  followsThrombosisCalendar: boolean;
  /** The dosing schedule that holds on the day. */
  schedule: MedicationBlock | null;
  /** What is said of how it is really used. */
  use: MedicationBlock | null;
}

export interface Treatment {
  id: string;
  lines: TreatmentLine[];
  /** Lines in whose place another line of the treatment came. */
  earlier: TreatmentLine[];
  /** Everything that is known of it: requests, dispenses, administrations. */
  blocks: readonly MedicationBlock[];
}

export interface DerivationOptions {
  /** Of the practice. */
  zone: string;
  /** How many days after its end a line is still told of. */
  recentDays: number;
}

export const RECENT_DAYS = 62;

interface Context extends DerivationOptions {
  day: string;
  blocks: readonly MedicationBlock[];
}

const THROMBOSIS = /trombosedienst/i;

function scheduleOn(agreement: MedicationBlock | null, {blocks, day, zone}: Context): MedicationBlock | null {
  const all = blocks.filter(({kind}) => kind === 'dosing-schedule');
  const own = agreement === null ? [] : all.filter((one) => names(one, agreement, 'based-on'));
  const links = chain(own.length > 0 ? own : all, {zone, latestWins: true});
  // One that ran out is not today's, even when no next one came.
  const holding = links.filter((link) => !isCancelled(link) && holdsOn(link.span, day));
  return holding.sort((a, b) => a.span.from - b.span.from).at(-1)?.block ?? null;
}

/** What is said last of how this agreement is used. */
function useOf(
  of: readonly MedicationBlock[],
  state: LineState,
  {blocks, day, zone}: Context,
): MedicationBlock | null {
  const uses = blocks
    .filter(({kind}) => kind === 'use')
    .sort((a, b) => registered(a, zone) - registered(b, zone));
  const fitting = uses.filter((use) =>
    use.relations.length > 0
      ? of.some((block) => names(use, block, 'based-on'))
      : state === 'current' && hasBegun(spanOf(use.period, use.registeredAt, zone), day),
  );
  return fitting.at(-1) ?? null;
}

function endOf({span, stop}: Link): LineEnd | null {
  if (stop === null) {
    return span.lastDay === null
      ? null
      : {on: span.lastDay, type: null, reasons: [], registeredAt: null, author: null};
  }
  return {
    on: span.lastDay,
    type: stop.stopType,
    reasons: stop.reasonForChange,
    registeredAt: stop.registeredAt,
    author: stop.author,
  };
}

/** Until when people are told of it: cancelled lines from when that was agreed, others from their last day. */
function isRecent(state: LineState, end: LineEnd | null, {day, recentDays, zone}: Context): boolean {
  if (state !== 'stopped' && state !== 'cancelled') return true;
  const on =
    state === 'cancelled' && end?.registeredAt
      ? localDate(Date.parse(end.registeredAt), zone)
      : (end?.on ?? null);
  return on === null || on >= addDays(day, -recentDays);
}

function lineOf(
  detail: Link,
  state: LineState,
  source: LineSource,
  agreement: Link | null,
  context: Context,
): TreatmentLine {
  const {block} = detail;
  const intent = agreement?.block ?? null;
  // What the prescriber ended is over, whatever the pharmacy wrote.
  const stop = agreement?.stop ?? null;
  const span: Span =
    agreement === null || stop === null
      ? detail.span
      : endingBy(detail.span, agreement.span.to, context.zone);
  const end = endOf({...detail, span, stop: stop ?? detail.stop});
  const related = [block, detail.stop, intent, stop].filter((one) => one !== null);
  const texts = [block.dosingText, intent?.dosingText ?? null];
  return {
    blockId: block.id,
    state,
    source,
    product: block.product,
    dosingText: block.dosingText,
    dosing: block.dosing,
    route: block.route,
    period: {start: span.firstDay, end: span.lastDay},
    registeredAt: block.registeredAt,
    author: block.author,
    prescriber: source === 'used' ? block.prescriber : (intent?.author ?? null),
    reasonForUse: intent?.reasonForUse ?? block.reasonForUse,
    reasonForChange: intent?.reasonForChange ?? block.reasonForChange,
    distributionForm: block.distributionForm,
    additionalInformation: block.additionalInformation,
    comment: block.comment,
    episode: intent?.episode ?? block.episode,
    end,
    isRecent: isRecent(state, end, context),
    agreement: intent === block ? null : intent,
    followsThrombosisCalendar: texts.some((text) => text !== null && THROMBOSIS.test(text)),
    schedule: scheduleOn(intent, context),
    use: source === 'used' ? null : useOf(related, state, context),
  };
}

/** The pharmacy's agreements that are about this one: they name it, or name none and came after it. */
function supplies(agreements: readonly Link[], supplied: readonly Link[], zone: string): Map<Link, Link[]> {
  const result = new Map<Link, Link[]>();
  for (const link of supplied) {
    const blocks = [link.block, ...(link.stop === null ? [] : [link.stop])];
    const named = agreements.find(({block, stop}) =>
      blocks.some((one) => names(one, block, 'based-on') || (stop !== null && names(one, stop, 'based-on'))),
    );
    const namesOne = link.block.relations.some(({role}) => role === 'based-on');
    const before = agreements.filter(({block}) => registered(block, zone) <= registered(link.block, zone));
    const agreement = named ?? (namesOne ? undefined : (before.at(-1) ?? agreements[0]));
    if (agreement !== undefined) result.set(agreement, [...(result.get(agreement) ?? []), link]);
  }
  return result;
}

interface Sorted {
  lines: TreatmentLine[];
  earlier: TreatmentLine[];
}

/** The lines of one agreement of a prescriber and what the pharmacy made of it. */
function linesOf(agreement: Link, supplied: readonly Link[], context: Context): TreatmentLine[] {
  const {day} = context;
  const state = stateOf(agreement, day);
  const own = (): TreatmentLine[] => [lineOf(agreement, state, 'agreed', agreement, context)];
  const bySupply = (links: readonly Link[], as: LineState): TreatmentLine[] =>
    links.map((link) => lineOf(link, as, 'supplied', agreement, context));
  const standing = supplied.filter((link) => !isCancelled(link) && !isSucceeded(link, supplied, day));
  if (state === 'cancelled') return own();
  const isEnded = state === 'stopped' || state === 'interrupted';
  if (isEnded && agreement.stop !== null) {
    const last = agreement.span.lastDay;
    const until = standing.filter(({span}) => last !== null && holdsOn(span, last));
    return until.length > 0 ? bySupply(until, state) : own();
  }
  const now = standing.filter(({span}) => holdsOn(span, day));
  const later = standing.filter(({span}) => !hasBegun(span, day));
  if (state === 'future') {
    // Of its own start: one that the pharmacy began before is there as well.
    const lines = [...bySupply(now, 'current'), ...bySupply(later, 'future')];
    return lines.length > 0 ? lines : own();
  }
  // What ran out by itself goes on as long as the pharmacy's agreement says.
  if (now.length > 0) return [...bySupply(now, 'current'), ...bySupply(later, 'future')];
  if (state === 'current') return [...own(), ...bySupply(later, 'future')];
  const last = agreement.span.lastDay;
  const until = standing.filter(({span}) => last !== null && holdsOn(span, last));
  return until.length > 0 ? bySupply(until, state) : own();
}

function asEarlier(line: TreatmentLine): TreatmentLine {
  if (line.state === 'current') return {...line, state: 'stopped'};
  return line.state === 'future' ? {...line, state: 'cancelled'} : line;
}

function sort(links: readonly Link[], day: string, write: (link: Link) => TreatmentLine[]): Sorted {
  const sorted: Sorted = {lines: [], earlier: []};
  for (const link of links) {
    const lines = write(link);
    if (!isSucceeded(link, links, day)) sorted.lines.push(...lines);
    // On the day of the change both hold for a part of it; what it changed to is what is taken from now on.
    else sorted.earlier.push(...lines.map(asEarlier));
  }
  return sorted;
}

/** Of what nobody agreed or supplied as far as is known, only what is said of its use. */
function usedLines(context: Context): Sorted {
  const {blocks, day, zone} = context;
  const uses = blocks
    .filter(({kind}) => kind === 'use')
    .sort((a, b) => registered(a, zone) - registered(b, zone));
  const lines = uses.map((block) => {
    const link: Link = {
      block,
      span: spanOf(block.period, block.registeredAt, zone),
      stop: block.stopType === null ? null : block,
      successors: [],
    };
    const state = block.isUsed === false && !isOver(link.span, day) ? 'stopped' : stateOf(link, day);
    return lineOf(link, state, 'used', null, context);
  });
  // What is said last counts.
  return {lines: lines.slice(-1), earlier: lines.slice(0, -1).map(asEarlier)};
}

function treatmentOf(id: string, context: Context): Treatment {
  const {blocks, day, zone} = context;
  const agreements = chain(
    blocks.filter(({kind}) => kind === 'agreement'),
    {zone, latestWins: true},
  );
  const supplied = chain(
    blocks.filter(({kind}) => kind === 'administration-agreement'),
    {zone, latestWins: false},
  );
  const supplyOf = supplies(agreements, supplied, zone);
  const attached = new Set([...supplyOf.values()].flat());
  const loose = supplied.filter((link) => !attached.has(link));
  const agreed = sort(agreements, day, (link) => linesOf(link, supplyOf.get(link) ?? [], context));
  const unprescribed = sort(loose, day, (link) => [
    lineOf(link, stateOf(link, day), 'supplied', null, context),
  ]);
  const {lines, earlier} =
    agreements.length + supplied.length === 0
      ? usedLines(context)
      : {
          lines: [...agreed.lines, ...unprescribed.lines],
          earlier: [...agreed.earlier, ...unprescribed.earlier],
        };
  return {id, lines, earlier, blocks};
}

/** Of one person. `day` is `YYYY-MM-DD` in the practice's zone. Treatments without a line are left out. */
export function treatments(
  blocks: readonly MedicationBlock[],
  day: string,
  {zone, recentDays = RECENT_DAYS}: {zone: string; recentDays?: number},
): Treatment[] {
  const byTreatment = new Map<string, MedicationBlock[]>();
  for (const block of blocks) {
    if (block.isWithdrawn) continue;
    byTreatment.set(block.treatmentId, [...(byTreatment.get(block.treatmentId) ?? []), block]);
  }
  return [...byTreatment]
    .map(([id, own]) => treatmentOf(id, {day, zone, recentDays, blocks: own}))
    .filter(({lines, earlier}) => lines.length + earlier.length > 0);
}
