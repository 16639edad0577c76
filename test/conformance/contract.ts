/** The contract as the walk needs it: operations with their parameters, and a validator for every answer they name. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  unevaluatedProperties?: boolean;
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}
interface HeaderRule {
  name: string;
  required: boolean;
  valid: ValidateFunction;
}
export interface Answer {
  /** Media type to validator; empty for an answer without a body. */
  bodies: ReadonlyMap<string, ValidateFunction>;
  headers: readonly HeaderRule[];
}
export interface Operation {
  id: string;
  /** The tag: the service that the operation belongs to. */
  service: string;
  method: string;
  path: string;
  /** No token asked. */
  isPublic: boolean;
  parameters: readonly Parameter[];
  /** Undefined where the operation takes no body. */
  body: Schema | undefined;
  answers: ReadonlyMap<number, Answer>;
}
export interface Contract {
  version: string;
  services: readonly string[];
  operations: readonly Operation[];
  /** Code to the status that it goes with. */
  problemStatus: ReadonlyMap<string, number>;
  resolve(schema: Schema): Schema;
  operation(id: string): Operation;
}

type Node = Record<string, unknown>;
/** The services whose operations this run knows how to walk. */
const WALKED: ReadonlySet<unknown> = new Set(['practice', 'session', 'booking', 'events']);
/** What is for staff alone has no walk yet. */
const isForPatients = (security: readonly unknown[]): boolean =>
  security.length === 0 ||
  (security as Record<string, string[]>[]).some((scheme) => Object.values(scheme).flat().includes('patient'));
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const pointerPart = (key: string) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

export function readContract(): Contract {
  const file = createRequire(import.meta.url).resolve('@gp-elements/contract/openapi.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as Node & {
    info: {version: string};
    paths: Record<string, Record<string, Node>>;
    security?: unknown[];
    'x-problem-codes': Record<string, {status: number}>;
  };
  const ajv = new Ajv2020({strict: false, allErrors: true});
  formats(ajv);
  ajv.addSchema(document, 'contract');
  const validator = (pointer: string) => ajv.compile({$ref: `contract#${pointer}`});

  /** Follows references; gives what stands there and its pointer. */
  function at<T>(node: unknown, pointer: string): {node: T; pointer: string} {
    const ref = (node as {$ref?: string}).$ref;
    if (ref === undefined) return {node: node as T, pointer};
    const found = ref
      .slice(2)
      .split('/')
      .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((value, key) => (value as Node)[key], document);
    return at(found, ref.slice(1));
  }

  function answer(response: unknown, where: string): Answer {
    const {node, pointer} = at<{content?: Node; headers?: Node}>(response, where);
    return {
      bodies: new Map(
        Object.keys(node.content ?? {}).map((type) => [
          type,
          validator(`${pointer}/content/${pointerPart(type)}/schema`),
        ]),
      ),
      headers: Object.entries(node.headers ?? {}).map(([name, header]) => {
        const rule = at<{required?: boolean}>(header, `${pointer}/headers/${pointerPart(name)}`);
        return {name, required: rule.node.required === true, valid: validator(`${rule.pointer}/schema`)};
      }),
    };
  }

  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const shared = (item['parameters'] ?? []) as unknown[];
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined || !WALKED.has((operation['tags'] as unknown[])[0])) continue;
      const where = `/paths/${pointerPart(path)}/${method}`;
      const security = (operation['security'] ?? document.security ?? []) as unknown[];
      if (!isForPatients(security)) continue;
      const content = (at<{content?: Record<string, {schema: Schema}>}>(operation['requestBody'] ?? {}, '')
        .node.content ?? {})['application/json'];
      operations.push({
        id: String(operation['operationId']),
        service: String((operation['tags'] as unknown[])[0]),
        method: method.toUpperCase(),
        path,
        isPublic: security.length === 0,
        parameters: [...shared, ...((operation['parameters'] ?? []) as unknown[])].map((entry) => {
          const {node} = at<Parameter>(entry, where);
          return {name: node.name, in: node.in, required: node.required === true, schema: node.schema};
        }),
        body: content?.schema,
        answers: new Map(
          Object.entries(operation['responses'] as Node).map(([status, response]) => [
            Number(status),
            answer(response, `${where}/responses/${status}`),
          ]),
        ),
      });
    }
  }
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return {
    version: document.info.version,
    services: [...new Set(operations.map(({service}) => service))],
    operations,
    problemStatus: new Map(
      Object.entries(document['x-problem-codes']).map(([code, {status}]) => [code, status]),
    ),
    resolve: (schema) =>
      schema.$ref === undefined ? schema : {...at<Schema>(schema, '').node, ...withoutRef(schema)},
    operation(id) {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`The contract has no operation ${id}.`);
      return found;
    },
  };
}

function withoutRef({$ref: _ref, ...rest}: Schema): Schema {
  return rest;
}
