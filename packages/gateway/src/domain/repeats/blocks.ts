/**
 * A repeat request in the words of the medication process (MP9): each line a proposal for a dispense request, the practice's
 * answer a coded reply to it. Pure.
 */
import type {components} from '@gp-elements/contract';
import {
  emptyBlock,
  type Author,
  type Concept,
  type Identifier,
  type MedicationBlock,
} from '../medication/block.ts';
import type {Treatment} from '../medication/treatments.ts';
import {toInstant} from '../zone.ts';

type Schemas = components['schemas'];
type Reply = NonNullable<Schemas['RepeatLine']['reply']>;

/** Names of our own: the source has none for what begins here. */
const PROPOSAL = 'urn:gp-elements:repeat-line';
const REPLY = 'urn:gp-elements:repeat-reply';

const REPLIES = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.17';
/** Their names in the value set of MP9. */
const WORDS: Readonly<Record<Reply, string>> = {
  '1': 'Ja, verstrekkingsverzoek volgt',
  '2': 'Nee, stoppen medicatie',
  '3': 'Nee, doorgaan medicatie',
  '4': 'Voldoende voorraad',
  '5': 'Eerst afspraak',
  '11': 'Geaccepteerd',
  '12': 'Geaccepteerd met wijzigingen',
  '13': 'Afgewezen',
};

/** An extra wish of MP9. */
const DELIVER: Concept = {
  text: 'Bezorgen',
  codes: [
    {system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.2.14.2051', code: '3', display: 'Bezorgen'},
  ],
};

export interface AskedLine {
  id: string;
  name: string;
  remark: string | null;
  daysLeft: number | null;
  treatment: Treatment | undefined;
  reply: Reply | null;
  replyText: string | null;
  answeredBy: string | null;
  /** ms UTC. */
  answeredAt: number | null;
}

export interface AskedRequest {
  personId: string;
  /** Whether a parent asked for a child. */
  isByOther: boolean;
  handover: Schemas['Handover'];
  remark: string | null;
  pharmacy: {name: string; ura?: string | undefined};
  practice: string;
  /** ms UTC. */
  askedAt: number;
  zone: string;
  lines: readonly AskedLine[];
}

const nobody: Author = {name: null, identifiers: [], specialty: null, organization: null, who: 'patient'};

function organization(name: string, ura?: string): Author {
  const identifiers: Identifier[] =
    ura === undefined ? [] : [{system: 'http://fhir.nl/fhir/NamingSystem/ura', value: ura}];
  return {...nobody, organization: {name, identifiers}, who: 'organization'};
}

/** What the patient wrote, and what is left: the process has one field for it. */
function commentOf({remark, daysLeft}: AskedLine, all: string | null): string | null {
  const left = daysLeft === null ? null : `Nog voor ${daysLeft} ${daysLeft === 1 ? 'dag' : 'dagen'}.`;
  return [remark, all, left].filter((part) => part !== null && part !== '').join(' ') || null;
}

function blocksOfLine(line: AskedLine, request: AskedRequest): MedicationBlock[] {
  const {personId, zone} = request;
  const ours = {
    personId,
    treatmentId: line.treatment?.id ?? line.id,
    source: {system: null, id: null, version: null},
  };
  const agreement = line.treatment?.lines
    .map(({agreement: of, blockId}) => of ?? line.treatment?.blocks.find(({id}) => id === blockId))
    .find((block) => block?.kind === 'agreement');
  const basedOn = agreement?.identifiers[0];
  const proposal: MedicationBlock = {
    ...emptyBlock('proposal'),
    ...ours,
    id: line.id,
    proposes: 'dispense-request',
    identifiers: [{system: PROPOSAL, value: line.id}],
    treatment: line.treatment?.blocks.find(({treatment}) => treatment !== null)?.treatment ?? null,
    status: 'active',
    registeredAt: toInstant(request.askedAt, zone),
    product: agreement?.product ?? {text: line.name, codes: [], form: null, ingredients: []},
    author: request.isByOther ? {...nobody, who: 'related-person'} : nobody,
    dispenser: organization(request.pharmacy.name, request.pharmacy.ura),
    additionalInformation: request.handover === 'delivery' ? [DELIVER] : [],
    comment: commentOf(line, request.remark),
    relations: basedOn === undefined ? [] : [{role: 'based-on', kind: 'agreement', ...basedOn}],
  };
  if (line.reply === null || line.answeredAt === null) return [proposal];
  const reply: MedicationBlock = {
    ...emptyBlock('reply'),
    ...ours,
    id: `${line.id}-reply`,
    proposes: 'dispense-request',
    identifiers: [{system: REPLY, value: line.id}],
    status: 'completed',
    registeredAt: toInstant(line.answeredAt, zone),
    reply: {
      text: WORDS[line.reply],
      codes: [{system: REPLIES, code: line.reply, display: WORDS[line.reply]}],
    },
    author: {
      ...nobody,
      name: line.answeredBy,
      organization: {name: request.practice, identifiers: []},
      who: 'professional',
    },
    comment: line.replyText,
    relations: [{role: 'answers', kind: 'proposal', system: PROPOSAL, value: line.id}],
  };
  return [proposal, reply];
}

/** Proposals in the order of the lines, each with the reply to it, where there is one. */
export const repeatBlocks = (request: AskedRequest): MedicationBlock[] =>
  request.lines.flatMap((line) => blocksOfLine(line, request));
