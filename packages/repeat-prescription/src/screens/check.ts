import {button, nameOf as name, notice} from '@gp-elements/ui';
import {summary, type SummaryRow} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {askedAlready, chosenOf, isQuestion, leftOut, nameOf} from '../order.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {attempt, dayOf, failureNotice, lateText, title} from './view.ts';

/** All that was chosen, and the one button that sends it. */
export function checkScreen(r: RepeatController): TemplateResult {
  const {text, strings, order, treatments, sending, repeat, delivery} = r;
  const chosen = chosenOf(order, treatments);
  const left = leftOut(order, treatments);
  const twice = askedAlready(order, r.requests.value?.items ?? []);
  const other = order.other?.trim();
  const remark = order.remark?.trim();
  const change = (at: 'choose' | 'pharmacy', of: Parameters<typeof strings.t>[0], isNew = false) =>
    button({
      text: text(isNew ? 'check.add' : 'check.change'),
      label: `${strings.t(isNew ? 'check.add' : 'check.change')}: ${strings.t(of)}`,
      kind: 'quiet',
      onClick: () => r.send({is: 'change', at}),
    });
  const rows: SummaryRow[] = [
    {term: text('check.for'), value: name(repeat.person!.name)},
    {
      term: text('check.lines'),
      value:
        chosen.length > 0 &&
        html`<ul>
          ${chosen.map(
            (one) =>
              html`<li>
                <b>${name(nameOf(one))}</b><br /><bdi>${one.dosingText}</bdi>
                ${isQuestion(one) ? html`<br />${text('line.question')}` : nothing}
                ${r.isLate(one) ? html`<br /><b>${lateText(r)}</b>` : nothing}
              </li>`,
          )}
        </ul>`,
      action: change('choose', 'check.lines'),
    },
    {
      term: text('check.other'),
      value: other && html`<bdi>${other}</bdi>`,
      action: change('choose', 'check.other'),
    },
    {
      term: text('check.away'),
      value: order.awayUntil && dayOf(r, order.awayUntil),
      action: change('choose', 'check.away'),
    },
    {
      term: text('check.remark'),
      value: remark ? html`<bdi>${remark}</bdi>` : text('check.nothing'),
      action: change('choose', 'check.remark', !remark),
    },
    {
      term: text('check.pharmacy'),
      value: delivery && [name(delivery.pharmacy.name), ', ', text(`handover.${delivery.handover}`)],
      action: change('pharmacy', 'check.pharmacy'),
    },
  ];
  const canSend = delivery && (chosen.length > 0 || other);
  const {state} = r.stock;
  return html`${title(r, 'check.heading')} ${summary(rows)}
  ${
    left.length
      ? notice({
          tone: 'warning',
          body: text('check.left-out', {
            names: left.map((one, index) => [index ? ', ' : '', name(nameOf(one))]),
          }),
        })
      : nothing
  }
  ${
    twice
      ? notice({
          tone: 'warning',
          body: text('check.twice', {
            name: html`<bdi>${twice.name}</bdi>`,
            date: dayOf(r, r.dayOf(twice.createdAt)),
          }),
        })
      : nothing
  }
  ${r.promised.promisedBy ? html`<p>${text('check.promise', {date: dayOf(r, r.promised.promisedBy)})}</p>` : nothing}
  ${state.state === 'failed' ? failureNotice(r, state.failure, r.readStock) : nothing} ${attempt(r, sending)}
  ${
    canSend
      ? html`<div class="actions">
          ${button({
            text: text(sending.isPending ? 'loading' : 'check.send'),
            kind: 'primary',
            busy: sending.isPending,
            onClick: () => void r.sendOrder(),
          })}
        </div>`
      : nothing
  }`;
}
