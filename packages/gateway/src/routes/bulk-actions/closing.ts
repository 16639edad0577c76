import {partFault} from '../../domain/closures.ts';
import {addDays, atLocal, daysBetween, isLocalDate, localDate} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import type {ClosingWish} from '../../staff/wish.ts';
import {standingBetween} from '../../staff/close-days.ts';
import type {RequestContext, RequestOf} from '../handlers.ts';

const mostDays = 42;

const wrong = (name: string, message: string): ProblemError =>
  new ProblemError('validation-failed', {errors: [{in: 'body', pointer: `/${name}`, message}]});

/** @throws ProblemError `validation-failed` for days that cannot be closed. */
export async function closingWish(
  {body}: RequestOf<'createClosing'>,
  {db, now, zone}: RequestContext,
): Promise<ClosingWish> {
  const {from, to, endTime, reason} = body;
  if (reason.trim() === '') throw wrong('reason', 'must hold text');
  for (const [name, date] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!isLocalDate(date)) throw wrong(name, 'must be a calendar day');
  const today = localDate(now, zone);
  if (from < today) throw wrong('from', 'must be today or later');
  if (to < from) throw wrong('to', 'must not be before the first day');
  if (daysBetween(from, to) >= mostDays || to > addDays(today, 3660)) throw wrong('to', 'is too far away');
  const fault = partFault(body);
  if (fault) throw wrong(fault.at, fault.message);
  if (endTime !== undefined && atLocal(from, endTime, zone) <= now)
    throw wrong('endTime', 'must not be over');
  const standing = await standingBetween(db, body, {now, zone});
  return {...body, action: 'close', targets: standing.map(({id}) => ({id}))};
}
