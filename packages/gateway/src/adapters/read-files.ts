import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {fields, list, text, type Fields} from './fhir/fields.ts';
import type {Entry} from './fhir/source.ts';

/** A file as a whole that cannot be read. The message is for people and repeats nothing of the content. */
export class UnreadableFile extends Error {}

export interface SourceFile {
  /** Its path, for the report. */
  name: string;
  entries: Entry[];
}

const IMPORTABLE = /\.(json|ndjson|jsonl)$/i;

/** The files to read, in order of name where a folder is given; its sub-folders too. */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      found.push(path);
      continue;
    }
    const inside = (await readdir(path, {withFileTypes: true})).sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = inside.filter((item) => item.isFile() && IMPORTABLE.test(item.name));
    const folders = inside.filter((item) => item.isDirectory());
    found.push(...(await listFiles([...files, ...folders].map(({name}) => join(path, name)))));
  }
  return found;
}

function parse(source: string, place: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // Not the parser's own message: it quotes the text around the mistake.
    throw new UnreadableFile(`${place} is not JSON`);
  }
}

function resourceOf(value: unknown, place: string): Fields {
  const resource = fields(value);
  if (resource === undefined || text(resource['resourceType']) === undefined) {
    throw new UnreadableFile(`${place} is no FHIR resource`);
  }
  return resource;
}

function entriesOf(resource: Fields): Entry[] {
  if (resource['resourceType'] !== 'Bundle') return [{resource, fullUrl: undefined, position: 1}];
  return list(resource['entry']).map((entry, index) => ({
    // An entry without a resource (a deletion, say) is reported as such.
    resource: fields(entry['resource']) ?? {},
    fullUrl: text(entry['fullUrl']),
    position: index + 1,
  }));
}

function linesOf(content: string): Entry[] {
  return content.split(/\r?\n/).flatMap((line, index): Entry[] => {
    if (line.trim() === '') return [];
    const place = `line ${index + 1}`;
    return [{resource: resourceOf(parse(line, place), place), fullUrl: undefined, position: index + 1}];
  });
}

/** NDJSON by its name, or by more than one line that each begins a JSON object. */
function isNdjson(name: string, content: string): boolean {
  if (/\.(ndjson|jsonl)$/i.test(name)) return true;
  const [first, second] = content.split(/\r?\n/).filter((line) => line.trim() !== '');
  return second?.startsWith('{') === true && first?.trim().endsWith('}') === true;
}

/** @throws UnreadableFile when any part of it is not JSON or no FHIR resource: then nothing of it is to be used. */
export function readContent(name: string, content: string): SourceFile {
  const bare = content.replace(/^\uFEFF/, '');
  const entries = isNdjson(name, bare)
    ? linesOf(bare)
    : entriesOf(resourceOf(parse(bare, 'the file'), 'the file'));
  return {name, entries};
}

/** FHIR is UTF-8. Anything else would come in with broken names, and nobody would see it here. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new UnreadableFile('the file is not UTF-8, or too large to be read at once');
  }
}

/** @throws UnreadableFile; and the file system's own error when it cannot be opened. */
export async function readSourceFile(path: string): Promise<SourceFile> {
  return readContent(path, decode(await readFile(path)));
}
