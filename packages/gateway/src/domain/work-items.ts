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
}

const STANDING = new Set(['pending', 'booked']);

/** @param dateOf Local date of an instant in the practice's zone. */
export function causesOfWork(facts: WorkFacts, dateOf: (at: number) => string): WorkCause[] {
  const {status, startAt, cancelledAt} = facts;
  const causes: WorkCause[] = [];
  const day = dateOf(startAt);
  if (status === 'proposed') {
    const promised = facts.answerBy ?? day;
    causes.push({kind: 'appointment-request', cause: 'request', answerBy: promised < day ? promised : day});
  }
  if (STANDING.has(status) && facts.isSlotVanished)
    causes.push({kind: 'slot-vanished', cause: `time ${startAt}`, answerBy: day});
  if (STANDING.has(status) && facts.hasNeeds)
    causes.push({kind: 'appointment-needs', cause: `time ${startAt}`, answerBy: day});
  if (status === 'cancelled' && facts.isCancelledLate && facts.cancelledBy === 'patient')
    causes.push({kind: 'late-cancellation', cause: `cancelled ${cancelledAt ?? ''}`, answerBy: day});
  return causes;
}
