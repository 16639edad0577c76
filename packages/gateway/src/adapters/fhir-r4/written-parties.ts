/** What blocks name, as resources of the same Bundle: each once, called by what it says. */
import {createHash} from 'node:crypto';
import type {Author, Concept, Identifier, Product} from '../../domain/medication/block.ts';
import type {Fields} from '../fhir/fields.ts';
import {writtenConcept} from './write-dosing.ts';
import {reference, type NamedRow} from './written-names.ts';

export interface WrittenEntry {
  fullUrl: string;
  resource: Fields;
}

const PROFILES = 'http://nictiz.nl/fhir/StructureDefinition/';

export class Parties {
  readonly #patient: NamedRow;
  readonly #isContained: boolean;
  readonly #entries = new Map<string, WrittenEntry>();

  /** @param isContained Whether they stand within the one resource that names them, and are nothing by themselves. */
  constructor(patient: NamedRow, {isContained = false} = {}) {
    this.#patient = patient;
    this.#isContained = isContained;
  }

  /** In the order in which they were first named. */
  get entries(): WrittenEntry[] {
    return [...this.#entries.values()];
  }

  patient(): Fields {
    return reference('Patient', this.#patient);
  }

  product({text, codes, form, ingredients}: Product): Fields {
    const resource = {
      code: writtenConcept({text, codes}),
      ...(form !== null && {form: writtenConcept(form)}),
      ...(ingredients.length > 0 && {
        ingredient: ingredients.map(({substance, strength}) => ({
          itemCodeableConcept: writtenConcept(substance),
          ...(strength !== null && {strength: ratio(strength)}),
        })),
      }),
    };
    return this.#add('Medication', resource, text, 'mp-PharmaceuticalProduct');
  }

  condition(reason: Concept): Fields {
    const resource = {subject: this.patient(), code: writtenConcept(reason)};
    return this.#add('Condition', resource, reason.text);
  }

  author(author: Author): Fields {
    const {who, name, organization} = author;
    if (who === 'patient') return {...this.patient(), type: 'Patient'};
    if (who === 'related-person') return {type: 'RelatedPerson', ...(name !== null && {display: name})};
    if (who === 'organization' && organization !== null) return this.#organization(organization);
    return this.#professional(author);
  }

  #organization({name, identifiers}: NonNullable<Author['organization']>): Fields {
    return this.#add('Organization', {...named(identifiers), name}, name);
  }

  #professional({name, identifiers, specialty, organization}: Author): Fields {
    const words = [name, specialty?.text, organization?.name]
      .filter((one) => typeof one === 'string')
      .join(', ');
    if (identifiers.length === 0 && specialty === null && organization === null)
      return {type: 'PractitionerRole', display: words};
    const role = {
      ...(name !== null && {
        practitioner: this.#add('Practitioner', {...named(identifiers), name: [{text: name}]}, name),
      }),
      ...(organization !== null && {organization: this.#organization(organization)}),
      ...(specialty !== null && {specialty: [writtenConcept(specialty)]}),
    };
    return this.#add('PractitionerRole', role, words);
  }

  #add(resourceType: string, content: Fields, display: string, profile?: string): Fields {
    const written = JSON.stringify([resourceType, content]);
    const id = createHash('sha256').update(written).digest('hex').slice(0, 24);
    const fullUrl = this.#isContained ? `#${id}` : `urn:gp-elements:${resourceType.toLowerCase()}:${id}`;
    const meta = profile === undefined ? {} : {meta: {profile: [`${PROFILES}${profile}`]}};
    this.#entries.set(fullUrl, {fullUrl, resource: {resourceType, id, ...meta, ...content}});
    return {reference: fullUrl, type: resourceType, display};
  }
}

function named(identifiers: readonly Identifier[]): Fields {
  return identifiers.length === 0 ? {} : {identifier: identifiers};
}

/** Of a strength in words, `20 mg / 1 stuk`, the amounts. */
function ratio(strength: string): Fields {
  const [of, per] = strength.split(' / ').map((part) => {
    const [, value, unit] = /^(\S+)(?: (.*))?$/.exec(part) ?? [];
    return {value: Number(value), ...(unit !== undefined && {unit})};
  });
  return {numerator: of, ...(per !== undefined && {denominator: per})};
}
