/**
 * What every operation must refuse, made from the contract alone: a new operation is covered by being in it. Known
 * values stand where the contract asks for things that exist, so that one thing at a time is wrong.
 */
import type {Contract, Operation} from './contract.ts';
import type {Call, Probe} from './probe.ts';
import {sampleOf, wrongTexts, wrongValues, type Known} from './sample.ts';
import type {Target} from './target.ts';

const MEGABYTE = 1024 * 1024;
const UNSIGNED =
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjb25mb3JtYW5jZSIsInNjb3BlIjoicGF0aWVudCIsImV4cCI6NDEwMjQ0NDgwMH0.';

const queryOf = (call: Call) =>
  Object.fromEntries<string>(Object.entries(call.query ?? {}) as [string, string][]);

/** A request in which everything is right as far as the contract can tell. */
function rightCall(contract: Contract, {parameters, body}: Operation, known: Known): Call {
  const texts = (where: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === where && parameter.required)
        .map(({name, schema}) => [name, String(sampleOf(contract, schema, known, name))]),
    );
  const call: Call = {params: texts('path'), query: texts('query')};
  if (parameters.some(({name}) => name === 'If-Match')) call.headers = {'If-Match': '"1"'};
  if (body !== undefined) call.body = sampleOf(contract, body, known);
  return call;
}

async function tokens(probe: Probe, {id, isPublic}: Operation, right: Call, target: Target): Promise<void> {
  if (isPublic) {
    await probe.expect(id, 'without a token', {...right, token: null}, {status: 200});
    return;
  }
  const refused = (what: string, code: string, call: Call, status = 401) =>
    probe.expect(id, what, {...right, ...call}, {status, code});
  await refused('without a token', 'token-missing', {token: null});
  await refused('with a token that is none', 'token-invalid', {token: 'conformance'});
  await refused('with an unsigned token', 'token-invalid', {token: UNSIGNED});
  for (const {what, token, status, code} of target.refusedTokens ?? []) {
    await refused(`with ${what}`, code, {token}, status);
  }
}

async function parameters(
  probe: Probe,
  contract: Contract,
  operation: Operation,
  right: Call,
): Promise<void> {
  const {id} = operation;
  for (const parameter of operation.parameters) {
    const {name, schema, required} = parameter;
    // An id that cannot exist may be answered as one that does not.
    const expected =
      parameter.in === 'path'
        ? {status: [400, 404], code: ['validation-failed', 'not-found']}
        : {
            status: 400,
            code: ['validation-failed', 'range-too-wide', 'cursor-invalid', 'idempotency-key-required'],
          };
    const put = (value: string): Call => {
      if (parameter.in === 'path') return {...right, params: {...right.params, [name]: value}};
      if (parameter.in === 'header') return {...right, headers: {...right.headers, [name]: value}};
      return {...right, query: {...queryOf(right), [name]: value}};
    };
    for (const {what, value} of wrongTexts(contract, schema, parameter.in)) {
      await probe.expect(id, `${what} as ${name}`, put(String(value)), expected);
    }
    if (parameter.in === 'query') {
      const pair = sampleOf(contract, schema, new Map(), name);
      const rest = Object.entries(queryOf(right)).filter(([key]) => key !== name);
      const twice: [string, string][] = [...rest, [name, String(pair)], [name, String(pair)]];
      await probe.expect(id, `${name} twice`, {...right, query: twice}, expected);
      if (required) await probe.expect(id, `without ${name}`, {...right, query: rest}, expected);
    }
  }
  if (operation.parameters.some(({name}) => name === 'Idempotency-Key')) {
    await probe.expect(
      id,
      'without Idempotency-Key',
      {...right, without: ['Idempotency-Key']},
      {status: 400, code: 'idempotency-key-required'},
    );
  }
  if (operation.parameters.some(({name}) => name === 'If-Match')) {
    const {headers: _headers, ...without} = right;
    // Whether the thing exists may be said first.
    await probe.expect(id, 'without If-Match', without, {
      status: [428, 404],
      code: ['precondition-required', 'not-found'],
    });
  }
}

async function bodies(probe: Probe, contract: Contract, operation: Operation, right: Call): Promise<void> {
  const {id} = operation;
  if (operation.body === undefined) return;
  const schema = contract.resolve(operation.body);
  const isClosed = schema.unevaluatedProperties === false;
  const sample = right.body as Record<string, unknown>;
  const refused = (what: string, call: Call) =>
    probe.expect(id, what, {...right, ...call}, {status: 400, code: 'validation-failed'});
  const property = (key: string, value: unknown): Call => ({body: {...sample, [key]: value}});

  for (const value of [null, [], 'tekst', 1])
    await refused(`${JSON.stringify(value)} as body`, {body: value});
  for (const key of schema.required ?? []) {
    const {[key]: _left, ...rest} = sample;
    await refused(`a body without ${key}`, {body: rest});
  }
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    for (const {what, value} of wrongValues(contract, inner)) {
      await refused(`${what} as ${key}`, property(key, value));
    }
    if (contract.resolve(inner).type === 'string') {
      await probe.expect(
        id,
        `a text of 1 MB as ${key}`,
        {...right, ...property(key, 'x'.repeat(MEGABYTE))},
        {status: [400, 413], code: ['validation-failed', 'payload-too-large']},
      );
    }
  }
  if (isClosed) await refused('an unknown field', property('conformanceUnknown', 1));
  await probe.expect(
    id,
    'a body that is no JSON',
    {...right, rawBody: '{"reason": "'},
    {status: 400, code: 'malformed-json'},
  );
  await probe.expect(id, 'an empty body', {...right, rawBody: ''}, {status: [400, 415]});
  await probe.expect(
    id,
    'a body of another content type',
    {...right, headers: {...right.headers, 'Content-Type': 'text/plain'}},
    {status: 415, code: 'unsupported-media-type'},
  );
}

/** Someone else's id, and one that nobody has, get the same answer. */
async function strangers(
  probe: Probe,
  contract: Contract,
  operation: Operation,
  right: Call,
  target: Target,
): Promise<void> {
  const {id} = operation;
  const notFound = {status: 404, code: 'not-found'};
  const unknown = 'conformance-unknown';
  const ask = async (
    what: string,
    withId: (value: string) => Call,
    foreign: readonly (string | undefined)[],
  ) => {
    const nobody = await probe.expect(id, `an unknown ${what}`, withId(unknown), notFound);
    for (const value of foreign) {
      if (value === undefined) continue;
      const other = await probe.expect(id, `another person's ${what}`, withId(value), notFound);
      probe.check(
        id,
        other.text === nobody.text,
        `another person's ${what} and an unknown one get different answers`,
      );
    }
  };
  const people = (target.strangers ?? []).map(({personId}) => personId);
  if (operation.parameters.some(({name, in: where}) => name === 'personId' && where === 'query')) {
    await ask('personId', (personId) => ({...right, query: {...queryOf(right), personId}}), people);
  }
  const properties = operation.body === undefined ? {} : (contract.resolve(operation.body).properties ?? {});
  if ('personId' in properties) {
    await ask('personId', (personId) => ({...right, body: {...(right.body as object), personId}}), people);
  }
  if (operation.path.includes('{id}')) {
    const things = (target.strangers ?? []).map((stranger) =>
      operation.path.startsWith('/slot-holds') ? stranger.slotHoldId : stranger.appointmentId,
    );
    await ask('id', (thing) => ({...right, params: {id: thing}}), things);
  }
}

export async function walkRefusals(
  probe: Probe,
  contract: Contract,
  operation: Operation,
  known: Known,
  target: Target,
): Promise<void> {
  const right = rightCall(contract, operation, known);
  await tokens(probe, operation, right, target);
  if (!operation.isPublic && target.tokens.length === 0) return;
  await parameters(probe, contract, operation, right);
  await bodies(probe, contract, operation, right);
  await strangers(probe, contract, operation, right, target);
}
