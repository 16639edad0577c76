/** Which of the practice's rules are about a medicine. Pure. */
import type {RepeatRule} from './settings.ts';

/** As in the Dutch building blocks; see the contract's RepeatRule. */
export const SYSTEMS = {
  atc: 'http://www.whocc.no/atc',
  prk: 'urn:oid:2.16.840.1.113883.2.4.4.10',
  gpk: 'urn:oid:2.16.840.1.113883.2.4.4.1',
} as const;

/** Of the G-Standaard, from article to generic product, and ATC: what names a product that a pharmacy can supply. */
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(SYSTEMS),
  'urn:oid:2.16.840.1.113883.2.4.4.7',
  'urn:oid:2.16.840.1.113883.2.4.4.8',
]);

/** Whether a code of this system names a product. */
export const isKnownCode = (system: string): boolean => KNOWN.has(system);

export interface Product {
  /** Product text of the source. */
  name: string;
  codes: readonly {system: string; code: string}[];
}

const plain = (text: string): string => text.normalize('NFKD').toLocaleUpperCase('nl').trim();

/** By one of its codes, or by the beginning of its product text; a word that goes on after it is another medicine. */
function fits(
  {match: {atc = [], prk = [], gpk = [], name = []}}: RepeatRule,
  {codes, name: text}: Product,
): boolean {
  const isCoded = codes.some(
    ({system, code}) =>
      (system === SYSTEMS.atc && atc.some((start) => code.startsWith(start))) ||
      (system === SYSTEMS.prk && prk.includes(code)) ||
      (system === SYSTEMS.gpk && gpk.includes(code)),
  );
  if (isCoded) return true;
  const words = plain(text);
  return name.some((start) => {
    const wanted = plain(start);
    return words.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(words.slice(wanted.length));
  });
}

export interface RulesFor {
  online: NonNullable<RepeatRule['online']>;
  maximumDays?: number;
  checkUpAfterRepeats?: number;
  earliestDaysLeft?: number;
}

const STRICTNESS = ['yes', 'check-first', 'no'] as const;

const lowest = (values: readonly (number | undefined)[]): number | undefined => {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
};

/** Of several rules the strictest answer of each kind. */
export function rulesFor(rules: readonly RepeatRule[], product: Product): RulesFor {
  const found = rules.filter((rule) => fits(rule, product));
  const strictest = Math.max(0, ...found.map(({online = 'yes'}) => STRICTNESS.indexOf(online)));
  const maximumDays = lowest(found.map((rule) => rule.maximumDays));
  const checkUpAfterRepeats = lowest(found.map((rule) => rule.checkUpAfterRepeats));
  const earliestDaysLeft = lowest(found.map((rule) => rule.earliestDaysLeft));
  return {
    online: STRICTNESS[strictest] ?? 'no',
    ...(maximumDays !== undefined && {maximumDays}),
    ...(checkUpAfterRepeats !== undefined && {checkUpAfterRepeats}),
    ...(earliestDaysLeft !== undefined && {earliestDaysLeft}),
  };
}
