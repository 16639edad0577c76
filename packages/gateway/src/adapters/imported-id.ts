import {createHash} from 'node:crypto';

/** The id here of what a source calls by that key: the same on every machine and at every import. 24 hex digits. */
export function importedId({kind, system, value}: {kind: string; system: string; value: string}): string {
  return createHash('sha256').update(`${system}|${kind}|${value}`).digest('hex').slice(0, 24);
}
