import type {BlockContent} from '../../../domain/medication/block.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {list, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {authorOf} from './authors.ts';
import {blockOf, extensionConcepts, kindOf, orderOf, relationsOf, subjectOf} from './block.ts';
import {extension, registeredOf} from './extensions.ts';
import {conceptOf, durationOf, quantityOf} from './quantities.ts';

/** What the pharmacy agreed (administration agreement), or supplied. */
export function readMedicationDispense(resource: Fields, source: Source): ImportedOf<'MedicationDispense'> {
  const kind = kindOf(resource['category']);
  if (kind !== 'administration-agreement' && kind !== 'dispense')
    throw new LeftOut('its category is none of the medication process');
  const subject = subjectOf(resource, source);
  const isDispense = kind === 'dispense';
  const requested = writtenTime(extension(resource, 'ext-MedicationDispense.RequestDate')?.['valueDateTime']);
  const registeredAt = registeredOf(resource, 'whenHandedOver', 'whenPrepared') ?? requested ?? null;
  const {content, identity} = blockOf(kind, resource, source, {
    dosages: resource['dosageInstruction'],
    registeredAt,
  });
  const supplier = authorOf(list(resource['performer'])[0]?.['actor'], source);
  const block: BlockContent = {
    ...content,
    author: supplier,
    dispenser: supplier,
    quantity: quantityOf(resource['quantity'], source),
    supplyDuration: durationOf(resource['daysSupply']),
    distributionForm: conceptOf(
      extension(resource, 'ext-MedicationDispense.DistributionForm')?.['valueCodeableConcept'],
      source,
    ),
    reasonForChange: extensionConcepts(
      resource,
      source,
      'ext-AdministrationAgreement.ReasonModificationOrDiscontinuation',
    ),
    additionalInformation: extensionConcepts(
      resource,
      source,
      'ext-MedicationDispense.MedicationDispenseAdditionalInformation',
    ),
    requestedAt: requested ?? null,
    happenedAt: isDispense
      ? (writtenTime(resource['whenHandedOver']) ?? writtenTime(resource['whenPrepared']) ?? null)
      : null,
    relations: [
      ...relationsOf(resource['authorizingPrescription'], source, {
        role: 'based-on',
        kind: isDispense ? 'dispense-request' : 'agreement',
        resource: 'MedicationRequest',
      }),
      ...relationsOf(extension(resource, 'ext-RelationAdministrationAgreement')?.['valueReference'], source, {
        role: 'replaces',
        kind: 'administration-agreement',
        resource: 'MedicationDispense',
      }),
    ],
  };
  return {kind: 'MedicationDispense', ...identity, subject, registeredAt: orderOf(registeredAt), block};
}
