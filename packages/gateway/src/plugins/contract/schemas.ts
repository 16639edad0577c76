import {Ajv2020, type ErrorObject, type ValidateFunction} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type {Problem} from '../../errors.ts';
import type {ContractDocument, Schema} from './document.ts';

const ROOT = 'contract';

export type Finding = NonNullable<Problem['errors']>[number];

/** Enough for a form; more would only help who is probing. */
const MAX_FINDINGS = 20;

/** Lets a schema taken out of the document find its neighbours again. */
function anchored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anchored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' && inner.startsWith('#')
        ? `${ROOT}${inner}`
        : anchored(inner),
    ]),
  );
}

export interface SchemaCompiler {
  (schema: Schema): ValidateFunction;
}

/**
 * Compiles schemas of the document. With `coerce`, texts from a query or a path become the numbers and booleans that the
 * schema asks for, and defaults are filled in: the checked object is changed.
 */
export function schemaCompiler(document: ContractDocument, {coerce}: {coerce: boolean}): SchemaCompiler {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    coerceTypes: coerce,
    useDefaults: coerce,
    validateFormats: true,
    // Half of the time that compiling takes, and the checks run no faster for it.
    code: {optimize: false},
  });
  formats(ajv);
  ajv.addSchema(document, ROOT, false, false);
  return (schema) => ajv.compile(anchored(schema) as Schema);
}

/** In words of our own: ajv's may hold what was sent, a name of a field included. */
const MESSAGES: Record<string, string> = {
  additionalProperties: 'has a name that the contract does not know',
  unevaluatedProperties: 'has a field that the contract does not know',
  format: 'does not have the right form',
  pattern: 'does not have the right form',
  enum: 'is none of the allowed values',
};

/** What was wrong and where, without repeating any value that was sent. */
export function findingsOf(
  where: Finding['in'],
  errors: readonly ErrorObject[] | null | undefined,
): Finding[] {
  return (errors ?? []).slice(0, MAX_FINDINGS).map(({keyword, instancePath, message, params}) => {
    const missing =
      keyword === 'required' ? `/${String((params as {missingProperty: string}).missingProperty)}` : '';
    return {
      in: where,
      pointer: instancePath + missing,
      message:
        missing === '' ? (MESSAGES[keyword] ?? message ?? 'does not match the contract') : 'is required',
    };
  });
}
