// What goes wrong with times, holds and sending, in words, with the next step.
import {formatTime, type NoTimes, type TimeSlot} from '@gp-elements/core';
import {button, notice} from '@gp-elements/ui';
import {errorSummary, type ErrorSummaryOptions} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {isKey} from '../booking.strings.ts';
import {isFinishing} from '../finish.machine.ts';
import type {Later} from '../later.ts';
import {timesByDay} from './time.ts';
import {failureNotice, phoneIn, whenOf} from './view.ts';

/** The time that was pressed had just gone; the nearest free ones. */
export const takenNotice = (b: BookingController, alternatives: readonly TimeSlot[]): TemplateResult =>
  notice({
    tone: 'warning',
    heading: b.text('time.taken'),
    level: b.level + 1,
    isFocusTarget: true,
    body: html`<p>${b.text('time.taken-text')}</p>
      ${timesByDay(b, alternatives)}`,
  });

/** Why there is nothing, what to do, and when to look again. */
export function noTimes(b: BookingController, why: NoTimes | undefined, isFiltered: boolean): TemplateResult {
  const {text} = b;
  const at = why?.newTimesAt;
  const reason = `none.${why?.reason ?? ''}`;
  const when = at && (b.dayOf(at) === b.today ? formatTime(at, b.locale, b.zone) : whenOf(b, at));
  return notice({
    tone: 'info',
    heading: text('none.heading'),
    level: b.level + 1,
    icon: 'calendar',
    body: html`<p>${text(isKey(reason) ? reason : 'none.fully-booked')}</p>
      ${when ? html`<p>${text('none.new', {time: when})}</p>` : nothing}
      <p>${isFiltered ? [text('none.other'), ' '] : nothing}${text('none.call', {phone: phoneIn(b)})}</p>`,
  });
}

/** A chosen time that is not held: never was, no longer is, or is somebody else's. */
export function notHeld({b}: Later, {errand, picked}: ScreenAt<'details' | 'check'>): unknown {
  const {text, holds} = b;
  const {keeping} = picked;
  const failure = holds.failure ? failureNotice(b, holds.failure) : nothing;
  if (keeping.is === 'ended') {
    return [
      notice({
        tone: 'info',
        icon: 'clock',
        body: text('hold.ended'),
        actions: button({text: text('hold.again'), onClick: holds.takeAgain}),
      }),
      failure,
    ];
  }
  if (keeping.is === 'lost') {
    const {alternatives} = keeping;
    return [
      notice({
        tone: 'warning',
        heading: text('lost.heading'),
        level: b.level + 1,
        isFocusTarget: true,
        body: html`<p>${text(alternatives.length ? 'lost.text' : 'lost.none')}</p>
          ${timesByDay(b, alternatives)}`,
        actions: button({
          text: text('lost.all'),
          onClick: () => {
            while (isFinishing(b.booking.screen)) b.send({is: 'back'});
          },
        }),
      }),
      failure,
    ];
  }
  return html`<p class="hint">
    ${text(b.mode === 'direct' || errand.is === 'move' ? 'hold.not-held' : 'check.request')}
  </p>`;
}

/** What still has to be filled in, above the fields. */
export const faultsSummary = (
  {text, level}: BookingController,
  items: ErrorSummaryOptions['items'],
): TemplateResult =>
  errorSummary({heading: text('details.faults', {count: items.length}), level: level + 1, items});

/** An attempt to send that the page refused, or that nobody answered. */
export function attempt({b, confirmation: {lookUp}}: Later): TemplateResult {
  const {text} = b;
  return notice({
    tone: lookUp === 'looking' ? 'info' : 'warning',
    isFocusTarget: lookUp !== 'looking',
    body: lookUp
      ? text(lookUp === 'looking' ? 'check.looking' : 'check.not-done')
      : [text('check.refused'), ' ', text('refusal.call', {phone: phoneIn(b)})],
  });
}
