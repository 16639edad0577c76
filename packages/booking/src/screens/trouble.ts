// What goes wrong with times, holds and sending, in words, with the next step.
import {type Appointment, formatDay, formatTime, type NoTimes, type TimeSlot} from '@gp-elements/core';
import {button, notice} from '@gp-elements/ui';
import {errorSummary, type ErrorSummaryOptions} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {isKey} from '../booking.strings.ts';
import {faultsOf, MAX} from '../details-form.ts';
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

interface Promised {
  readonly answerBy?: string | undefined;
  readonly requestState?: Appointment['requestState'];
}

/** That it is a request, and by when the practice answers it: of one that was sent, or else of one that is sent now. */
export function answerText(
  b: BookingController,
  {answerBy, requestState}: Promised = b.firstTimes.value ?? {},
): unknown {
  const {text, locale} = b;
  if (requestState === 'overdue') return html`<b>${text('request.overdue', {phone: phoneIn(b)})}</b>`;
  return [
    answerBy ? text('request.until', {date: formatDay(answerBy, locale)}) : text('request.some-time'),
    requestState === 'seen' || requestState === 'unseen' ? [' ', text(`request.${requestState}`)] : nothing,
  ];
}

/** A request is answered no later than on the day that it asks for. */
function answerFor(b: BookingController, {start}: TimeSlot): string | undefined {
  const {answerBy} = b.firstTimes.value ?? {};
  const day = start.slice(0, 10);
  return answerBy && day < answerBy ? day : answerBy;
}

/** A chosen time that is not held: never was, no longer is, or is somebody else's. */
export function notHeld({b, holds}: Later, {errand, picked}: ScreenAt<'details' | 'check'>): unknown {
  const {text} = b;
  const {keeping} = picked;
  const failure = b.failure ? failureNotice(b, b.failure) : nothing;
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
    ${b.mode === 'direct' || errand.is === 'move' ? text('hold.not-held') : answerText(b, {answerBy: answerFor(b, picked.time)})}
  </p>`;
}

/** What is wrong with the details, in words. */
const faultTexts = (
  {text, booking}: BookingController,
  {errand}: ScreenAt<'details'>,
): ErrorSummaryOptions['items'] =>
  faultsOf(booking.form ?? {}, errand.kind).map(({id, is}) => ({
    id,
    text: text(is === 'long' ? 'fault.long' : `fault.${id}-missing`, {max: MAX[id]}),
  }));

/** The same for one field. */
export const faultText = (b: BookingController, screen: ScreenAt<'details'>, field: string): unknown =>
  faultTexts(b, screen).find(({id}) => id === field)?.text;

/** What still has to be filled in, above the fields. */
export function faultsSummary(b: BookingController, screen: ScreenAt<'details'>): unknown {
  const items = faultTexts(b, screen);
  const heading = b.text('details.faults', {count: items.length});
  return items.length ? errorSummary({heading, level: b.level + 1, items}) : nothing;
}

/** A phone appointment: the number that will be called. */
export const phoneNotice = (b: BookingController, phone: string | undefined): TemplateResult =>
  notice({
    tone: 'info',
    icon: 'phone',
    body: phone
      ? b.text('details.phone', {phone: html`<b><bdi>${phone}</bdi></b>`, practice: phoneIn(b)})
      : b.text('details.phone-unknown', {phone: phoneIn(b)}),
  });

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
