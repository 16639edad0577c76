import {factKinds, type FactContent} from '../../../domain/medication/facts.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {codings} from '../codes.ts';
import {list, type Fields} from '../fields.ts';
import {authorOf} from '../medication/authors.ts';
import {conceptOf} from '../medication/quantities.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {factOf} from './fact.ts';

/** Which kind of facts a List is about. A system of our own: national profiles have no List. */
export const FACT_KIND_SYSTEM = 'urn:gp-elements:fact-kind';

/** HL7's reasons why a list is empty. */
const REASONS: Readonly<Record<string, FactContent['says']>> = {
  nilknown: 'none-known',
  notasked: 'not-asked',
  notstarted: 'not-asked',
  unavailable: 'not-available',
  withheld: 'not-available',
};

/** A statement that there is none of a kind, that it was not asked, or cannot be had. */
export function readList(resource: Fields, source: Source): ImportedOf<'List'> {
  const said = codings(resource['code']).find(({system}) => system === FACT_KIND_SYSTEM)?.code;
  const kind = factKinds.find((one) => one === said);
  if (kind === undefined) throw new LeftOut('it is no list of this service');
  const reason = codings(resource['emptyReason']).flatMap(({code}) => REASONS[code] ?? [])[0];
  if (list(resource['entry']).length > 0 || reason === undefined)
    throw new LeftOut('it does not say why it is empty');
  const {content, identity, subject} = factOf(kind, resource, source);
  const statedAt = writtenTime(resource['date']) ?? null;
  const fact: FactContent = {
    ...content,
    says: reason,
    what: conceptOf({text: resource['title']}, source),
    since: statedAt,
    statedAt,
    author: authorOf(resource['source'], source),
  };
  return {kind: 'List', ...identity, subject, fact};
}
