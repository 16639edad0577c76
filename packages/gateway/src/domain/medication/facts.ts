/** What stands beside somebody's medication, unmatched: nothing here is compared with a medicine. */
import type {Author, Concept, Identifier, Quantity} from './block.ts';
import {startsAt} from './spans.ts';

export const factKinds = [
  'hypersensitivity',
  'contra-indication',
  /** A decision of a prescriber or pharmacy to watch a substance. */
  'surveillance',
  /** An attention of the GP's own record. */
  'alert',
  'kidney-function',
  'weight',
  'height',
  /** Of medication only that there is none, or that it was not asked for: what there is stands in blocks. */
  'medication',
] as const;

export type FactKind = (typeof factKinds)[number];

export interface FactContent {
  kind: FactKind;
  identifiers: readonly Identifier[];
  /** The others of the kind state that there is nothing of it to say, and why. */
  says: 'present' | 'none-known' | 'not-asked' | 'not-available';
  /** The substance, the condition, the measurement. */
  what: Concept | null;
  /** What of it is safe all the same. */
  exceptions: readonly Concept[];
  /** The source's word for whether it still holds. */
  status: 'active' | 'inactive' | 'resolved' | null;
  certainty: 'confirmed' | 'unconfirmed' | 'refuted' | null;
  criticality: 'low' | 'high' | null;
  reactions: readonly Concept[];
  /** The condition that the source connects with it, by its title. */
  condition: string | null;
  /** It was entered in error. */
  isWithdrawn: boolean;
  /** Dates as the source writes them: when it began and ended, or was measured; and when that was stated. */
  since: string | null;
  until: string | null;
  statedAt: string | null;
  value: (Quantity & {comparator: '<' | '<=' | '>=' | '>' | null}) | null;
  reasonForEnd: string | null;
  comment: string | null;
  author: Author | null;
  /** Names of facts in whose place this one comes. */
  replaces: readonly Identifier[];
}

/** A fact of that kind of which nothing else is known. */
export function emptyFact(kind: FactKind): FactContent {
  return {
    kind,
    identifiers: [],
    says: 'present',
    what: null,
    exceptions: [],
    status: null,
    certainty: null,
    criticality: null,
    reactions: [],
    condition: null,
    isWithdrawn: false,
    since: null,
    until: null,
    statedAt: null,
    value: null,
    reasonForEnd: null,
    comment: null,
    author: null,
    replaces: [],
  };
}

export interface PatientFact extends FactContent {
  id: string;
  personId: string;
  source: {system: string | null; id: string | null; version: string | null};
}

/** What is known of a kind on a day: facts that hold, or that there are none, or why nothing is known. */
export type Known =
  | {says: 'present'; facts: PatientFact[]}
  | {says: 'none-known' | 'not-available'; fact: PatientFact}
  | {says: 'not-asked'};

const MEASURED: ReadonlySet<FactKind> = new Set(['kidney-function', 'weight', 'height']);

function isReplaced({identifiers}: PatientFact, facts: readonly PatientFact[]): boolean {
  return facts.some(({replaces}) =>
    replaces.some(({system, value}) =>
      identifiers.some((identifier) => identifier.system === system && identifier.value === value),
    ),
  );
}

function holdsOn({status, certainty, until, kind}: PatientFact, now: number, zone: string): boolean {
  if (MEASURED.has(kind)) return true;
  if (status === 'inactive' || status === 'resolved' || certainty === 'refuted') return false;
  return until === null || startsAt(until, zone) > now;
}

/** Latest first. */
function byDate(one: PatientFact, other: PatientFact): number {
  const [a, b] = [one, other].map(({since, statedAt}) => since ?? statedAt ?? '');
  return (b ?? '') < (a ?? '') ? -1 : 1;
}

/**
 * Nothing imported means that nobody asked, which is not the same as none.
 *
 * @param now ms UTC.
 */
export function knownOf(all: readonly PatientFact[], kind: FactKind, now: number, zone: string): Known {
  const facts = all.filter((fact) => fact.kind === kind && !fact.isWithdrawn);
  const standing = facts.filter((fact) => !isReplaced(fact, facts));
  const present = standing.filter((fact) => fact.says === 'present' && holdsOn(fact, now, zone)).sort(byDate);
  if (present.length > 0) return {says: 'present', facts: present};
  const [statement] = standing.filter(({says}) => says !== 'present').sort(byDate);
  if (statement === undefined || statement.says === 'not-asked' || statement.says === 'present')
    return {says: 'not-asked'};
  return {says: statement.says, fact: statement};
}
