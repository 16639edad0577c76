import {list, type Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import {instant} from '../fhir/times.ts';
import type {ImportedSchedule} from '../imported.ts';

function horizonOf(resource: Fields): ImportedSchedule['horizon'] {
  const period = list(resource['planningHorizon'])[0];
  const start = instant(period?.['start']);
  const end = instant(period?.['end']);
  return start !== undefined && end !== undefined && start < end ? {start, end} : null;
}

export function readSchedule(resource: Fields, source: Source): ImportedSchedule {
  const practitioners = source.references(resource['actor'], 'Practitioner', 'PractitionerRole');
  if (practitioners.length > 1) source.note('it has several practitioners; the first one counts');
  return {
    kind: 'Schedule',
    ...source.identity(),
    practitioner: practitioners[0] ?? null,
    location: source.references(resource['actor'], 'Location')[0] ?? null,
    active: resource['active'] !== false,
    horizon: horizonOf(resource),
  };
}
