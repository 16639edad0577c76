import {list, texts, type Fields} from './fields.ts';

export type FhirVersion = 'r4' | 'stu3';

/** Profiles that exist in one version only. zib profiles of both years share one address and say nothing. */
const PROFILES: [RegExp, FhirVersion][] = [
  [/^https?:\/\/nictiz\.nl\/fhir\/StructureDefinition\/eAfspraak-/, 'stu3'],
  [/^https?:\/\/fhir\.nl\/fhir\/StructureDefinition\/nl-core-/, 'stu3'],
  [/^https?:\/\/nictiz\.nl\/fhir\/StructureDefinition\/nl-core-/, 'r4'],
  // The medication process has its own profiles since it is on R4.
  [/^https?:\/\/nictiz\.nl\/fhir\/StructureDefinition\/mp-/, 'r4'],
  [/\/stu3\/StructureDefinition\//i, 'stu3'],
];

/** Fields that exist in one version only, by resource type. */
const FIELDS: Readonly<Record<string, [string, FhirVersion][]>> = {
  Appointment: [
    ['indication', 'stu3'],
    ['incomingReferral', 'stu3'],
    ['reason', 'stu3'],
    ['reasonCode', 'r4'],
    ['reasonReference', 'r4'],
    ['cancelationReason', 'r4'],
    ['basedOn', 'r4'],
    ['patientInstruction', 'r4'],
  ],
  Patient: [['animal', 'stu3']],
  MedicationRequest: [
    ['context', 'stu3'],
    ['encounter', 'r4'],
  ],
  MedicationDispense: [['notDone', 'stu3']],
  MedicationStatement: [['taken', 'stu3']],
};
/** One object in STU3, a list in R4. */
const LIST_IN_R4: Readonly<Record<string, string>> = {
  Appointment: 'serviceCategory',
  Schedule: 'serviceCategory',
  Slot: 'serviceCategory',
  RelatedPerson: 'relationship',
  MedicationRequest: 'category',
  Flag: 'category',
};
/** A code in STU3, one object in R4. */
const OBJECT_IN_R4: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'verificationStatus',
  Condition: 'verificationStatus',
};

/** What the resource itself says about its version: nothing, one, or, when it contradicts itself, both. */
export function versionsSaid(resource: Fields): Set<FhirVersion> {
  const said = new Set<FhirVersion>();
  const type = String(resource['resourceType']);
  for (const profile of texts(list(resource['meta'])[0]?.['profile'])) {
    for (const [pattern, version] of PROFILES) if (pattern.test(profile)) said.add(version);
  }
  for (const [field, version] of FIELDS[type] ?? []) if (resource[field] !== undefined) said.add(version);
  const changed = LIST_IN_R4[type];
  const value = changed === undefined ? undefined : resource[changed];
  if (typeof value === 'object' && value !== null) said.add(Array.isArray(value) ? 'r4' : 'stu3');
  const status = OBJECT_IN_R4[type] === undefined ? undefined : resource[OBJECT_IN_R4[type]];
  if (status !== undefined) said.add(typeof status === 'string' ? 'stu3' : 'r4');
  return said;
}

/**
 * The version of each resource of a file. One that says nothing follows the rest of its file; a file that says nothing is
 * R4. Null where it cannot be told: the resource contradicts itself, or it is silent and the file holds both.
 */
export function versionsOf(resources: readonly Fields[]): (FhirVersion | null)[] {
  const said = resources.map(versionsSaid);
  const ofFile = new Set(said.filter((one) => one.size === 1).flatMap((one) => [...one]));
  const [only] = ofFile.size === 0 ? (['r4'] as const) : ofFile.size === 1 ? [...ofFile] : [null];
  return said.map((one) => {
    const [first] = one;
    return one.size === 2 ? null : (first ?? only ?? null);
  });
}
