/** How far a request is, to the patient who waits for its answer. Pure. */
import type {components} from '@gp-elements/contract';
import type {PracticeSettings} from './settings.ts';
import {halfOfWorkingTime} from './working-days.ts';
import {addDays, startOfDay} from './zone.ts';

export type RequestState = components['schemas']['RequestState'];

/** A request that waits for its answer; instants in ms UTC. */
export interface WaitingRequest {
  askedAt: number;
  startAt: number;
  /** Local date that was promised. */
  answerBy: string | null;
}

/** Until when an answer keeps the promise: the end of the promised day, and never after the time that was asked for. */
export function requestUntil({timeZone}: PracticeSettings, {answerBy, startAt}: WaitingRequest): number {
  return answerBy === null ? startAt : Math.min(startOfDay(addDays(answerBy, 1), timeZone), startAt);
}

/** Half of the time that the practice has for it, in hours in which it works. */
export function halfTime(settings: PracticeSettings, request: WaitingRequest): number {
  return halfOfWorkingTime(settings, request.askedAt, requestUntil(settings, request));
}

export function requestState(
  settings: PracticeSettings,
  request: WaitingRequest,
  {isSeen, now}: {isSeen: boolean; now: number},
): RequestState {
  if (now >= requestUntil(settings, request)) return 'overdue';
  if (isSeen) return 'seen';
  return now >= halfTime(settings, request) ? 'unseen' : 'sent';
}
