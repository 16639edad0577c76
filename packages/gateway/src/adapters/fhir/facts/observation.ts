import type {FactContent, FactKind} from '../../../domain/medication/facts.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {codings} from '../codes.ts';
import {fields, list, text, type Fields} from '../fields.ts';
import {authorOf} from '../medication/authors.ts';
import {conceptOf, quantityOf} from '../medication/quantities.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {factOf} from './fact.ts';

const NHG_45 = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen';
const LOINC = 'http://loinc.org';
const KINDS: Readonly<Record<string, FactKind>> = {
  [`${NHG_45}|3583`]: 'kidney-function',
  [`${NHG_45}|523`]: 'kidney-function',
  [`${NHG_45}|40`]: 'kidney-function',
  [`${NHG_45}|357`]: 'weight',
  [`${LOINC}|29463-7`]: 'weight',
  [`${NHG_45}|560`]: 'height',
  [`${LOINC}|8302-2`]: 'height',
};
const COMPARATORS = ['<', '<=', '>=', '>'] as const;

function valueOf(resource: Fields, source: Source): FactContent['value'] {
  const written = fields(resource['valueQuantity']);
  const comparator = COMPARATORS.find((one) => one === text(written?.['comparator'])) ?? null;
  const {comparator: _, ...bare} = written ?? {};
  const quantity = quantityOf(bare, source);
  return quantity === null ? null : {...quantity, comparator};
}

/** A kidney value, weight or height. The rest of a record is not for this service. */
export function readObservation(resource: Fields, source: Source): ImportedOf<'Observation'> {
  const kind = codings(resource['code']).flatMap(
    ({system, code}) => KINDS[`${system ?? ''}|${code}`] ?? [],
  )[0];
  if (kind === undefined) throw new LeftOut('it is no kidney function, weight or height');
  const {content, identity, subject} = factOf(kind, resource, source);
  const value = valueOf(resource, source);
  if (value === null && !content.isWithdrawn) throw new LeftOut('it has no value that is a number');
  const fact: FactContent = {
    ...content,
    what: conceptOf(resource['code'], source),
    isWithdrawn: content.isWithdrawn || resource['status'] === 'cancelled',
    since:
      writtenTime(resource['effectiveDateTime']) ??
      writtenTime(list(resource['effectivePeriod'])[0]?.['start']) ??
      null,
    statedAt: writtenTime(resource['issued']) ?? null,
    value,
    // STU3 has one comment, R4 notes.
    comment: content.comment ?? source.text(resource['comment'], 2000),
    author: authorOf(resource['performer'], source),
  };
  return {kind: 'Observation', ...identity, subject, fact};
}
