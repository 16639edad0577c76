import type {BlockContent, BlockKind, Relation} from '../../../domain/medication/block.ts';
import type {ImportedOf} from '../../imported.ts';
import {flag, list, text, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {authorOf} from './authors.ts';
import {blockOf, kindOf, orderOf, relationsOf, subjectOf} from './block.ts';
import {extension, registeredOf} from './extensions.ts';

function derivedFrom(resource: Fields, source: Source): Relation[] {
  return list(resource['derivedFrom']).flatMap((one) => {
    const said = kindOf(extension(one, 'ext-ResourceCategory')?.['valueCodeableConcept']);
    const kinds = [
      ['MedicationRequest', 'agreement'],
      ['MedicationDispense', 'administration-agreement'],
    ] as const satisfies readonly (readonly [string, BlockKind])[];
    return kinds.flatMap(([resource, kind]) =>
      relationsOf(one, source, {role: 'based-on', kind: said ?? kind, resource}),
    );
  });
}

/** STU3 says whether it is taken; R4 has it in the status. Null where nothing says it. */
function isUsed(resource: Fields): boolean | null {
  const taken = text(resource['taken']);
  if (taken === 'y' || taken === 'n') return taken === 'y';
  const status = text(resource['status']);
  return status === 'not-taken' ? false : status === 'active' ? true : null;
}

/** What is used, according to the patient or someone else. */
export function readMedicationStatement(resource: Fields, source: Source): ImportedOf<'MedicationStatement'> {
  const subject = subjectOf(resource, source);
  const registeredAt = registeredOf(resource, 'dateAsserted');
  const {content, identity} = blockOf('use', resource, source, {dosages: resource['dosage'], registeredAt});
  const person = (...names: string[]): BlockContent['author'] =>
    authorOf(extension(resource, ...names)?.['valueReference'], source);
  const block: BlockContent = {
    ...content,
    author: person('ext-MedicationUse2.Author', 'zib-MedicationUse-Author'),
    prescriber: person('ext-MedicationUse2.Prescriber', 'zib-MedicationUse-Prescriber'),
    informant: authorOf(resource['informationSource'], source),
    asAgreed:
      flag(
        extension(resource, 'ext-AsAgreedIndicator', 'zib-MedicationUse-AsAgreedIndicator')?.['valueBoolean'],
      ) ?? null,
    isUsed: isUsed(resource),
    relations: derivedFrom(resource, source),
  };
  return {kind: 'MedicationStatement', ...identity, subject, registeredAt: orderOf(registeredAt), block};
}
