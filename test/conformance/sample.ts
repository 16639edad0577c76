/** Values that fit a schema of the contract as plainly as possible, and values that do not. */
import type {Contract, Schema} from './contract.ts';

/** Values by parameter or property name that exist at the target, such as `timeSlotId`. */
export type Known = ReadonlyMap<string, unknown>;

const typesOf = (schema: Schema): readonly string[] =>
  schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type];

/** The least that is valid: required properties only. */
export function sampleOf(contract: Contract, unresolved: Schema, known: Known, name = ''): unknown {
  const schema = contract.resolve(unresolved);
  if (known.has(name)) return known.get(name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  switch (typesOf(schema)[0]) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [
          key,
          sampleOf(contract, schema.properties?.[key] ?? {}, known, key),
        ]),
      );
    case 'array':
      return [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    default:
      if (schema.format === 'date') return '2026-01-05';
      if (schema.format === 'date-time') return '2026-01-05T09:00:00+01:00';
      return 'conformance-unknown'.slice(0, schema.maxLength ?? 19);
  }
}

export interface Wrong {
  what: string;
  value: unknown;
}

/** Wrong texts for a path, query or header parameter. */
export function wrongTexts(
  contract: Contract,
  unresolved: Schema,
  where: 'path' | 'query' | 'header',
): Wrong[] {
  const schema = contract.resolve(unresolved);
  const wrong: Wrong[] = [];
  const [type] = typesOf(schema);
  if (type === 'integer' || type === 'number') {
    wrong.push({what: 'a word', value: 'veel'}, {what: 'a fraction', value: '1.5'});
    if (schema.minimum !== undefined)
      wrong.push({what: 'below the minimum', value: String(schema.minimum - 1)});
    if (schema.maximum !== undefined)
      wrong.push({what: 'above the maximum', value: String(schema.maximum + 1)});
    return wrong;
  }
  if (schema.enum !== undefined) return [{what: 'an unknown word', value: 'conformance-unknown'}];
  if (schema.format === 'date') {
    return [
      {what: 'no date', value: 'morgen'},
      {what: 'a day that does not exist', value: '2027-02-30'},
      {what: 'an instant', value: '2027-02-03T10:00:00+01:00'},
    ];
  }
  if (schema.maxLength !== undefined) wrong.push({what: 'too long', value: 'x'.repeat(schema.maxLength + 1)});
  if (schema.minLength !== undefined && schema.minLength > 0 && where !== 'path') {
    wrong.push({what: 'too short', value: 'x'.repeat(schema.minLength - 1)});
  }
  if (schema.pattern !== undefined && where !== 'header') {
    wrong.push({what: 'with characters that do not belong', value: '<script>"\' '});
  }
  return wrong;
}

/** Wrong values for a property of a body. */
export function wrongValues(contract: Contract, unresolved: Schema): Wrong[] {
  const schema = contract.resolve(unresolved);
  const types = typesOf(schema);
  const isClosed = schema.unevaluatedProperties === false;
  const wrong: Wrong[] = [
    {what: 'null', value: null},
    {what: 'a text', value: 'tekst'},
    {what: 'a number', value: 12.5},
    {what: 'a list', value: ['x']},
    {what: 'an object', value: {conformanceUnknown: 1}},
    {what: 'a boolean', value: true},
  ].filter(({value}) => {
    const type = jsonType(value);
    return !types.includes(type) || (type === 'object' && isClosed);
  });
  if (schema.maxLength !== undefined)
    wrong.push({what: 'too long a text', value: 'x'.repeat(schema.maxLength + 1)});
  if (schema.pattern !== undefined) wrong.push({what: 'a text that does not fit', value: '<script>"\' '});
  if (schema.enum !== undefined) wrong.push({what: 'an unknown word', value: 'conformance-unknown'});
  if (types.includes('object')) {
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      for (const {what, value} of wrongValues(contract, inner)) {
        wrong.push({what: `${what} as ${key}`, value: {[key]: value}});
      }
    }
  }
  return wrong;
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
