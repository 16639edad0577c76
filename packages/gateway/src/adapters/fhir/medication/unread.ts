/** Whether a resource says things that are not read: the report names the fields, so that nothing is dropped in silence. */
import {list, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';

const ALWAYS = ['resourceType', 'id', 'meta', 'text', 'contained', 'language', 'implicitRules', 'identifier'];

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  MedicationRequest: [
    'status',
    'intent',
    'category',
    'medicationReference',
    'medicationCodeableConcept',
    'subject',
    'authoredOn',
    'requester',
    'performer',
    'reasonCode',
    'reasonReference',
    'basedOn',
    'priorPrescription',
    'note',
    'dosageInstruction',
    'dispenseRequest',
  ],
  MedicationDispense: [
    'status',
    'category',
    'medicationReference',
    'medicationCodeableConcept',
    'subject',
    'performer',
    'authorizingPrescription',
    'quantity',
    'daysSupply',
    'whenPrepared',
    'whenHandedOver',
    'note',
    'dosageInstruction',
  ],
  MedicationStatement: [
    'status',
    'category',
    'medicationReference',
    'medicationCodeableConcept',
    'subject',
    'effectivePeriod',
    'dateAsserted',
    'informationSource',
    'derivedFrom',
    'reasonCode',
    'reasonReference',
    'note',
    'dosage',
    'taken',
  ],
  MedicationAdministration: [
    'status',
    'category',
    'medicationReference',
    'medicationCodeableConcept',
    'subject',
    'effectiveDateTime',
    'effectivePeriod',
    'performer',
    'request',
    'supportingInformation',
    'reasonCode',
    'reasonReference',
    'note',
    'dosage',
  ],
  Communication: ['status', 'subject', 'sent', 'sender', 'payload', 'basedOn', 'note'],
};

const EXTENSIONS: ReadonlySet<string> = new Set(
  [
    'RegistrationDateTime',
    'AdministrationAgreement.AdministrationAgreementDateTime',
    'RenderedDosageInstruction',
    'TimeInterval.Period',
    'TimeInterval.Duration',
    'PharmaceuticalTreatment.Identifier',
    'StopType',
    'InstructionsForUse.RepeatPeriodCyclicalSchedule',
    'Comment',
    'MedicationAgreement.MedicationAgreementAdditionalInformation',
    'DispenseRequest.AdditionalWishes',
    'MedicationDispense.DistributionForm',
    'MedicationDispense.RequestDate',
    'MedicationDispense.MedicationDispenseAdditionalInformation',
    'AdministrationAgreement.ReasonModificationOrDiscontinuation',
    'RelationAdministrationAgreement',
    'MedicationUse2.Author',
    'MedicationUse2.Prescriber',
    'AsAgreedIndicator',
    'MedicationAdministration2.ReasonForDeviation',
    'MedicationAdministration2.InjectionPatchSite',
  ]
    .map((name) => `ext-${name}`)
    .concat(
      'zib-Medication-MedicationTreatment',
      'zib-Medication-PeriodOfUse',
      'zib-Medication-StopType',
      'zib-Medication-RepeatPeriodCyclicalSchedule',
      'zib-MedicationUse-Duration',
      'zib-MedicationUse-AsAgreedIndicator',
      'zib-MedicationUse-Prescriber',
      'zib-MedicationUse-Author',
      'zib-AdministrationAgreement-AuthoredOn',
      'extension-context-nl-core-episodeofcare',
    ),
);

export function noteUnread(resource: Fields, source: Source): void {
  const type = String(resource['resourceType']);
  const known = new Set([...ALWAYS, ...(FIELDS[type] ?? []), 'extension', 'modifierExtension']);
  for (const field of Object.keys(resource)) {
    if (!known.has(field) && !field.startsWith('_') && /^[A-Za-z]{1,64}$/.test(field))
      source.note(`not read: ${field}`);
  }
  for (const extension of [...list(resource['extension']), ...list(resource['modifierExtension'])]) {
    const name = /[A-Za-z0-9.-]{1,100}$/.exec(String(extension['url']))?.[0] ?? 'extension';
    if (!EXTENSIONS.has(name)) source.note(`not read: ${name}`);
  }
}
