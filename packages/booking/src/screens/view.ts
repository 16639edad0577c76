// What every screen is made of: the phone, the heading, failures and refusals in words.
import {type Failure, formatDayTime, type Refusal} from '@gp-elements/core';
import {
  button,
  notice,
  phoneIn,
  phoneLink,
  practiceText,
  type PracticeView,
  stepHeading,
} from '@gp-elements/ui';
import {nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import {type BookingKey, isKey} from '../booking.strings.ts';

export {nameOf, phoneIn, phoneNowIn, practiceText} from '@gp-elements/ui';

const YEAR_MS = 3e10;

/** What the facts of the practice are drawn with: the controller on a page, and no more than this on a server. */
export interface Sight extends PracticeView<BookingKey> {
  readonly level: number;
  readonly text: BookingController['text'];
}

/** The heading of a screen. `step` is its place in the four steps of a new booking. */
export const title = ({level, text}: Sight, words: unknown, step?: number): TemplateResult =>
  stepHeading({text: words, level, progress: step && text('step', {step})});

/** The own GP before the others. */
export const ownFirst = <Who extends {readonly isOwnGp?: boolean}>(all: readonly Who[]): Who[] =>
  [...all].sort((a, b) => Number(b.isOwnGp ?? 0) - Number(a.isOwnGp ?? 0));

/** "maandag 23 november, 09:00". */
export const whenOf = (b: BookingController, instant: string): string =>
  formatDayTime(instant, b.locale, b.zone);

/** Why not, since when or until when, and whom to call instead. Rare reasons come with the texts that are seldom needed. */
export function refusalText(b: BookingController, {code, limit, until, text, phone}: Refusal): unknown {
  const reason = `problem.${code}`;
  const limited = `limit.${code}`;
  return [
    isKey(reason)
      ? b.text(reason)
      : b.draw('aside', () => b.text(isKey(reason) ? reason : 'fail.unexpected')),
    limit !== undefined && isKey(limited) ? [' ', b.text(limited, {limit})] : nothing,
    // A day is told without its year, so only while it is clear which one.
    until && Date.parse(until) - b.now < YEAR_MS
      ? [' ', b.text('refusal.until', {date: whenOf(b, until)})]
      : nothing,
    text ? [' ', practiceText(b, text)] : nothing,
    ' ',
    b.text('refusal.call', {phone: phone ? phoneLink({phone}) : phoneIn(b)}),
  ];
}

/** What went wrong, what is still safe, and the next step. */
export function failureNotice(
  b: BookingController,
  failure: Failure,
  retry?: () => void,
): TemplateResult | typeof nothing {
  const {text, shared, level} = b;
  const isProblem = failure.kind === 'problem';
  const isSignedOut = isProblem && failure.status === 401;
  // That the session ended is said above every step already.
  if (isSignedOut && shared.session.state === 'expired') return nothing;
  return notice({
    tone: 'danger',
    heading: text('fail.heading'),
    level: level + 1,
    isFocusTarget: true,
    body: isProblem
      ? refusalText(b, {...failure.problem, code: failure.code})
      : [text(`fail.${failure.kind}`), ' ', text('refusal.call', {phone: phoneIn(b)})],
    actions: isSignedOut
      ? button({text: text('sign-in.button'), onClick: () => shared.signIn()})
      : retry && button({text: text('again'), onClick: retry}),
  });
}
