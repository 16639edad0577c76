import {isOver} from '../fhir/codes.ts';
import {list, text, type Fields} from '../fhir/fields.ts';
import {nameOf} from '../fhir/names.ts';
import type {Source} from '../fhir/source.ts';
import {phoneOf} from '../fhir/telecom.ts';
import {partialDate} from '../fhir/times.ts';
import type {ImportedPerson} from '../imported.ts';

function registrationOf(resource: Fields): ImportedPerson['registration'] {
  if (resource['active'] === false) return 'deregistered';
  const hasCaregiver = list(resource['generalPractitioner']).length > 0;
  return hasCaregiver || list(resource['managingOrganization']).length > 0 ? 'registered' : 'not-registered';
}

function birthDateOf(resource: Fields, source: Source): string | null {
  const date = partialDate(resource['birthDate']);
  if (date === undefined && text(resource['birthDate']) !== undefined)
    source.note('its birth date is no date');
  return date ?? null;
}

/** Where the source has no name the person is still kept; the practice can see from the id who it is. */
const NAMELESS = 'Naam onbekend';

export function readPatient(resource: Fields, source: Source): ImportedPerson {
  const name = nameOf(resource['name'], source.now);
  if (name === null) source.note('it has no name');
  const sameHuman = list(resource['link']).filter(
    (link) => link['type'] === 'seealso' && !isOver(link, source.now),
  );
  return {
    kind: 'Patient',
    ...source.identity(),
    name: source.text(name?.name, 300) ?? NAMELESS,
    sortName: source.text(name?.sortName, 300) ?? NAMELESS,
    birthDate: birthDateOf(resource, source),
    phone: phoneOf(resource['telecom'], source.now, () => source.note('its phone number cannot be dialled')),
    deceased: resource['deceasedBoolean'] === true || text(resource['deceasedDateTime']) !== undefined,
    registration: registrationOf(resource),
    generalPractitioner:
      source.references(resource['generalPractitioner'], 'Practitioner', 'PractitionerRole')[0] ?? null,
    alsoRelatedPersons: sameHuman.flatMap((link) => source.reference(link['other'], 'RelatedPerson') ?? []),
  };
}
