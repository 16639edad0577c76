import {conceptTexts} from '../fhir/codes.ts';
import type {Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import {LeftOut, type ImportedAppointmentType} from '../imported.ts';

/** A HealthcareService is a kind of appointment; its rules stand in the practice's settings. */
export function readHealthcareService(resource: Fields, source: Source): ImportedAppointmentType {
  const name = source.text(resource['name'], 120) ?? source.text(conceptTexts(resource['type'])[0], 120);
  if (name === null) throw new LeftOut('it has no name');
  return {
    kind: 'HealthcareService',
    ...source.identity(),
    name,
    description: source.text(resource['comment'], 500),
    active: resource['active'] !== false,
  };
}
