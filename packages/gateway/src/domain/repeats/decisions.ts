/** What staff may answer to a line of a repeat request, and how far a request is. Pure. */
import type {components} from '@gp-elements/contract';

type Schemas = components['schemas'];
export type RepeatDecision = Schemas['RepeatDecision'];
export type RepeatStep = Schemas['RepeatStep'];
export type LineState = Schemas['RepeatLineState'];

export interface Answer {
  state: LineState;
  reply: Schemas['RepeatLine']['reply'] | null;
  replyText: string | null;
  approved: Schemas['RepeatApproval'] | null;
}

/** Which answer a decision is; undefined where it lacks its reason, its words or what was agreed to. */
export function answerOf({
  decision,
  reply,
  text,
  approved,
}: Omit<RepeatDecision, 'lineId'>): Answer | undefined {
  const replyText = text?.trim() || null;
  switch (decision) {
    case 'approve':
      return {state: 'approved', reply: '11', replyText, approved: null};
    case 'approve-changed':
      return approved !== undefined && Object.keys(approved).length > 0
        ? {state: 'approved-changed', reply: '12', replyText, approved}
        : undefined;
    case 'reject':
      return reply === undefined ? undefined : {state: 'rejected', reply, replyText, approved: null};
    case 'ask':
      return replyText === null
        ? undefined
        : {state: 'needs-information', reply: null, replyText, approved: null};
  }
}

/** Waits for an answer of the practice. What the patient was asked waits as well: they call. */
export const isUnanswered = (state: LineState): boolean =>
  state === 'submitted' || state === 'in-review' || state === 'needs-information';

export const isToPrescribe = (state: LineState): boolean =>
  state === 'approved' || state === 'approved-changed';

const STEPS: readonly RepeatStep[] = ['prepare', 'authorise', 'prescribe', 'done'];

function stepOfLine({state, isPrepared}: {state: LineState; isPrepared: boolean}): RepeatStep {
  if (isUnanswered(state)) return isPrepared ? 'authorise' : 'prepare';
  return isToPrescribe(state) ? 'prescribe' : 'done';
}

/** The first step that any of its lines is at. */
export function stepOf(lines: readonly {state: LineState; isPrepared: boolean}[]): RepeatStep {
  const least = Math.min(...lines.map((line) => STEPS.indexOf(stepOfLine(line))));
  return STEPS[least] ?? 'done';
}
