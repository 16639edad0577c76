// The item that is open at this desk. Two people never overwrite each other: what changed under the hands is shown, and the
// first decision after it is not taken.
import type {Failure, WorkItem} from '@gp-elements/core';
import {isOpen} from './work-list.ts';

export interface Work {
  /** The version that a decision is about. */
  readonly item: WorkItem;
  /** What was looked at when it changed. */
  readonly before?: WorkItem | undefined;
  /** It changed by itself, and nobody showed to have seen that. */
  readonly isFresh: boolean;
  /**
   * `opening`: being assigned. `theirs`: a colleague has it. `planned`: it waits in an action on several. `over`: it needs
   * nobody any more.
   */
  readonly is: 'opening' | 'mine' | 'theirs' | 'planned' | 'over';
  /** A colleague took it from here. */
  readonly isLost: boolean;
  readonly isRefusing: boolean;
  /** What the patient would read. Stays whatever happens to the item. */
  readonly text: string;
  /** The text was found wanting. */
  readonly isFaulty: boolean;
  /** Why it could not be assigned. */
  readonly failure?: Failure | undefined;
}

export const TEXT_MAX = 500;

const ownerOf = ({assignee, planned}: WorkItem, me: string): Exclude<Work['is'], 'over'> =>
  planned ? 'planned' : !assignee ? 'opening' : assignee.id === me ? 'mine' : 'theirs';

export const open = (item: WorkItem, me: string): Work => ({
  item,
  is: ownerOf(item, me),
  isFresh: false,
  isLost: false,
  isRefusing: false,
  text: '',
  isFaulty: false,
});

export const hasTyped = (work: Work | undefined): boolean =>
  work !== undefined && work.isRefusing && work.text.trim() !== '' && work.is !== 'over';

/** What a person decides about; who has it and when it was seen is not part of it. */
const factsOf = ({kind, answerBy, person, appointment}: WorkItem): string => {
  const {change: _change, cancel: _cancel, etag: _etag, revision: _revision, ...facts} = appointment;
  return JSON.stringify([kind, answerBy, person, facts]);
};

/**
 * The item as it is now.
 * @param byMe It is the answer to what this desk did; else it happened elsewhere.
 */
export function see(work: Work, item: WorkItem, me: string, byMe: boolean): Work {
  if (item.id !== work.item.id || item.revision <= work.item.revision) return work;
  if (!isOpen(item)) return {...work, item, is: 'over', before: undefined, failure: undefined};
  const isChanged = factsOf(item) !== factsOf(work.item);
  const owner = ownerOf(item, me);
  return {
    ...work,
    item,
    // Left by whoever had it: it can be taken, and that is asked for first.
    is: owner === 'opening' && work.is !== 'opening' ? 'theirs' : owner,
    isLost: owner === 'theirs' && (work.isLost || work.is === 'mine'),
    ...(isChanged && {before: work.item, isFresh: !byMe}),
    failure: undefined,
  };
}

export const mayDecide = (work: Work | undefined): boolean => work?.is === 'mine';

export const isRequest = ({kind}: WorkItem): boolean => kind === 'appointment-request';

/** What is wrong with the text of a refusal. */
export const textFault = ({text}: Pick<Work, 'text'>): 'missing' | 'over' | undefined =>
  text.trim() === '' ? 'missing' : text.length > TEXT_MAX ? 'over' : undefined;
