/**
 * Every refusal of this gateway. Code, status and title stand once, in the contract's `x-problem-codes`; what is thrown
 * here leaves as `application/problem+json` through the one error handler in plugins/problems.ts.
 */
import type {components} from '@gp-elements/contract';
import {problemCodes, type ProblemCode} from '@gp-elements/contract/problem-codes';

export type {ProblemCode};
export type Problem = components['schemas']['Problem'];

/** What a refusal may say beyond its code. Words for people without personal data; `until` with the practice's offset. */
export type ProblemExtra = Partial<
  Pick<
    Problem,
    | 'detail'
    | 'errors'
    | 'phone'
    | 'until'
    | 'limit'
    | 'alternatives'
    | 'currentAppointment'
    | 'currentWorkItem'
    | 'currentContactDetails'
    | 'currentRepeatRequest'
    | 'currentRepeatTask'
    | 'currentAdoptionMonth'
    | 'currentSettings'
  >
>;

export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly extra: ProblemExtra;
  /** Response headers that belong to the refusal, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, extra: ProblemExtra = {}, headers: Readonly<Record<string, string>> = {}) {
    // The code alone: messages end up in logs.
    super(code);
    this.name = 'ProblemError';
    this.code = code;
    this.status = problemCodes[code].status;
    this.extra = extra;
    this.headers = headers;
  }
}

/** A refusal that leaves a trace: what its handler wrote before it, such as a counted try, stays written. */
export class RecordedRefusal extends ProblemError {}

/** The body that goes with a refusal. */
export function problemOf({code, extra}: Pick<ProblemError, 'code' | 'extra'>): Problem {
  const {status, title} = problemCodes[code];
  return {type: `/problems/${code}`, title, status, code, ...extra};
}
