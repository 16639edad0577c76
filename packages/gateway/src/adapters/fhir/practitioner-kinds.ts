import type {PractitionerTable} from '../../store/schema.ts';
import {codings, conceptTexts} from './codes.ts';

type Role = PractitionerTable['role'];

const UZI_ROLE = 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode';
const AGB_SPECIALISM = 'urn:oid:2.16.840.1.113883.2.4.6.7';

const BY_CODE: Readonly<Record<string, Role>> = {
  [`${UZI_ROLE}|01.015`]: 'general-practitioner',
  [`${UZI_ROLE}|30.000`]: 'practice-nurse',
  [`${AGB_SPECIALISM}|0100`]: 'general-practitioner',
};

/** In this order: an assistant is also called "huisartsassistente", and a nurse "praktijkondersteuner huisartsenzorg". */
const BY_TEXT: [RegExp, Role][] = [
  [/\b(dokters|huisarts|praktijk)assistent/i, 'practice-assistant'],
  [/\bpraktijk(ondersteuner|verpleegkundige)|\bpoh\b/i, 'practice-nurse'],
  [/\bhuisarts\b/i, 'general-practitioner'],
];

/** Best known first: what someone is called when several roles are said. */
const ORDER: readonly Role[] = ['general-practitioner', 'practice-nurse', 'practice-assistant', 'other'];

export function firstRole(roles: readonly Role[]): Role | undefined {
  return ORDER.find((role) => roles.includes(role));
}

/**
 * What someone is in the practice. The role's own words are asked first: a nurse's code stands for several roles.
 * `other` when something is said that is none of ours; null when nothing is said.
 */
export function roleOf(concepts: unknown): Role | null {
  const said = conceptTexts(concepts);
  const codes = codings(concepts);
  const byText = BY_TEXT.filter(([pattern]) => said.some((one) => pattern.test(one))).map(([, role]) => role);
  const byCode = codes.flatMap(({system, code}) => BY_CODE[`${system ?? ''}|${code}`] ?? []);
  const found = byText[0] ?? firstRole(byCode);
  return found ?? (said.length > 0 || codes.length > 0 ? 'other' : null);
}
