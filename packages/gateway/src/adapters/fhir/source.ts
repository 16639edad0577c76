import {isCitizenNumberSystem, looksLikeCitizenNumber, withoutCitizenNumbers} from '../citizen-number.ts';
import {LeftOut, type ImportedKind, type Reference, type SourceKey} from '../imported.ts';
import {list, text, type Fields} from './fields.ts';

/** System of ids for resources whose server is not stated: neither a fullUrl nor the `base` option names it. */
export const UNSTATED_BASE = 'urn:gp-elements:source-not-stated';

/** System of the identifier by which an appointment of ours goes out, and comes back. */
export const OWN_SYSTEM = 'urn:gp-elements:appointment';

/** Where a Slot comes from that goes out with an appointment: no diary of the practice's system, but what became of its Slot here. */
export const OWN_SOURCE = 'urn:gp-elements:gateway';

/** Longest system and value that are kept as a name; the contract allows no more. */
const KEY_LENGTH = 400;
const RESOURCE_URL = /^(?:(https?:\/\/\S+)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/\S+)?$/;
/** Resources about people: an id of nine digits may be a citizen number there. */
const ABOUT_PEOPLE = new Set<ImportedKind>(['Patient', 'RelatedPerson']);

export interface Entry {
  resource: Fields;
  fullUrl: string | undefined;
  /** Place in the file, from 1. */
  position: number;
}

/** The server's address in a fullUrl; undefined for `urn:uuid:` and the like. */
export function baseOf(fullUrl: string | undefined): string | undefined {
  return fullUrl === undefined ? undefined : RESOURCE_URL.exec(fullUrl)?.[1];
}

export interface SourceContext {
  /** Address of the server for relative references and ids. */
  base: string;
  /** ms UTC. */
  now: number;
  /** Citizen numbers that stand in the file; they are kept out of every text. */
  citizenNumbers: ReadonlySet<string>;
  /** The resource of this file that a reference means. */
  find: (url: string) => Fields | undefined;
}

function isCitizenNumber(kind: ImportedKind, value: string, numbers: ReadonlySet<string>): boolean {
  return numbers.has(value) || (ABOUT_PEOPLE.has(kind) && looksLikeCitizenNumber(value));
}

/** What a mapper has at hand while it reads one resource: its names, its references, and a place for remarks. */
export class Source {
  readonly notes: string[] = [];
  readonly now: number;
  readonly #entry: Entry;
  readonly #kind: ImportedKind;
  readonly #context: SourceContext;

  constructor(entry: Entry, kind: ImportedKind, context: SourceContext) {
    this.#entry = entry;
    this.#kind = kind;
    this.#context = context;
    this.now = context.now;
  }

  /** A remark for the report. No content of the resource. */
  note(remark: string): void {
    if (!this.notes.includes(remark)) this.notes.push(remark);
  }

  /**
   * Names and version of the resource.
   *
   * @throws LeftOut when it has no name that may be kept.
   */
  identity(): {keys: SourceKey[]; passingKeys: string[]; version: string | null} {
    const {resource, fullUrl} = this.#entry;
    const {keys, passingKeys} = this.identifiers(this.#kind);
    const id = text(resource['id']);
    if (id !== undefined)
      this.#add(keys, passingKeys, {kind: this.#kind, system: this.#context.base, value: id});
    if (fullUrl?.startsWith('urn:')) passingKeys.push(passingKey(this.#kind, fullUrl));
    if (keys.length === 0) {
      throw new LeftOut(
        passingKeys.length > 0
          ? 'it has no identifier or id that may be kept (a citizen number may not)'
          : 'it has no identifier and no id',
      );
    }
    const meta = list(resource['meta'])[0];
    const version = text(meta?.['versionId']) ?? text(meta?.['lastUpdated']);
    return {keys, passingKeys, version: version?.slice(0, 100) ?? null};
  }

  /** Its identifiers as names of a thing of that kind; its id is not among them. */
  identifiers(kind: ImportedKind): {keys: SourceKey[]; passingKeys: string[]} {
    return this.#identifierKeys(kind, this.#entry.resource['identifier']);
  }

  /** What a Reference names, if it is one of these kinds. Null when it names nothing of them. */
  reference(value: unknown, ...kinds: ImportedKind[]): Reference | null {
    const reference = list(value)[0];
    if (reference === undefined) return null;
    const keys: SourceKey[] = [];
    const passingKeys: string[] = [];
    const url = text(reference['reference']);
    const said = text(reference['type']);
    let wanted = kinds.filter((kind) => said === undefined || said === kind);
    if (url?.startsWith('#')) {
      if (this.find(reference) === undefined) this.note('it names a contained resource that is not there');
    } else if (url?.startsWith('urn:')) {
      for (const kind of wanted) passingKeys.push(passingKey(kind, url));
    } else if (url !== undefined) {
      const [, base, type, id] = RESOURCE_URL.exec(url) ?? [];
      wanted = wanted.filter((kind) => kind === type);
      for (const kind of wanted) {
        this.#add(keys, passingKeys, {kind, system: base ?? this.#context.base, value: id ?? ''});
      }
    }
    for (const kind of wanted) {
      const named = this.#identifierKeys(kind, reference['identifier']);
      keys.push(...named.keys);
      passingKeys.push(...named.passingKeys);
    }
    const display = this.text(reference['display'], 200);
    return wanted.length === 0 || (keys.length === 0 && passingKeys.length === 0 && display === null)
      ? null
      : {keys, passingKeys, display};
  }

  /** All references of a list that name one of these kinds. */
  references(value: unknown, ...kinds: ImportedKind[]): Reference[] {
    return list(value).flatMap((one) => this.reference(one, ...kinds) ?? []);
  }

  /** The resource that a Reference means, contained or of the same file. */
  find(reference: unknown): Fields | undefined {
    const url = text(list(reference)[0]?.['reference']);
    if (url === undefined) return undefined;
    if (!url.startsWith('#')) return this.#context.find(url);
    return list(this.#entry.resource['contained']).find(({id}) => `#${String(id)}` === url);
  }

  /** Of identifiers, those that may be kept, as names of a thing of that kind. */
  identifierKeys(kind: ImportedKind, identifiers: unknown): SourceKey[] {
    return this.#identifierKeys(kind, identifiers).keys;
  }

  /** Text for people, without citizen numbers, cut to `length` characters with a note. Null when there is none. */
  text(value: unknown, length: number): string | null {
    const found = text(value);
    if (found === undefined) return null;
    const clean = withoutCitizenNumbers(wellFormed(found), this.#context.citizenNumbers);
    if (clean.length <= length) return clean;
    this.note(`a text was cut to ${length} characters`);
    return `${clean.slice(0, length - 1)}…`;
  }

  #identifierKeys(kind: ImportedKind, identifiers: unknown): {keys: SourceKey[]; passingKeys: string[]} {
    const keys: SourceKey[] = [];
    const passingKeys: string[] = [];
    for (const identifier of list(identifiers)) {
      const system = text(identifier['system']);
      const value = text(identifier['value']);
      if (value === undefined || identifier['use'] === 'old') continue;
      if (system !== undefined) this.#add(keys, passingKeys, {kind, system, value});
      else if (isCitizenNumber(kind, value, this.#context.citizenNumbers))
        passingKeys.push(passingKey(kind, value));
    }
    return {keys, passingKeys};
  }

  #add(keys: SourceKey[], passingKeys: string[], key: SourceKey): void {
    const {kind, system, value} = key;
    const {citizenNumbers, base} = this.#context;
    if (isCitizenNumberSystem(system)) passingKeys.push(passingKey(kind, value));
    else if (citizenNumbers.has(value) || (system === base && isCitizenNumber(kind, value, citizenNumbers))) {
      // A citizen number under another flag: as an id, or under a number system of the source's own.
      passingKeys.push(passingKey(kind, value));
    } else if (system.length <= KEY_LENGTH && value.length <= KEY_LENGTH) keys.push(key);
    else this.note('an identifier is too long to be kept');
  }
}

/** No database keeps these as they came: NUL, and halves of a character. */
function wellFormed(value: string): string {
  return value.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

function passingKey(kind: ImportedKind, value: string): string {
  return `${kind}|${value}`;
}

/** The id for the report: never a citizen number. */
export function reportedId({resource, position}: Entry, citizenNumbers: ReadonlySet<string>): string {
  const id = text(resource['id']);
  if (id === undefined || id.length > 64) return `#${position}`;
  return citizenNumbers.has(id) || looksLikeCitizenNumber(id) ? `#${position}` : id;
}
