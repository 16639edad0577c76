import type {Author, Identifier} from '../../../domain/medication/block.ts';
import {fields, list, text, type Fields} from '../fields.ts';
import type {ImportedKind} from '../../imported.ts';
import {nameOf} from '../names.ts';
import type {Source} from '../source.ts';
import {extension} from './extensions.ts';
import {conceptOf} from './quantities.ts';

function identifiersOf(kind: ImportedKind, resource: Fields | undefined, source: Source): Identifier[] {
  return source.identifierKeys(kind, resource?.['identifier']).map(({system, value}) => ({system, value}));
}

function organizationOf(value: unknown, source: Source): Author['organization'] {
  const found = source.find(value);
  const name = source.text(found?.['name'], 300) ?? source.text(list(value)[0]?.['display'], 300);
  return name === null ? null : {name, identifiers: identifiersOf('Organization', found, source)};
}

function personName(resource: Fields | undefined, source: Source): string | null {
  return source.text(nameOf(resource?.['name'], source.now, {withTitle: true})?.name, 300);
}

function typeOf(reference: Fields, found: Fields | undefined): string | undefined {
  const said = found?.['resourceType'] ?? reference['type'];
  if (typeof said === 'string') return said;
  return /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(text(reference['reference']) ?? '')?.[1];
}

/** Whom a Reference names; the words beside it where what it names is not in the file. Null when it says nothing. */
export function authorOf(value: unknown, source: Source): Author | null {
  const named = list(value)[0];
  if (named === undefined) return null;
  // STU3 names the person, and beside it the role: that says more, where it is in the file.
  const role = list(extension(named, 'practitionerrole-reference')?.['valueReference'])[0];
  const reference = role !== undefined && source.find(role) !== undefined ? role : named;
  const found = source.find(reference);
  const display = source.text(reference['display'], 300);
  const nobody: Author = {
    name: null,
    identifiers: [],
    specialty: null,
    organization: null,
    who: 'professional',
  };
  const type = typeOf(reference, found);
  if (type === 'Organization') {
    const organization = organizationOf(reference, source);
    return organization === null ? null : {...nobody, organization, who: 'organization'};
  }
  if (type === 'Patient') {
    // Who it is, the block says already.
    return {...nobody, who: 'patient'};
  }
  if (type === 'RelatedPerson') {
    return {...nobody, name: personName(found, source) ?? display, who: 'related-person'};
  }
  const roleOf = type === 'PractitionerRole' ? found : undefined;
  const practitioner = roleOf === undefined ? found : source.find(roleOf['practitioner']);
  const name =
    personName(practitioner, source) ??
    source.text(fields(roleOf?.['practitioner'])?.['display'], 300) ??
    display;
  const organization = organizationOf(roleOf?.['organization'], source);
  if (name === null && organization === null) return null;
  return {
    ...nobody,
    name,
    identifiers: identifiersOf('Practitioner', practitioner, source),
    specialty: conceptOf(roleOf?.['specialty'], source) ?? conceptOf(roleOf?.['code'], source),
    organization,
  };
}
