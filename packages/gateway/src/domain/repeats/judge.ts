/**
 * Whether a medicine can be ordered again online, judged by the practice's rules. Counts, dates and codes of groups only: nothing
 * here knows of an allergy, a contra-indication or a measurement. What is not known is never orderable. Pure.
 */
import {addDays} from '../zone.ts';
import {rulesFor, type Product} from './match.ts';
import type {Repeatability, RepeatTerms} from './settings.ts';

export interface RepeatFacts {
  product: Product;
  state: 'current' | 'future' | 'stopped';
  isInterrupted: boolean;
  /** Local date on which it begins, of what is yet to come. */
  startsOn?: string;
  /** Of the agreement that holds; undefined where nobody is known to have prescribed it. */
  prescriber?: {isOwnPractice: boolean; specialty?: string};
  /** The pharmacy packs it by the week, or repeats it by itself. */
  isArrangedByPharmacy: boolean;
  /** An agreement without an end. */
  isLongTerm: boolean;
  /** Local date on which the dose was changed last; undefined where it never was. */
  doseChangedOn?: string;
  /** About how many days the last supply lasts, today included. Undefined for what is used as needed, or is not known. */
  daysLeft?: number;
  /** How often it was supplied again since the prescriber last agreed on it. */
  repeats: number;
  /** A request about it that is not answered, or not yet with the pharmacy. */
  openRequestId?: string;
  /** The last time that a request of here went to the pharmacy, after the last supply. */
  sent?: {requestId: string; on: string};
}

/** @param today Local date of the practice. */
export function judgeRepeat(terms: RepeatTerms, facts: RepeatFacts, today: string): Repeatability {
  const {product, prescriber, daysLeft, sent} = facts;
  const rules = rulesFor(terms.rules, product);
  const most = rules.maximumDays === undefined ? {} : {maximumDays: rules.maximumDays};
  const no = (
    reasonCode: NonNullable<Repeatability['reasonCode']>,
    instead: NonNullable<Repeatability['instead']>,
    extra: Partial<Repeatability> = {},
  ): Repeatability => ({orderable: false, reasonCode, instead, ...most, ...extra});

  if (facts.isInterrupted) return no('interrupted', 'ask-practice');
  if (facts.state === 'stopped') return no('stopped', 'ask-practice');
  if (facts.state === 'future')
    return no('not-started', 'ask-practice', facts.startsOn === undefined ? {} : {nextDate: facts.startsOn});
  if (facts.openRequestId !== undefined)
    return no('requested-already', 'follow-request', {requestId: facts.openRequestId});
  if (facts.isArrangedByPharmacy) return no('pharmacy-arranges', 'ask-pharmacy');
  if (prescriber === undefined) return no('unknown', 'ask-practice');
  if (!prescriber.isOwnPractice)
    return prescriber.specialty === undefined
      ? no('other-prescriber', 'ask-practice')
      : no('other-prescriber', 'ask-specialist', {specialty: prescriber.specialty});
  if (rules.online === 'no') return no('not-online', 'ask-practice');
  if (rules.online === 'check-first') return no('check-first', 'make-appointment');
  if (product.codes.length === 0) return no('no-code', 'ask-practice');
  if (!facts.isLongTerm) return no('not-long-term', 'ask-practice');
  if (facts.doseChangedOn !== undefined) {
    const until = addDays(facts.doseChangedOn, terms.doseChangedDays);
    if (today < until) return no('dose-changed', 'ask-practice', {nextDate: until});
  }
  if (sent !== undefined) {
    const until = addDays(sent.on, terms.duplicateDays);
    if (today < until)
      return no('requested-already', 'follow-request', {requestId: sent.requestId, nextDate: until});
  }
  const earliest = rules.earliestDaysLeft ?? terms.earliestDaysLeft;
  if (daysLeft !== undefined && daysLeft > earliest)
    return no('too-early', 'wait', {nextDate: addDays(today, daysLeft - earliest), mayAsk: true});
  if (rules.checkUpAfterRepeats !== undefined && facts.repeats >= rules.checkUpAfterRepeats)
    return {orderable: true, reasonCode: 'check-up-due', instead: 'make-appointment', ...most};
  return {orderable: true, ...most};
}
