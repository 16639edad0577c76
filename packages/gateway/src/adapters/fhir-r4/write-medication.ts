/** Building blocks of medication as FHIR R4, in the form of the medication process (MP9): read again, they are the same. */
import type {
  BlockKind,
  Concept,
  MedicationBlock,
  Relation,
  StopType,
  UsePeriod,
} from '../../domain/medication/block.ts';
import type {Fields} from '../fhir/fields.ts';
import {UNSTATED_BASE} from '../fhir/source.ts';
import {
  writtenConcept,
  writtenConcepts,
  writtenDosages,
  writtenDuration,
  writtenQuantity,
} from './write-dosing.ts';
import {names, type NamedRow} from './written-names.ts';
import {Parties, type WrittenEntry} from './written-parties.ts';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition/';
const SNOMED = 'http://snomed.info/sct';
const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;

type Resource =
  'MedicationRequest' | 'MedicationDispense' | 'MedicationStatement' | 'MedicationAdministration';

interface Form {
  resource: Resource;
  profile: string;
  category: {code: string; display: string};
}

const FORMS: Readonly<Record<Exclude<BlockKind, 'proposal' | 'reply'>, Form>> = {
  agreement: {
    resource: 'MedicationRequest',
    profile: 'mp-MedicationAgreement',
    category: {code: '33633005', display: 'voorschrijven van geneesmiddel'},
  },
  'administration-agreement': {
    resource: 'MedicationDispense',
    profile: 'mp-AdministrationAgreement',
    category: {code: '422037009', display: 'toedieningsafspraak'},
  },
  'dispense-request': {
    resource: 'MedicationRequest',
    profile: 'mp-DispenseRequest',
    category: {code: '52711000146108', display: 'verstrekkingsverzoek'},
  },
  dispense: {
    resource: 'MedicationDispense',
    profile: 'mp-MedicationDispense',
    category: {code: '373784005', display: 'verstrekken van medicatie'},
  },
  use: {
    resource: 'MedicationStatement',
    profile: 'mp-MedicationUse2',
    category: {code: '422979000', display: 'bevinding betreffende gedrag met betrekking tot medicatieregime'},
  },
  'dosing-schedule': {
    resource: 'MedicationRequest',
    profile: 'mp-VariableDosingRegimen',
    category: {code: '395067002', display: 'optimaliseren van dosering van medicatie'},
  },
  administration: {
    resource: 'MedicationAdministration',
    profile: 'mp-MedicationAdministration2',
    category: {code: '18629005', display: 'toediening van medicatie'},
  },
};

const STOP_TYPES: Readonly<Record<StopType, {code: string; display: string}>> = {
  stopped: {code: '410546004', display: 'stopgezet'},
  interrupted: {code: '385655000', display: 'onderbroken'},
  cancelled: {code: '89925002', display: 'geannuleerd'},
};

const extension = (name: string, value: Fields): Fields => ({url: `${NICTIZ}${name}`, ...value});
const conceptExtension = (name: string, concept: Concept): Fields =>
  extension(name, {valueCodeableConcept: writtenConcept(concept)});

function writtenPeriod({start, end, duration}: UsePeriod): Fields {
  return {
    ...(duration !== null && {
      extension: [extension('ext-TimeInterval.Duration', {valueDuration: writtenDuration(duration)})],
    }),
    ...(start !== null && {start}),
    ...(end !== null && {end}),
  };
}

/** In what field a block of that kind has its relations. By identifier: what it names need not go along. */
function related(block: MedicationBlock, role: Relation['role'], ...kinds: BlockKind[]): Fields[] {
  return block.relations
    .filter((relation) => relation.role === role && kinds.includes(relation.kind))
    .map(({kind, system, value}) => ({
      type: kind === 'proposal' || kind === 'reply' ? 'MedicationRequest' : FORMS[kind].resource,
      identifier: {system, value},
    }));
}

const one = (field: string, [first]: readonly Fields[]): Fields =>
  first === undefined ? {} : {[field]: first};
const some = (field: string, values: readonly object[]): Fields =>
  values.length === 0 ? {} : {[field]: values};

/** Extensions that stand on every block that has something to say in them. */
function extensionsOf(block: MedicationBlock, own: readonly Fields[]): Fields {
  const {registeredAt, dosingText, period, treatment, episode, kind} = block;
  const isRegistered =
    kind === 'agreement' ||
    kind === 'administration-agreement' ||
    kind === 'dosing-schedule' ||
    kind === 'administration' ||
    (kind === 'dispense' && registeredAt !== block.happenedAt && registeredAt !== block.requestedAt);
  return some('extension', [
    ...(isRegistered && registeredAt !== null
      ? [extension('ext-RegistrationDateTime', {valueDateTime: registeredAt})]
      : []),
    ...(dosingText === null ? [] : [extension('ext-RenderedDosageInstruction', {valueString: dosingText})]),
    ...(period === null || kind === 'use'
      ? []
      : [extension('ext-TimeInterval.Period', {valuePeriod: writtenPeriod(period)})]),
    ...(treatment === null
      ? []
      : [extension('ext-PharmaceuticalTreatment.Identifier', {valueIdentifier: treatment})]),
    ...(episode === null
      ? []
      : [extension('extension-context-nl-core-episodeofcare', {valueReference: {display: episode}})]),
    ...own,
  ]);
}

function modifiersOf({stopType, dosing}: MedicationBlock): Fields {
  return some('modifierExtension', [
    ...(stopType === null
      ? []
      : [
          extension('ext-StopType', {
            valueCodeableConcept: {coding: [{system: SNOMED, ...STOP_TYPES[stopType]}]},
          }),
        ]),
    ...(dosing?.cycle
      ? [
          extension('ext-InstructionsForUse.RepeatPeriodCyclicalSchedule', {
            valueDuration: writtenDuration(dosing.cycle),
          }),
        ]
      : []),
  ]);
}

/** By which address and id it came, as far as that can be said. */
function identity(block: MedicationBlock, resourceType: string): {fullUrl: string; id: Fields} {
  const {server} = block;
  const own = `urn:gp-elements:block:${block.id}`;
  if (server === null || !FHIR_ID.test(server.value)) return {fullUrl: own, id: {}};
  const isStated = server.system !== UNSTATED_BASE && /^https?:/.test(server.system);
  return {
    fullUrl: isStated ? `${server.system}/${resourceType}/${server.value}` : own,
    id: {id: server.value},
  };
}

function base(block: MedicationBlock, parties: Parties, own: readonly Fields[]): Fields {
  return {
    ...extensionsOf(block, own),
    ...modifiersOf(block),
    ...some('identifier', block.identifiers),
    status: block.status ?? 'unknown',
    ...(block.product !== null && {medicationReference: parties.product(block.product)}),
    subject: parties.patient(),
  };
}

function noted(block: MedicationBlock): Fields {
  return block.comment === null ? {} : {note: [{text: block.comment}]};
}

function request(block: MedicationBlock, kind: BlockKind, form: Form, parties: Parties): Fields {
  const isProposal = block.kind === 'proposal';
  const isTherapy = kind === 'agreement' || kind === 'dosing-schedule';
  const {author, dispenser, quantity, supplyDuration, repeats} = block;
  const additional =
    kind === 'agreement'
      ? 'ext-MedicationAgreement.MedicationAgreementAdditionalInformation'
      : 'ext-DispenseRequest.AdditionalWishes';
  const dispense = {
    ...(supplyDuration !== null && {
      validityPeriod: {
        extension: [extension('ext-TimeInterval.Duration', {valueDuration: writtenDuration(supplyDuration)})],
      },
    }),
    ...(repeats !== null && {numberOfRepeatsAllowed: repeats}),
    ...(quantity !== null && {quantity: writtenQuantity(quantity)}),
  };
  const own = [
    ...block.additionalInformation.map((concept) => conceptExtension(additional, concept)),
    ...(isProposal && block.comment !== null ? [extension('ext-Comment', {valueString: block.comment})] : []),
  ];
  const onAgreements = related(block, 'based-on', 'agreement');
  // R4 lets a request be based on requests only.
  const onSupplies = related(block, 'based-on', 'administration-agreement').map((to) => ({
    extension: [extension('ext-RelationAdministrationAgreement', {valueReference: to})],
  }));
  return {
    ...base(block, parties, own),
    intent: isProposal ? 'plan' : 'order',
    category: [{coding: [{system: SNOMED, ...form.category}]}],
    ...((isProposal || !isTherapy) && block.registeredAt !== null && {authoredOn: block.registeredAt}),
    ...(author !== null && {requester: parties.author(author)}),
    ...(dispenser !== null && {performer: parties.author(dispenser)}),
    ...some('reasonCode', writtenConcepts(block.reasonForChange)),
    ...some(
      'reasonReference',
      block.reasonForUse.map((reason) => parties.condition(reason)),
    ),
    ...some('basedOn', [...onAgreements, ...onSupplies]),
    ...(isProposal ? {} : noted(block)),
    ...some('dosageInstruction', writtenDosages(block.dosing, block.route)),
    ...(Object.keys(dispense).length > 0 && {dispenseRequest: dispense}),
    ...one('priorPrescription', related(block, 'replaces', 'agreement', 'dosing-schedule')),
  };
}

function dispense(block: MedicationBlock, form: Form, parties: Parties): Fields {
  const isDispense = block.kind === 'dispense';
  const {dispenser, quantity, supplyDuration, distributionForm, requestedAt, happenedAt} = block;
  const own = [
    ...(requestedAt === null
      ? []
      : [extension('ext-MedicationDispense.RequestDate', {valueDateTime: requestedAt})]),
    ...(distributionForm === null
      ? []
      : [conceptExtension('ext-MedicationDispense.DistributionForm', distributionForm)]),
    ...block.additionalInformation.map((concept) =>
      conceptExtension('ext-MedicationDispense.MedicationDispenseAdditionalInformation', concept),
    ),
    ...block.reasonForChange.map((concept) =>
      conceptExtension('ext-AdministrationAgreement.ReasonModificationOrDiscontinuation', concept),
    ),
    ...related(block, 'replaces', 'administration-agreement').map((to) =>
      extension('ext-RelationAdministrationAgreement', {valueReference: to}),
    ),
  ];
  return {
    ...base(block, parties, own),
    category: {coding: [{system: SNOMED, ...form.category}]},
    ...(dispenser !== null && {performer: [{actor: parties.author(dispenser)}]}),
    ...some('authorizingPrescription', related(block, 'based-on', 'agreement', 'dispense-request')),
    ...(quantity !== null && {quantity: writtenQuantity(quantity)}),
    ...(supplyDuration !== null && {daysSupply: writtenDuration(supplyDuration)}),
    ...(isDispense && happenedAt !== null && {whenHandedOver: happenedAt}),
    ...noted(block),
    ...some('dosageInstruction', writtenDosages(block.dosing, block.route)),
  };
}

function statement(block: MedicationBlock, form: Form, parties: Parties): Fields {
  const {author, prescriber, informant, asAgreed, isUsed} = block;
  const own = [
    ...(prescriber === null
      ? []
      : [extension('ext-MedicationUse2.Prescriber', {valueReference: parties.author(prescriber)})]),
    ...(asAgreed === null ? [] : [extension('ext-AsAgreedIndicator', {valueBoolean: asAgreed})]),
    ...(author === null
      ? []
      : [extension('ext-MedicationUse2.Author', {valueReference: parties.author(author)})]),
  ];
  const derivedFrom = (['agreement', 'administration-agreement'] as const).flatMap((kind) =>
    related(block, 'based-on', kind).map((to) => ({
      extension: [
        extension('ext-ResourceCategory', {
          valueCodeableConcept: {coding: [{system: SNOMED, ...FORMS[kind].category}]},
        }),
      ],
      ...to,
    })),
  );
  return {
    ...base(block, parties, own),
    ...(isUsed === false && {status: 'not-taken'}),
    category: {coding: [{system: SNOMED, ...form.category}]},
    ...(block.period !== null && {effectivePeriod: writtenPeriod(block.period)}),
    ...(block.registeredAt !== null && {dateAsserted: block.registeredAt}),
    ...(informant !== null && {informationSource: parties.author(informant)}),
    ...some('derivedFrom', derivedFrom),
    ...some('reasonCode', writtenConcepts(block.reasonForChange)),
    ...noted(block),
    ...some('dosage', writtenDosages(block.dosing, block.route)),
  };
}

function administration(block: MedicationBlock, form: Form, parties: Parties): Fields {
  const {author, route, givenDose, happenedAt} = block;
  const own = [
    ...block.reasonForDeviation.map((concept) =>
      conceptExtension('ext-MedicationAdministration2.ReasonForDeviation', concept),
    ),
    ...block.additionalInformation.map((concept) =>
      conceptExtension('ext-MedicationAdministration2.InjectionPatchSite', concept),
    ),
  ];
  return {
    ...base(block, parties, own),
    category: {coding: [{system: SNOMED, ...form.category}]},
    ...some(
      'supportingInformation',
      related(block, 'based-on', 'administration-agreement', 'dosing-schedule'),
    ),
    ...(happenedAt !== null && {effectiveDateTime: happenedAt}),
    ...(author !== null && {performer: [{actor: parties.author(author)}]}),
    ...one('request', related(block, 'based-on', 'agreement')),
    ...noted(block),
    ...((route !== null || givenDose !== null) && {
      dosage: {
        ...(route !== null && {route: writtenConcept(route)}),
        ...(givenDose !== null && {dose: writtenQuantity(givenDose)}),
      },
    }),
  };
}

function reply(block: MedicationBlock, parties: Parties): Fields {
  const coded =
    block.reply === null
      ? []
      : [
          {
            _contentString: {
              extension: [conceptExtension('ext-Communication.Payload.ContentCodeableConcept', block.reply)],
            },
          },
        ];
  return {
    ...some('identifier', block.identifiers),
    ...some('basedOn', related(block, 'answers', 'proposal')),
    status: block.status ?? 'completed',
    subject: parties.patient(),
    ...(block.registeredAt !== null && {sent: block.registeredAt}),
    ...(block.author !== null && {sender: parties.author(block.author)}),
    payload: [...coded, ...(block.comment === null ? [] : [{contentString: block.comment}])],
  };
}

/** The profile, the type and the content of a block. */
function written(
  block: MedicationBlock,
  parties: Parties,
): {profile: string; resourceType: string; content: Fields} {
  if (block.kind === 'reply') {
    const to = block.proposes === 'agreement' ? 'MedicationAgreement' : 'DispenseRequest';
    return {profile: `mp-ReplyProposal${to}`, resourceType: 'Communication', content: reply(block, parties)};
  }
  const kind = block.kind === 'proposal' ? (block.proposes ?? 'agreement') : block.kind;
  const form = FORMS[kind];
  const write = {
    MedicationRequest: () => request(block, kind, form, parties),
    MedicationDispense: () => dispense(block, form, parties),
    MedicationStatement: () => statement(block, form, parties),
    MedicationAdministration: () => administration(block, form, parties),
  };
  return {profile: form.profile, resourceType: form.resource, content: write[form.resource]()};
}

export interface WrittenPerson extends NamedRow {
  name: string;
  birth_date: string | null;
}

function patientEntry(person: WrittenPerson): WrittenEntry {
  const {id, identifier} = names('Patient', person);
  const birthDate = person.birth_date;
  return {
    fullUrl: `urn:gp-elements:patient:${person.id}`,
    resource: {
      resourceType: 'Patient',
      id,
      meta: {profile: [`${NICTIZ}nl-core-Patient`]},
      identifier,
      name: [{text: person.name}],
      ...(birthDate !== null && {birthDate}),
    },
  };
}

function entryOf(block: MedicationBlock, parties: Parties): WrittenEntry {
  const {profile, resourceType, content} = written(block, parties);
  const {fullUrl, id} = identity(block, resourceType);
  const {version} = block.source;
  const meta = {...(version !== null && {versionId: version}), profile: [`${NICTIZ}${profile}`]};
  return {fullUrl, resource: {resourceType, ...id, meta, ...content}};
}

/** One block by itself, with what it names contained in it. */
export function medicationEntry(person: NamedRow, block: MedicationBlock): WrittenEntry {
  const parties = new Parties(person, {isContained: true});
  const {fullUrl, resource} = entryOf(block, parties);
  const contained = parties.entries.map((entry) => entry.resource);
  return {fullUrl, resource: {...resource, ...(contained.length > 0 && {contained})}};
}

/** Everything of one person as a Bundle, with what the blocks name. No citizen number: none is kept. */
export function medicationBundle(person: WrittenPerson, blocks: readonly MedicationBlock[]): Fields {
  const parties = new Parties(person);
  const entries = blocks.map((block) => entryOf(block, parties));
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patientEntry(person), ...parties.entries, ...entries],
  };
}
