/**
 * What an import brings, in the gateway's own words: no FHIR shapes here. Things name one another by the keys of their
 * source; the taking side turns those into ids.
 */
import type {components} from '@gp-elements/contract';
import type {BlockContent} from '../domain/medication/block.ts';
import type {FactContent} from '../domain/medication/facts.ts';
import type {AppointmentTable, PersonTable, PractitionerTable, SlotTable} from '../store/schema.ts';

export type Address = components['schemas']['Address'];

/** In the order in which they are taken: each may name those before it. */
export const importedKinds = [
  'Organization',
  'Location',
  'Practitioner',
  'HealthcareService',
  'PractitionerRole',
  'Patient',
  'RelatedPerson',
  'Schedule',
  'Slot',
  'Appointment',
  'MedicationRequest',
  'MedicationDispense',
  'MedicationStatement',
  'MedicationAdministration',
  'Communication',
  'AllergyIntolerance',
  'Flag',
  'Observation',
  'List',
] as const;

export type ImportedKind = (typeof importedKinds)[number];

/** Kinds of resources that are building blocks of medication. */
export const blockResources = [
  'MedicationRequest',
  'MedicationDispense',
  'MedicationStatement',
  'MedicationAdministration',
  'Communication',
] as const satisfies readonly ImportedKind[];

export type BlockResource = (typeof blockResources)[number];

/** Kinds of resources that stand beside medication. */
export const factResources = [
  'AllergyIntolerance',
  'Flag',
  'Observation',
  'List',
] as const satisfies readonly ImportedKind[];

export type FactResource = (typeof factResources)[number];

/** One name of a thing at its source. `system` is a naming system, or the FHIR base address when `value` is an id. */
export interface SourceKey {
  kind: ImportedKind;
  system: string;
  value: string;
}

/** What the source says another thing is. */
export interface Reference {
  keys: readonly SourceKey[];
  /** Names that hold within this import only and are never kept, such as a citizen number. */
  passingKeys: readonly string[];
  display: string | null;
}

interface Sourced {
  /** All names that may be kept, the one that makes its id first. Never empty. */
  keys: readonly SourceKey[];
  /** Names that hold within this import only and are never kept. */
  passingKeys: readonly string[];
  version: string | null;
}

export interface ImportedOrganization extends Sourced {
  kind: 'Organization';
  name: string;
  phone: string | null;
  address: Address | null;
}

export interface ImportedLocation extends Sourced {
  kind: 'Location';
  /** Null where the source names only the organisation. */
  name: string | null;
  address: Address | null;
  organization: Reference | null;
}

export interface ImportedPractitioner extends Sourced {
  kind: 'Practitioner';
  name: string;
  /** Null when the source does not say. */
  active: boolean | null;
}

export interface ImportedAppointmentType extends Sourced {
  kind: 'HealthcareService';
  name: string;
  description: string | null;
  active: boolean;
}

export interface ImportedPractitionerRole extends Sourced {
  kind: 'PractitionerRole';
  practitioner: Reference;
  /** Null when neither code nor text says it. */
  role: PractitionerTable['role'] | null;
  active: boolean;
  appointmentTypes: readonly Reference[];
}

export interface ImportedPerson extends Sourced {
  kind: 'Patient';
  name: string;
  sortName: string;
  birthDate: string | null;
  phone: string | null;
  deceased: boolean;
  registration: PersonTable['registration'];
  generalPractitioner: Reference | null;
  /** The RelatedPersons that are this same human being. */
  alsoRelatedPersons: readonly Reference[];
}

export interface ImportedRelation extends Sourced {
  kind: 'RelatedPerson';
  child: Reference;
  /** Its identifiers, as those of the patient who may be this same human being. */
  asPatient: Pick<Reference, 'keys' | 'passingKeys'>;
  isParent: boolean;
  hasAuthority: boolean;
  /** False ends it. */
  active: boolean;
  validFrom: string | null;
  validTo: string | null;
}

export interface ImportedSchedule extends Sourced {
  kind: 'Schedule';
  practitioner: Reference | null;
  location: Reference | null;
  active: boolean;
  /** The period for which the source states all Slots; ms UTC, end not included. */
  horizon: {start: number; end: number} | null;
}

export interface ImportedSlot extends Sourced {
  kind: 'Slot';
  schedule: Reference;
  /** ms UTC. */
  start: number;
  /** ms UTC. */
  end: number;
  status: SlotTable['status'];
  /** Written by a gateway, about an appointment. It says nothing of the day around it. */
  isOwn: boolean;
}

export interface ImportedAppointment extends Sourced {
  kind: 'Appointment';
  status: AppointmentTable['status'];
  subject: Reference;
  appointmentType: Reference | null;
  typeName: string | null;
  channel: string | null;
  practitioner: Reference | null;
  location: Reference | null;
  slots: readonly Reference[];
  /** ms UTC. */
  start: number;
  /** ms UTC. */
  end: number;
  instructions: string | null;
  onlineEditable: boolean | null;
  /** ms UTC. */
  onlineEditableUntil: number | null;
  cancelledBy: AppointmentTable['cancelled_by'];
  cancellationReason: string | null;
  /** ms UTC; null when the source does not say. */
  createdAt: number | null;
}

interface ImportedBlockOf<Kind extends BlockResource> extends Sourced {
  kind: Kind;
  subject: Reference;
  /** ms UTC of what `block.registeredAt` says; null when it says nothing. */
  registeredAt: number | null;
  block: BlockContent;
}

export type ImportedBlock = {[Kind in BlockResource]: ImportedBlockOf<Kind>}[BlockResource];

interface ImportedFactOf<Kind extends FactResource> extends Sourced {
  kind: Kind;
  subject: Reference;
  fact: FactContent;
}

export type ImportedFact = {[Kind in FactResource]: ImportedFactOf<Kind>}[FactResource];

export type Imported =
  | ImportedFact
  | ImportedBlock
  | ImportedOrganization
  | ImportedLocation
  | ImportedPractitioner
  | ImportedAppointmentType
  | ImportedPractitionerRole
  | ImportedPerson
  | ImportedRelation
  | ImportedSchedule
  | ImportedSlot
  | ImportedAppointment;

export type ImportedOf<Kind extends ImportedKind> = Extract<Imported, {kind: Kind}>;

/** Why one resource is left out. The message is for people and holds nothing of the resource's content. */
export class LeftOut extends Error {}
