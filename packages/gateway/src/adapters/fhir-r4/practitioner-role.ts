import {isOver} from '../fhir/codes.ts';
import {list, type Fields} from '../fhir/fields.ts';
import {roleOf} from '../fhir/practitioner-kinds.ts';
import type {Source} from '../fhir/source.ts';
import {LeftOut, type ImportedPractitionerRole} from '../imported.ts';

export function readPractitionerRole(resource: Fields, source: Source): ImportedPractitionerRole {
  const practitioner = source.reference(resource['practitioner'], 'Practitioner');
  if (practitioner === null) throw new LeftOut('it names no practitioner');
  return {
    kind: 'PractitionerRole',
    ...source.identity(),
    practitioner,
    role: roleOf([...list(resource['code']), ...list(resource['specialty'])]),
    active: resource['active'] !== false && !isOver(resource, source.now),
    appointmentTypes: source.references(resource['healthcareService'], 'HealthcareService'),
  };
}
