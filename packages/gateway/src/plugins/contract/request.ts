import type {FastifyRequest} from 'fastify';
import {ProblemError} from '../../errors.ts';
import type {OperationId, RequestOf} from '../../routes/handlers.ts';
import type {Operation, Parameter, Schema} from './document.ts';
import {findingsOf, type Finding, type SchemaCompiler} from './schemas.ts';

/** What every handler's request has in common; the operation decides the rest. */
export type AnyRequest = RequestOf<OperationId>;

/** Half a character, or NUL: no database keeps these as they came, and nobody types them. */
const isBroken = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text);

function* brokenTexts(value: unknown, pointer = ''): Generator<Finding> {
  if (typeof value === 'string') {
    if (isBroken(value)) yield {in: 'body', pointer, message: 'holds a character that is not text'};
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* brokenTexts(inner, `${pointer}/${key}`);
  }
}

function objectSchema(parameters: readonly Parameter[], nameOf = (name: string): string => name): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({name, schema}) => [nameOf(name), schema])),
    required: parameters.filter(({required}) => required === true).map(({name}) => nameOf(name)),
  };
}

/** Headers whose absence has an answer of its own. */
const OWN_CODE = {
  'idempotency-key': 'idempotency-key-required',
  'if-match': 'precondition-required',
} as const;

/**
 * Makes the check of one operation: it gives the request as the handler wants it.
 *
 * The check throws ProblemError: `idempotency-key-required`, `precondition-required`, or `validation-failed` with a
 * finding per fault.
 */
export function requestCheck(
  operation: Operation,
  strict: SchemaCompiler,
  coercing: SchemaCompiler,
): (request: FastifyRequest) => AnyRequest {
  const among = (place: Parameter['in']): Parameter[] =>
    operation.parameters.filter((one) => one.in === place);
  const path = coercing(objectSchema(among('path')));
  const query = coercing({...objectSchema(among('query')), additionalProperties: false});
  const headerParameters = among('header');
  const headers = strict(objectSchema(headerParameters, (name) => name.toLowerCase()));
  const body = operation.body === undefined ? undefined : strict(operation.body);

  function bodyFindings(value: unknown): Finding[] {
    if (body === undefined) {
      return value === undefined ? [] : [{in: 'body', pointer: '', message: 'is not expected'}];
    }
    if (value === undefined) {
      return operation.isBodyRequired ? [{in: 'body', pointer: '', message: 'is required'}] : [];
    }
    return body(value) ? [...brokenTexts(value)] : findingsOf('body', body.errors);
  }

  return (request) => {
    for (const [name, code] of Object.entries(OWN_CODE)) {
      const isNeeded = headerParameters.some(
        (one) => one.name.toLowerCase() === name && one.required === true,
      );
      if (isNeeded && request.headers[name] === undefined) throw new ProblemError(code);
    }
    const params = {...(request.params as object)};
    const search = {...(request.query as object)};
    const given = request.body ?? undefined;
    const findings = [
      ...(path(params) ? [] : findingsOf('path', path.errors)),
      ...(query(search) ? [] : findingsOf('query', query.errors)),
      ...(headers(request.headers) ? [] : findingsOf('header', headers.errors)),
      ...bodyFindings(given),
    ];
    if (findings.length > 0) throw new ProblemError('validation-failed', {errors: findings});
    const known = headerParameters
      .map(({name}) => [name, request.headers[name.toLowerCase()]] as const)
      .filter(([, value]) => value !== undefined);
    return {params, query: search, headers: Object.fromEntries(known), body: given} as unknown as AnyRequest;
  };
}
