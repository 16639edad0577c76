import {list, text, type Fields} from './fields.ts';

export interface Coding {
  system: string | undefined;
  code: string;
}

/** Every coding of one or more CodeableConcepts that has a code. */
export function codings(concepts: unknown): Coding[] {
  return list(concepts).flatMap((concept) =>
    list(concept['coding']).flatMap((coding) => {
      const code = text(coding['code']);
      return code === undefined ? [] : [{system: text(coding['system']), code}];
    }),
  );
}

/** What the concepts are called: their text, else the display of a coding. */
export function conceptTexts(concepts: unknown): string[] {
  return list(concepts).flatMap((concept) => {
    const displays = list(concept['coding']).map((coding) => text(coding['display']));
    return [text(concept['text']), ...displays].flatMap((said) => said ?? []);
  });
}

export function hasCode(
  found: readonly Coding[],
  systems: ReadonlySet<string>,
  codes: ReadonlySet<string>,
): boolean {
  return found.some(({system, code}) => system !== undefined && systems.has(system) && codes.has(code));
}

/** Role codes of HL7 version 3, as R4 and as STU3 call them. */
export const V3_ROLE = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  'http://hl7.org/fhir/v3/RoleCode',
]);
export const V3_ACT = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  'http://hl7.org/fhir/v3/ActCode',
]);

/** Whether an ended `period` makes this part of a resource history. `now` is ms UTC. */
export function isOver(of: Fields, now: number): boolean {
  const period = list(of['period'])[0];
  const end = text(period?.['end']);
  return end !== undefined && Date.parse(end.length === 10 ? `${end}T23:59:59Z` : end) < now;
}
