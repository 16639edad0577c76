import {flag, type Fields} from '../fhir/fields.ts';
import {nameOf} from '../fhir/names.ts';
import type {Source} from '../fhir/source.ts';
import {LeftOut, type ImportedPractitioner} from '../imported.ts';

export function readPractitioner(resource: Fields, source: Source): ImportedPractitioner {
  const name = source.text(nameOf(resource['name'], source.now, {withTitle: true})?.name, 200);
  if (name === null) throw new LeftOut('it has no name');
  return {kind: 'Practitioner', ...source.identity(), name, active: flag(resource['active']) ?? null};
}
