import {button} from '@gp-elements/ui';
import {summary, type SummaryRow} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingKey} from '../booking.strings.ts';
import type {NewAppointment, ScreenAt} from '../booking.machine.ts';
import {answersOf} from '../details-form.ts';
import type {Later} from '../later.ts';
import {factRows, needsText} from './appointment-facts.ts';
import {holdLine} from './hold.ts';
import {failureNotice, practiceText, title, whenOf} from './view.ts';

/** All that was chosen, and the one button that makes it so. */
export function checkView(
  later: Later,
  screen: ScreenAt<'check'>,
  rows: readonly SummaryRow[],
  action: BookingKey,
  onConfirm: () => void,
  step?: number,
): TemplateResult {
  const {b, confirmation} = later;
  const {submit, failure, isRefused, lookUp} = confirmation;
  return html`${title(b, b.text('check.heading'), step)} ${holdLine(later, screen)} ${summary(rows)}
  ${
    isRefused || lookUp
      ? b.draw('aside', (aside) => aside.attempt())
      : // Drawn from what is here: without a connection nothing more can come.
        failure && failureNotice(b, failure)
  }
  ${
    screen.picked.keeping.is === 'lost'
      ? nothing
      : html`<div class="actions">
          ${button({
            text: b.text(submit.isPending ? 'loading' : action),
            kind: 'primary',
            busy: submit.isPending,
            onClick: onConfirm,
          })}
        </div>`
  }`;
}

/** A new appointment, in the words of who chose it. */
export function checkScreen(later: Later, screen: ScreenAt<'check'>): TemplateResult {
  const {b, confirmation} = later;
  const {text} = b;
  const {kind, person} = screen.errand as NewAppointment;
  const {channel} = kind;
  const {time} = screen.picked;
  const {reason, reasonWithheld, needs} = answersOf(b.booking.form ?? {}, kind);
  const rows = [
    ...factRows(
      b,
      {
        ...time,
        name: practiceText(b, kind.name, kind.language),
        channel,
        person,
        phone: channel === 'phone' && person.phone,
      },
      [{term: text('check.when'), value: html`<b>${whenOf(b, time.start)}</b>`}],
    ),
    {
      term: text('check.about'),
      value: reasonWithheld ? text('details.withheld') : reason && html`<bdi>${reason}</bdi>`,
    },
    {term: text('check.needs'), value: needsText(b, needs)},
  ];
  return checkView(
    later,
    screen,
    rows,
    b.mode === 'request' ? 'check.ask' : 'check.book',
    () => void confirmation.book(screen),
    4,
  );
}
