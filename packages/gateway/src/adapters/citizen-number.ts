/**
 * Citizen numbers (BSN) are read to tell that two resources are the same human being, within one import, and never kept,
 * reported or logged.
 */

const SYSTEMS = new Set([
  'http://fhir.nl/fhir/NamingSystem/bsn',
  'https://fhir.nl/fhir/NamingSystem/bsn',
  'urn:oid:2.16.840.1.113883.2.4.6.3',
  '2.16.840.1.113883.2.4.6.3',
]);

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

export function isCitizenNumberSystem(system: string): boolean {
  return SYSTEMS.has(system);
}

/** Nine digits that pass the 11-test (elfproef). Other numbers may pass it too: one in eleven does. */
export function looksLikeCitizenNumber(value: string): boolean {
  if (!/^\d{9}$/.test(value) || value === '000000000') return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return sum % 11 === 0;
}

/** Adds every citizen number that stands anywhere in a parsed resource. */
export function collectCitizenNumbers(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectCitizenNumbers(item, found);
  } else if (typeof value === 'object' && value !== null) {
    const {system, value: number} = value as {system?: unknown; value?: unknown};
    if (typeof system === 'string' && isCitizenNumberSystem(system) && typeof number === 'string') {
      const digits = number.trim();
      // Nine digits; eight where a leading zero was lost.
      if (/^\d{8,9}$/.test(digits)) found.add(digits);
    }
    for (const item of Object.values(value)) collectCitizenNumbers(item, found);
  }
}

/** The text without any of these numbers. */
export function withoutCitizenNumbers(text: string, numbers: ReadonlySet<string>): string {
  let result = text;
  for (const number of numbers) result = result.replaceAll(number, '*'.repeat(number.length));
  return result;
}
