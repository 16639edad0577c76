/** What is answered to the lines of a request, while it is being decided. Pure. */
import type {RepeatDecision, RepeatTask, RepeatTaskLine} from '@gp-elements/core';

export type Choice = RepeatDecision['decision'];
export type Reason = NonNullable<RepeatDecision['reply']>;

export const CHOICES: readonly Choice[] = ['approve', 'approve-changed', 'reject', 'ask'];
export const REASONS: readonly Reason[] = ['5', '4', '2', '3', '13'];

/** As it is filled in: texts as they were typed. */
export interface Draft {
  readonly decision: Choice;
  readonly reply: Reason;
  readonly text: string;
  readonly amount: string;
  readonly days: string;
}

const OPEN: ReadonlySet<string> = new Set(['submitted', 'in-review', 'needs-information']);

export const isWaiting = ({state}: RepeatTaskLine): boolean => OPEN.has(state);
export const isApproved = ({state}: RepeatTaskLine): boolean =>
  state === 'approved' || state === 'approved-changed';

/** What was proposed, else to approve. */
export function draftOf({prepared}: RepeatTaskLine): Draft {
  return {
    decision: prepared?.decision ?? 'approve',
    reply: prepared?.reply ?? '5',
    text: prepared?.text ?? '',
    amount: prepared?.approved?.amount ?? '',
    days: String(prepared?.approved?.forDays ?? ''),
  };
}

export type Fault = 'changed-missing' | 'text-missing';

export function faultOf({decision, text, amount, days}: Draft): Fault | undefined {
  const hasDays = /^[1-9]\d{0,2}$/.test(days.trim());
  if (decision === 'approve-changed' && !amount.trim() && !hasDays) return 'changed-missing';
  return decision === 'ask' && !text.trim() ? 'text-missing' : undefined;
}

export function decisionOf(lineId: string, draft: Draft): RepeatDecision {
  const {decision, reply, amount} = draft;
  const [text, days] = [draft.text.trim(), Number(draft.days)];
  return {
    lineId,
    decision,
    ...(decision === 'reject' && {reply}),
    ...(text && {text}),
    ...(decision === 'approve-changed' && {
      approved: {
        ...(amount.trim() && {amount: amount.trim()}),
        ...(Number.isInteger(days) && days > 0 && {forDays: days}),
      },
    }),
  };
}

/** Nothing asks for a look of its own. */
export const isPlain = ({hasSignals, remark}: RepeatTask): boolean => !hasSignals && !remark;

/** Every proposal is to approve as it was asked: what several are authorised by at once. */
export const isPlainlyApproved = (task: RepeatTask): boolean =>
  isPlain(task) && task.lines.filter(isWaiting).every(({prepared}) => prepared?.decision === 'approve');

/** What one enters by hand, as one line of text. */
export function entryOf({name, prk, approved}: RepeatTaskLine): string {
  return [
    approved?.name ?? name,
    prk && `PRK ${prk}`,
    approved?.amount,
    approved?.forDays && `${approved.forDays} d`,
  ]
    .filter(Boolean)
    .join(', ');
}
