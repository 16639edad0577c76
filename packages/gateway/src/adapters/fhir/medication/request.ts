import type {BlockContent, BlockKind, Relation} from '../../../domain/medication/block.ts';
import {LeftOut, type ImportedOf} from '../../imported.ts';
import {fields, list, text, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {authorOf} from './authors.ts';
import {blockOf, extensionConcepts, kindOf, orderOf, relationsOf, subjectOf} from './block.ts';
import {extension, registeredOf} from './extensions.ts';
import {durationOf, quantityOf} from './quantities.ts';

const PROPOSABLE = {agreement: 'agreement', 'dispense-request': 'dispense-request'} as const;

function relations(kind: BlockKind, resource: Fields, source: Source): Relation[] {
  const isSchedule = kind === 'dosing-schedule';
  const based = list(resource['basedOn']);
  return [
    ...relationsOf(resource['priorPrescription'], source, {
      role: 'replaces',
      kind: isSchedule ? 'dosing-schedule' : 'agreement',
      resource: 'MedicationRequest',
    }),
    ...based.flatMap((one) =>
      relationsOf(one, source, {role: 'based-on', kind: 'agreement', resource: 'MedicationRequest'}),
    ),
    // A request cannot be based on what the pharmacy made of one; MP9 says so in an extension.
    ...based.flatMap((one) =>
      relationsOf(extension(one, 'ext-RelationAdministrationAgreement')?.['valueReference'], source, {
        role: 'based-on',
        kind: 'administration-agreement',
        resource: 'MedicationDispense',
      }),
    ),
  ];
}

/** An agreement, a dispense request, a dosing schedule, or a proposal of one of the first two. */
export function readMedicationRequest(resource: Fields, source: Source): ImportedOf<'MedicationRequest'> {
  const said = kindOf(resource['category']);
  if (said === undefined) throw new LeftOut('its category is none of the medication process');
  const subject = subjectOf(resource, source);
  const intent = text(resource['intent']);
  const isProposal = intent === 'plan' || intent === 'proposal';
  const proposes = said in PROPOSABLE ? PROPOSABLE[said as keyof typeof PROPOSABLE] : null;
  if (isProposal && proposes === null) throw new LeftOut('what it proposes is unknown');
  const registeredAt = registeredOf(resource, 'authoredOn');
  const {content, identity} = blockOf(isProposal ? 'proposal' : said, resource, source, {
    dosages: resource['dosageInstruction'],
    registeredAt,
  });
  const dispense = fields(resource['dispenseRequest']);
  const repeats = dispense?.['numberOfRepeatsAllowed'];
  const block: BlockContent = {
    ...content,
    // STU3 has an agent in between.
    author: authorOf(fields(resource['requester'])?.['agent'] ?? resource['requester'], source),
    dispenser: authorOf(resource['performer'] ?? dispense?.['performer'], source),
    quantity: quantityOf(dispense?.['quantity'], source),
    supplyDuration:
      durationOf(dispense?.['expectedSupplyDuration']) ??
      durationOf(
        extension(fields(dispense?.['validityPeriod']), 'ext-TimeInterval.Duration')?.['valueDuration'],
      ),
    repeats: typeof repeats === 'number' ? repeats : null,
    additionalInformation: extensionConcepts(
      resource,
      source,
      'ext-MedicationAgreement.MedicationAgreementAdditionalInformation',
      'ext-DispenseRequest.AdditionalWishes',
    ),
    proposes: isProposal ? proposes : null,
    relations: relations(said, resource, source),
  };
  return {kind: 'MedicationRequest', ...identity, subject, registeredAt: orderOf(registeredAt), block};
}
