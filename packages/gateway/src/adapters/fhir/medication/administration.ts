import type {BlockContent} from '../../../domain/medication/block.ts';
import type {ImportedOf} from '../../imported.ts';
import {fields, list, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {authorOf} from './authors.ts';
import {blockOf, extensionConcepts, orderOf, relationsOf, subjectOf} from './block.ts';
import {registeredOf} from './extensions.ts';
import {conceptOf, quantityOf} from './quantities.ts';

/** What was given, or refused, by whom. */
export function readMedicationAdministration(
  resource: Fields,
  source: Source,
): ImportedOf<'MedicationAdministration'> {
  const subject = subjectOf(resource, source);
  const happenedAt =
    writtenTime(resource['effectiveDateTime']) ?? writtenTime(fields(resource['effectivePeriod'])?.['start']);
  const registeredAt = registeredOf(resource) ?? happenedAt ?? null;
  const {content, identity} = blockOf('administration', resource, source, {registeredAt});
  const dosage = fields(resource['dosage']);
  const block: BlockContent = {
    ...content,
    // When it happened is no period of use.
    period: null,
    route: conceptOf(dosage?.['route'], source),
    author: authorOf(list(resource['performer'])[0]?.['actor'], source),
    happenedAt: happenedAt ?? null,
    givenDose: quantityOf(dosage?.['dose'], source),
    reasonForDeviation: extensionConcepts(
      resource,
      source,
      'ext-MedicationAdministration2.ReasonForDeviation',
    ),
    additionalInformation: extensionConcepts(
      resource,
      source,
      'ext-MedicationAdministration2.InjectionPatchSite',
    ),
    relations: [
      ...relationsOf(resource['request'], source, {
        role: 'based-on',
        kind: 'agreement',
        resource: 'MedicationRequest',
      }),
      ...relationsOf(resource['supportingInformation'], source, {
        role: 'based-on',
        kind: 'administration-agreement',
        resource: 'MedicationDispense',
      }),
      ...relationsOf(resource['supportingInformation'], source, {
        role: 'based-on',
        kind: 'dosing-schedule',
        resource: 'MedicationRequest',
      }),
    ],
  };
  return {kind: 'MedicationAdministration', ...identity, subject, registeredAt: orderOf(registeredAt), block};
}
