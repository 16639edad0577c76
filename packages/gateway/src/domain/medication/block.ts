/**
 * Medication as the gateway keeps it: the building blocks of the Dutch medication process, in words of our own. What a
 * source leaves out is null; what it says is kept as it says it. Dates are those of the source: `YYYY`, `YYYY-MM`,
 * `YYYY-MM-DD` or RFC 3339 with an offset.
 */
import type {Dosing} from './dosing.ts';

export const blockKinds = [
  /** What a prescriber agreed with the patient. */
  'agreement',
  /** What the pharmacy made of it: the box, and how to take it. */
  'administration-agreement',
  /** A prescriber's order to the pharmacy to supply. */
  'dispense-request',
  'dispense',
  /** What is used, according to the patient or someone else. */
  'use',
  /** Doses per day, such as those of the thrombosis service. */
  'dosing-schedule',
  'administration',
  /** Asks a prescriber for an agreement or a dispense request. */
  'proposal',
  /** The prescriber's answer to a proposal. */
  'reply',
] as const;

export type BlockKind = (typeof blockKinds)[number];

export interface Identifier {
  system: string;
  value: string;
}

export interface Code {
  /** Null where the source names no system. */
  system: string | null;
  code: string;
  display: string | null;
}

/** Something said in words, with the codes that go with it, as far as the source has them. */
export interface Concept {
  text: string;
  codes: readonly Code[];
}

export interface Quantity {
  value: number;
  /** As the source writes it: `stuk`, `milliliter`. */
  unit: string | null;
  /** What the unit is in code systems. */
  codes: readonly Code[];
}

export interface Duration {
  value: number;
  /** UCUM. */
  unit: 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a';
}

export interface Ingredient {
  substance: Concept;
  /** As text: `20 mg / 1 stuk`. */
  strength: string | null;
}

export interface Product {
  text: string;
  /** Of the G-Standaard and others. None for what the pharmacy makes itself. */
  codes: readonly Code[];
  form: Concept | null;
  ingredients: readonly Ingredient[];
}

/** From when until when. Either end may be open, and the length may stand in for the end. */
export interface UsePeriod {
  start: string | null;
  end: string | null;
  duration: Duration | null;
}

export interface Author {
  /** Null where the source names only the organisation. */
  name: string | null;
  identifiers: readonly Identifier[];
  /** Role or specialty. */
  specialty: Concept | null;
  organization: {name: string; identifiers: readonly Identifier[]} | null;
  /** Whether the patient, or somebody who knows the patient, says so. */
  who: 'professional' | 'organization' | 'patient' | 'related-person';
}

export type StopType = 'stopped' | 'interrupted' | 'cancelled';

/** To another block, by a name of that block. It need not be there. */
export interface Relation {
  role: 'replaces' | 'based-on' | 'answers';
  kind: BlockKind;
  system: string;
  value: string;
}

export interface BlockContent {
  kind: BlockKind;
  /** Those that may be kept. */
  identifiers: readonly Identifier[];
  /** Its id at the server that it came from, with the server's address. */
  server: Identifier | null;
  /** The treatment that the source says it is part of. */
  treatment: Identifier | null;
  /** When it was agreed, registered or handed over: what is latest, goes by this. */
  registeredAt: string | null;
  /** The source's own word. Mostly `unknown`; nothing is decided by it. */
  status: string | null;
  /** It was entered in error. */
  isWithdrawn: boolean;
  product: Product | null;
  period: UsePeriod | null;
  /** How to take it, unchanged: the only text that people are shown. */
  dosingText: string | null;
  dosing: Dosing | null;
  route: Concept | null;
  /** What makes it the end of another block that it names, or that has the same start. */
  stopType: StopType | null;
  reasonForUse: readonly Concept[];
  reasonForChange: readonly Concept[];
  author: Author | null;
  /** For use: who prescribed it. */
  prescriber: Author | null;
  /** For use: who said so. */
  informant: Author | null;
  /** Who supplies, or is asked to. */
  dispenser: Author | null;
  /** Supplied or asked for. */
  quantity: Quantity | null;
  /** For how long that is enough, according to the source. */
  supplyDuration: Duration | null;
  repeats: number | null;
  /** Such as weekly packaging (GDS). */
  distributionForm: Concept | null;
  additionalInformation: readonly Concept[];
  comment: string | null;
  /** For use: whether it is used as agreed. */
  asAgreed: boolean | null;
  /** For use: false where the patient does not use it. */
  isUsed: boolean | null;
  /** For a dispense: when it was asked for. */
  requestedAt: string | null;
  /** When it was given, or handed over. */
  happenedAt: string | null;
  /** For an administration: how much was given. Negative corrects an earlier one. */
  givenDose: Quantity | null;
  /** For an administration: why it was otherwise than agreed. */
  reasonForDeviation: readonly Concept[];
  /** For a proposal or reply: what is asked for. */
  proposes: 'agreement' | 'dispense-request' | null;
  /** For a reply: the answer. */
  reply: Concept | null;
  /** The care episode for which it was agreed, by the GP's own title. */
  episode: string | null;
  relations: readonly Relation[];
}

/** A block of that kind of which nothing else is known. */
export function emptyBlock(kind: BlockKind): BlockContent {
  return {
    kind,
    identifiers: [],
    server: null,
    treatment: null,
    registeredAt: null,
    status: null,
    isWithdrawn: false,
    product: null,
    period: null,
    dosingText: null,
    dosing: null,
    route: null,
    stopType: null,
    reasonForUse: [],
    reasonForChange: [],
    author: null,
    prescriber: null,
    informant: null,
    dispenser: null,
    quantity: null,
    supplyDuration: null,
    repeats: null,
    distributionForm: null,
    additionalInformation: [],
    comment: null,
    asAgreed: null,
    isUsed: null,
    requestedAt: null,
    happenedAt: null,
    givenDose: null,
    reasonForDeviation: [],
    proposes: null,
    reply: null,
    episode: null,
    relations: [],
  };
}

export interface MedicationBlock extends BlockContent {
  id: string;
  personId: string;
  /** An id of ours; blocks of one treatment share it. */
  treatmentId: string;
  source: {system: string | null; id: string | null; version: string | null};
}
