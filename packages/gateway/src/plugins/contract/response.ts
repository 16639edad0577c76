import type {ValidateFunction} from 'ajv/dist/2020.js';
import type {Operation, ResponseObject, Schema} from './document.ts';
import {findingsOf, type SchemaCompiler} from './schemas.ts';

export interface Answer {
  status: number;
  /** By lower-case name. */
  headers: Readonly<Record<string, unknown>>;
  /** As it goes out; empty when there is no body. */
  body: string;
}

const mediaTypeOf = (contentType: unknown): string =>
  (String(contentType).split(';')[0] ?? '').trim().toLowerCase();

/**
 * Makes the check of one operation's answers: a list of what does not match the contract, empty when all does. It names
 * places and rules, never values. `isBodyOmitted` is for HEAD.
 */
export function responseCheck(
  operation: Operation,
  compile: SchemaCompiler,
): (answer: Answer, options: {isBodyOmitted: boolean}) => string[] {
  const compiled = new Map<Schema, ValidateFunction>();
  const validator = (schema: Schema): ValidateFunction => {
    const known = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, known);
    return known;
  };
  const faults = (what: string, schema: Schema, value: unknown): string[] => {
    const validate = validator(schema);
    if (validate(value)) return [];
    return findingsOf('body', validate.errors).map(({pointer, message}) => `${what}${pointer} ${message}`);
  };

  const headerFaults = (response: ResponseObject, headers: Answer['headers']): string[] =>
    Object.entries(response.headers ?? {}).flatMap(([name, {required, schema}]) => {
      const value = headers[name.toLowerCase()];
      if (value === undefined) return required === true ? [`header ${name} is missing`] : [];
      return faults(`header ${name}`, schema, value);
    });

  const bodyFaults = (response: ResponseObject, {headers, body}: Answer): string[] => {
    if (response.content === undefined) return body === '' ? [] : ['a body that the contract does not know'];
    const type = mediaTypeOf(headers['content-type']);
    const media = response.content[type];
    if (media === undefined) return [`content type ${type} is not in the contract`];
    if (!type.endsWith('json')) return faults('body', media.schema, body);
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return ['body is not JSON'];
    }
    return faults('body', media.schema, value);
  };

  return (answer, {isBodyOmitted}) => {
    const response = operation.responses.get(answer.status);
    if (response === undefined) return [`status ${answer.status} is not in the contract`];
    return [
      ...headerFaults(response, answer.headers),
      ...(isBodyOmitted ? [] : bodyFaults(response, answer)),
    ];
  };
}
