/**
 * Dutch names (nl-core NameInformation, the same in STU3 and R4): own and partner's family name, each with its own
 * prefix (voorvoegsel), and a code that says in which order they are used (naamgebruik).
 */
import {isOver} from './codes.ts';
import {extensions, list, text, texts, type Fields} from './fields.ts';

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';

export interface DisplayName {
  /** As the person wants to be addressed. */
  name: string;
  /** Family name without its prefix, then the given names. */
  sortName: string;
}

const NOT_A_FULL_NAME = new Set(['old', 'maiden', 'nickname', 'anonymous', 'usual', 'temp']);

/** The name in use: official before one without a use, before a call name. */
function current(names: readonly Fields[], now: number): Fields | undefined {
  const valid = names.filter((name) => !isOver(name, now) && name['use'] !== 'old');
  return (
    valid.find(
      (name) => name['use'] === 'official' && (text(name['family']) ?? text(name['text'])) !== undefined,
    ) ??
    valid.find((name) => !NOT_A_FULL_NAME.has(text(name['use']) ?? '')) ??
    valid[0]
  );
}

function part(name: Fields, url: string): string | undefined {
  return text(extensions(list(name['_family'])[0], `${HL7}${url}`)[0]?.['valueString']);
}

function joined(...parts: (string | undefined)[]): string | undefined {
  const known = parts.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}

interface Family {
  family: string | undefined;
  prefixes: string[];
}

function familyOf(name: Fields): Family {
  const ownPrefix = part(name, 'humanname-own-prefix');
  const partnerPrefix = part(name, 'humanname-partner-prefix');
  const ownName = part(name, 'humanname-own-name');
  const partnerName = part(name, 'humanname-partner-name');
  const own = ownName === undefined ? undefined : joined(ownPrefix, ownName);
  const partner = partnerName === undefined ? undefined : joined(partnerPrefix, partnerName);
  const both = (first: string | undefined, second: string | undefined): string | undefined =>
    first !== undefined && second !== undefined ? `${first}-${second}` : (first ?? second);
  const assembled: Record<string, string | undefined> = {
    NL1: own,
    NL2: partner,
    NL3: both(partner, own),
    NL4: both(own, partner),
  };
  const order = text(extensions(name, `${HL7}humanname-assembly-order`)[0]?.['valueCode']);
  return {
    family: (order === undefined ? undefined : assembled[order]) ?? text(name['family']) ?? own ?? partner,
    prefixes: [partnerPrefix, ownPrefix].flatMap((prefix) => prefix ?? []),
  };
}

/** First names, else the call name, else the initials, as the qualifiers say; all of them where nothing is said. */
function givenOf(name: Fields): string | undefined {
  const given: unknown[] = Array.isArray(name['given']) ? name['given'] : [name['given']];
  const said: unknown[] = Array.isArray(name['_given']) ? name['_given'] : [];
  const parts = given.flatMap((one, index) => {
    const value = text(one);
    const qualifier = extensions(list(said[index])[0], `${HL7}iso21090-EN-qualifier`)[0]?.['valueCode'];
    return value === undefined ? [] : [{value, qualifier: text(qualifier)}];
  });
  for (const wanted of ['BR', 'CL', 'IN']) {
    const found = parts.filter(({qualifier}) => qualifier === wanted).map(({value}) => value);
    if (found.length > 0) return wanted === 'IN' ? initials(found) : found.join(' ');
  }
  return joined(...parts.map(({value}) => value));
}

/** "J.", "H." read as "J.H.". */
function initials(parts: readonly string[]): string {
  return parts.every((one) => /^\p{L}{1,2}\.$/u.test(one)) ? parts.join('') : parts.join(' ');
}

/** A leading prefix is one that the source names, else words in lower case, as in "van der Berg" and "'t Hart". */
function withoutPrefix(family: string, prefixes: readonly string[]): string {
  for (const prefix of prefixes) {
    if (family.toLowerCase().startsWith(`${prefix.toLowerCase()} `)) return family.slice(prefix.length + 1);
  }
  const stripped = family.replace(/^(?:['’]?\p{Ll}[\p{Ll}'’]*\s+)+/u, '');
  return stripped === '' ? family : stripped;
}

/**
 * How to address and how to sort someone; null when the source has no name at all. A text of the source wins: it knows
 * its person. `withTitle` puts "dr." and the like before a name that has no text.
 */
export function nameOf(names: unknown, now: number, {withTitle = false} = {}): DisplayName | null {
  const name = current(list(names), now);
  if (name === undefined) return null;
  const {family, prefixes} = familyOf(name);
  const given = givenOf(name);
  const title = withTitle ? texts(name['prefix']).join(' ') || undefined : undefined;
  const shown = text(name['text']) ?? joined(title, given, family);
  if (shown === undefined) return null;
  const sortFamily = family === undefined ? undefined : withoutPrefix(family, prefixes);
  const sortName =
    sortFamily === undefined ? shown : [sortFamily, given].filter((one) => one !== undefined).join(', ');
  return {name: shown, sortName};
}
