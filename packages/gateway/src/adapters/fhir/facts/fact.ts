import {emptyFact, type FactContent, type FactKind} from '../../../domain/medication/facts.ts';
import {LeftOut, type ImportedKind, type Reference} from '../../imported.ts';
import type {Fields} from '../fields.ts';
import {commentOf} from '../medication/extensions.ts';
import type {Source} from '../source.ts';

/** Everything of a fact that stands in the same place whatever it is. */
export function factOf(
  kind: FactKind,
  resource: Fields,
  source: Source,
): {content: FactContent; identity: ReturnType<Source['identity']>; subject: Reference} {
  const subject = source.reference(resource['subject'] ?? resource['patient'], 'Patient');
  if (subject === null) throw new LeftOut('it names no patient');
  const identity = source.identity();
  const content: FactContent = {
    ...emptyFact(kind),
    identifiers: identity.keys.map(({system, value}) => ({system, value})),
    isWithdrawn: resource['status'] === 'entered-in-error',
    comment: commentOf(resource, source),
  };
  return {content, identity, subject};
}

export function replaced(value: unknown, kind: ImportedKind, source: Source): FactContent['replaces'] {
  return source
    .references(value, kind)
    .flatMap(({keys}) => keys.slice(-1).map(({system, value: name}) => ({system, value: name})));
}
