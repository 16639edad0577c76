import type {FactContent} from '../../../domain/medication/facts.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {codings} from '../codes.ts';
import {extensions, list, text, type Fields} from '../fields.ts';
import {authorOf} from '../medication/authors.ts';
import {extension} from '../medication/extensions.ts';
import {conceptOf, conceptsOf} from '../medication/quantities.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {factOf} from './fact.ts';

const ASSERTED = 'http://hl7.org/fhir/StructureDefinition/allergyintolerance-assertedDate';

/** STU3 has the code by itself, R4 a concept with it among others. */
function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | null {
  const said = [text(value), ...codings(value).map(({code}) => code)];
  return words.find((word) => said.includes(word)) ?? null;
}

const CERTAINTIES = {
  confirmed: 'confirmed',
  presumed: 'unconfirmed',
  unconfirmed: 'unconfirmed',
  refuted: 'refuted',
} as const satisfies Record<string, FactContent['certainty']>;

export function readAllergyIntolerance(resource: Fields, source: Source): ImportedOf<'AllergyIntolerance'> {
  const {content, identity, subject} = factOf('hypersensitivity', resource, source);
  const condition = source.find(extension(resource, 'ext-RelationCondition')?.['valueReference']);
  const what = conceptOf(resource['code'], source) ?? conceptOf(condition?.['code'], source);
  if (what === null) throw new LeftOut('it does not say for what');
  const verification = resource['verificationStatus'];
  const certainty = oneOf(verification, ['confirmed', 'presumed', 'unconfirmed', 'refuted'] as const);
  const reactions = list(resource['reaction']).flatMap((reaction) =>
    conceptsOf(reaction['manifestation'], source),
  );
  const fact: FactContent = {
    ...content,
    what,
    status: oneOf(resource['clinicalStatus'], ['active', 'inactive', 'resolved'] as const),
    certainty: certainty === null ? null : CERTAINTIES[certainty],
    criticality: oneOf(resource['criticality'], ['low', 'high'] as const),
    reactions,
    condition: conceptOf(condition?.['code'], source)?.text ?? null,
    isWithdrawn: oneOf(verification, ['entered-in-error'] as const) !== null,
    since: writtenTime(resource['onsetDateTime']) ?? null,
    statedAt:
      writtenTime(resource['assertedDate']) ??
      writtenTime(extensions(resource, ASSERTED)[0]?.['valueDateTime']) ??
      writtenTime(resource['recordedDate']) ??
      null,
    author: authorOf(resource['recorder'] ?? resource['asserter'], source),
  };
  return {kind: 'AllergyIntolerance', ...identity, subject, fact};
}
