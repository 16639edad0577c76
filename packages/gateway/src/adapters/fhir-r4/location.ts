import {addressOf} from '../fhir/address.ts';
import type {Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import type {ImportedLocation} from '../imported.ts';

export function readLocation(resource: Fields, source: Source): ImportedLocation {
  return {
    kind: 'Location',
    ...source.identity(),
    name: source.text(resource['name'], 200),
    address: addressOf(resource['address']),
    organization: source.reference(resource['managingOrganization'], 'Organization'),
  };
}
