/** The contract as data: which operations there are, and what each takes, answers and asks of a token. */
import {createRequire} from 'node:module';
import type {OperationId} from '../../routes/handlers.ts';

export type Schema = Readonly<Record<string, unknown>>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

export interface MediaTypes {
  content?: Readonly<Record<string, {schema: Schema}>>;
}

export interface ResponseObject extends MediaTypes {
  headers?: Readonly<Record<string, {required?: boolean; schema: Schema}>>;
}

/** An OpenAPI 3.1 document as the bundler leaves it: one file, `$ref` only within it. */
export interface ContractDocument {
  info: {version: string};
  servers: readonly {url: string}[];
  security?: readonly Readonly<Record<string, readonly string[]>>[];
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface OperationObject {
  operationId: OperationId;
  security?: ContractDocument['security'];
  parameters?: readonly unknown[];
  requestBody?: MediaTypes & {required?: boolean};
  responses: Readonly<Record<string, unknown>>;
}

export interface Operation {
  id: OperationId;
  method: Method;
  /** As Fastify wants it, with the base path: `/v1/appointments/:id`. */
  url: string;
  /** Any one of these sets of scopes will do; none at all is public. */
  scopes: readonly (readonly string[])[];
  isWrite: boolean;
  parameters: readonly Parameter[];
  /** Schema of the JSON body; undefined when the operation takes none. */
  body: Schema | undefined;
  isBodyRequired: boolean;
  responses: ReadonlyMap<number, ResponseObject>;
}

/** The contract that this gateway implements, as generated. */
export function loadContract(): ContractDocument {
  return createRequire(import.meta.url)('@gp-elements/contract/openapi.json') as ContractDocument;
}

/** Path below which the operations stand, such as `/v1`. */
export function basePathOf(document: ContractDocument): string {
  return document.servers[0]?.url ?? '';
}

function resolve<T>(document: ContractDocument, value: unknown): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value as T;
  const pointer = String(value.$ref).replace(/^#\//, '').split('/');
  const found = pointer.reduce<unknown>(
    (at, part) => (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
  return resolve<T>(document, found);
}

/** Every operation of the document, references resolved as far as the schemas. */
export function operationsOf(document: ContractDocument): Operation[] {
  const base = basePathOf(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method.toLowerCase() in item).map((method): Operation => {
      const operation = item[method.toLowerCase()] as OperationObject;
      const shared = (item['parameters'] ?? []) as readonly unknown[];
      const requestBody = resolve<OperationObject['requestBody']>(document, operation.requestBody);
      return {
        id: operation.operationId,
        method,
        url: base + path.replaceAll(/\{([^}]+)\}/g, ':$1'),
        scopes: (operation.security ?? document.security ?? []).map((set) => Object.values(set).flat()),
        isWrite: method !== 'GET',
        parameters: [...shared, ...(operation.parameters ?? [])].map((parameter) =>
          resolve<Parameter>(document, parameter),
        ),
        body: requestBody?.content?.['application/json']?.schema,
        isBodyRequired: requestBody?.required === true,
        responses: new Map(
          Object.entries(operation.responses).map(([status, response]) => {
            const resolved = resolve<ResponseObject>(document, response);
            const headers = Object.entries(resolved.headers ?? {}).map(
              ([name, header]) => [name, resolve<{schema: Schema}>(document, header)] as const,
            );
            return [Number(status), {...resolved, headers: Object.fromEntries(headers)}];
          }),
        ),
      };
    }),
  );
}
