import type {Refusal} from '../../domain/settings.ts';
import {ProblemError} from '../../errors.ts';

/**
 * Throws the refusal of a rule, if there is one, as a problem; the practice's own words become its detail.
 *
 * @throws ProblemError with the refusal's code.
 */
export function refuse(refusal: Refusal | undefined): void {
  if (!refusal) return;
  const {code, text, ...extra} = refusal;
  throw new ProblemError(code, {...extra, ...(text !== undefined && {detail: text})});
}
