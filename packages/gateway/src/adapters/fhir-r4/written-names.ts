/** By which names things go out: those of their source, where there is one. */
import type {Fields} from '../fhir/fields.ts';
import {UNSTATED_BASE} from '../fhir/source.ts';
import type {ImportedKind} from '../imported.ts';

/** A row that something names; its source's name goes out, never another. */
export interface NamedRow {
  id: string;
  name?: string;
  source_system: string | null;
  source_id: string | null;
}

const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;

export const writtenInstant = (ms: number): string => new Date(Number(ms)).toISOString();

/** The id that its server gave it, where that is all that is known of it. */
function serverId({source_system: system, source_id: value}: NamedRow): string | undefined {
  return system === UNSTATED_BASE && value !== null && FHIR_ID.test(value) ? value : undefined;
}

function sourceIdentifier({source_system: system, source_id: value}: NamedRow): Fields | undefined {
  return system === null || value === null ? undefined : {system, value};
}

const ownIdentifier = (kind: ImportedKind, {id}: NamedRow): Fields => ({
  system: `urn:gp-elements:${kind.toLowerCase()}`,
  value: id,
});

/** What a resource is called: `id` and `identifier`. */
export function names(kind: ImportedKind, row: NamedRow): {id: string; identifier: Fields[]} {
  const id = serverId(row);
  const source = id === undefined ? sourceIdentifier(row) : undefined;
  return {id: id ?? row.id, identifier: [...(source ? [source] : []), ownIdentifier(kind, row)]};
}

/** By the id of its server where that is all there is, else by its identifier. */
export function reference(kind: ImportedKind, row: NamedRow): Fields {
  const id = serverId(row);
  if (id !== undefined) return {reference: `${kind}/${id}`};
  return {type: kind, identifier: sourceIdentifier(row) ?? ownIdentifier(kind, row)};
}
