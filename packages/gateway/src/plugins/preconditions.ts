import type {components} from '@gp-elements/contract';
import {ProblemError, type ProblemExtra} from '../errors.ts';

/** Strong ETag of a thing: its revision number. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/**
 * For a change: is `ifMatch` the ETag of the thing as it is now? Weak tags and `*` never match: a change must rest on a
 * state that was read.
 *
 * @param current The thing as it is now, told with the refusal.
 * @throws ProblemError `precondition-failed`.
 */
export function requireMatch(ifMatch: string, current: components['schemas']['Appointment']): void {
  requireEtag(ifMatch, current.etag, {currentAppointment: current});
}

/** The same for an item of work. */
export function requireMatchingItem(ifMatch: string, current: components['schemas']['WorkItem']): void {
  requireEtag(ifMatch, current.etag, {currentWorkItem: current});
}

/**
 * The same for a thing of any kind; `extra` holds its state as it is now.
 *
 * @throws ProblemError `precondition-failed`.
 */
export function requireEtag(ifMatch: string, etag: string, extra: ProblemExtra): void {
  if (tagsOf(ifMatch).includes(etag)) return;
  throw new ProblemError('precondition-failed', extra, {ETag: etag});
}

/** For a read: does the reader already have this state? Weak comparison, as `If-None-Match` asks. */
export function isUnchanged(ifNoneMatch: string, etag: string): boolean {
  return tagsOf(ifNoneMatch).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}
