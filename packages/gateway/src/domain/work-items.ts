/** What of an appointment needs a person at the practice. Pure: asked after every change, by whomever it was made. */
import type {components} from '@gp-elements/contract';

export type WorkItemKind = components['schemas']['WorkItemKind'];

export interface WorkCause {
  kind: WorkItemKind;
  /**
   * What makes this cause another than the last one of its kind: an interpreter who was arranged for one time must be arranged
   * again for another. Holds nothing that a person wrote.
   */
  cause: string;
  /** Local date by which it is of use. */
  answerBy: string;
  /** Also when the appointment is over by the time that this is found. */
  isForLater?: true;
}

/** What the rules look at. Instants in ms UTC. */
export interface WorkFacts {
  status: string;
  startAt: number;
  /** Local date that a request was promised an answer. */
  answerBy: string | null;
  hasNeeds: boolean;
  isSlotVanished: boolean;
  cancelledAt: number | null;
  isCancelledLate: boolean;
  cancelledBy: string | null;
  revision: number;
  changedAt: number;
  /** The latest revision that the practice's own system has. */
  recordedRevision: number | null;
  /** Of the latest notice that did not arrive. */
  undeliveredNoticeId: string | null;
}

/** What the rules rest on besides. */
export interface WorkRules {
  /** Local date of an instant in the practice's zone. */
  dateOf: (at: number) => string;
  /** ms UTC. */
  now: number;
  /** `booking.recordWithinHours`; null never reports. */
  recordWithinHours: number | null;
}

const HOUR_MS = 3_600_000;
export const STANDING = ['pending', 'booked'] as const;
const stands = (status: string): boolean => STANDING.some((one) => one === status);

/** Until when the practice's own system may be without a change, ms UTC: some hours, and halfway to the appointment at most. */
export function recordedBy(
  {changedAt, startAt}: Pick<WorkFacts, 'changedAt' | 'startAt'>,
  hours: number,
): number {
  return Math.min(changedAt + hours * HOUR_MS, (changedAt + startAt) / 2);
}

/** Whether it should stand in the practice's own system in another way than it does, and is late there. */
function isOverdueAtPractice(facts: WorkFacts, {now, recordWithinHours}: WorkRules): boolean {
  const {status, revision, recordedRevision} = facts;
  if (recordWithinHours === null || recordedRevision === revision) return false;
  // What was cancelled before that system heard of it needs nothing there.
  const matters = stands(status) || (status === 'cancelled' && recordedRevision !== null);
  return matters && recordedBy(facts, recordWithinHours) <= now;
}

export function causesOfWork(facts: WorkFacts, rules: WorkRules): WorkCause[] {
  const {dateOf} = rules;
  const {status, startAt, cancelledAt} = facts;
  const causes: WorkCause[] = [];
  const day = dateOf(startAt);
  if (status === 'proposed') {
    const promised = facts.answerBy ?? day;
    causes.push({kind: 'appointment-request', cause: 'request', answerBy: promised < day ? promised : day});
  }
  if (stands(status) && facts.isSlotVanished)
    causes.push({kind: 'slot-vanished', cause: `time ${startAt}`, answerBy: day});
  if (stands(status) && facts.hasNeeds)
    causes.push({kind: 'appointment-needs', cause: `time ${startAt}`, answerBy: day});
  if (status === 'cancelled' && facts.isCancelledLate && facts.cancelledBy === 'patient')
    causes.push({kind: 'late-cancellation', cause: `cancelled ${cancelledAt ?? ''}`, answerBy: day});
  if (isOverdueAtPractice(facts, rules))
    causes.push({kind: 'not-recorded', cause: `revision ${facts.revision}`, answerBy: day});
  if (facts.undeliveredNoticeId !== null) {
    const cause = `notice ${facts.undeliveredNoticeId}`;
    causes.push({kind: 'notice-undelivered', cause, answerBy: day, isForLater: true});
  }
  return causes;
}
