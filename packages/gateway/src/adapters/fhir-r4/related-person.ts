import {codings, hasCode, V3_ROLE} from '../fhir/codes.ts';
import {list, text, type Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import {partialDate} from '../fhir/times.ts';
import {LeftOut, type ImportedRelation} from '../imported.ts';

/** zib RelatieCodelijst: parents by birth or adoption. Step and foster parents are not parents by law. */
const PARENT = new Set(['MTH', 'FTH', 'ADOPTM', 'ADOPTF']);
/** zib RolCodelijst: 24 wettelijke vertegenwoordiger, 11 voogd. */
const ROLE_LIST = new Set(['urn:oid:2.16.840.1.113883.2.4.3.11.22.472']);
const AUTHORITY = new Set(['24', '11']);

/** As precise as the source is. A date that cannot be read must not become a right without an end. */
function dateOf(value: unknown): string | null {
  const said = text(value);
  if (said === undefined) return null;
  const date = partialDate(said.slice(0, 10));
  if (date === undefined) throw new LeftOut('its period is no date');
  return date;
}

export function readRelatedPerson(resource: Fields, source: Source): ImportedRelation {
  const child = source.reference(resource['patient'], 'Patient');
  if (child === null) throw new LeftOut('it names no patient');
  const said = codings(resource['relationship']);
  const period = list(resource['period'])[0];
  return {
    kind: 'RelatedPerson',
    ...source.identity(),
    child,
    asPatient: source.identifiers('Patient'),
    isParent: hasCode(said, V3_ROLE, PARENT),
    hasAuthority: hasCode(said, ROLE_LIST, AUTHORITY),
    active: resource['active'] !== false,
    validFrom: dateOf(period?.['start']),
    validTo: dateOf(period?.['end']),
  };
}
