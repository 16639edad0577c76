import type {ImportedOrganization} from '../imported.ts';
import {addressOf} from '../fhir/address.ts';
import type {Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import {phoneOf} from '../fhir/telecom.ts';
import {LeftOut} from '../imported.ts';

export function readOrganization(resource: Fields, source: Source): ImportedOrganization {
  const name = source.text(resource['name'], 200);
  if (name === null) throw new LeftOut('it has no name');
  return {
    kind: 'Organization',
    ...source.identity(),
    name,
    phone: phoneOf(resource['telecom'], source.now, () => source.note('its phone number cannot be dialled')),
    address: addressOf(resource['address']),
  };
}
