import {addDays, renderLoadable} from '@gp-elements/core';
import {button, heading, loadingView} from '@gp-elements/ui';
import {checkbox, field, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {offers} from '../offered.ts';
import {canChoose, chosenOf, DUE_DAYS, dueOf} from '../order.ts';
import type {RepeatController, Stock} from '../repeat-prescription.controller.ts';
import type {Change} from '../repeat-prescription.machine.ts';
import {orderable} from './line.ts';
import {failureNotice, forWhom, title} from './view.ts';

/** Everything that is used up, at one press. */
function dueButton(r: RepeatController, stock: Stock): unknown {
  const due = dueOf(stock.treatments);
  if (due.length === 0) return nothing;
  return html`<div class="stack">
    ${button({
      text: r.text('choose.due'),
      icon: 'check',
      onClick: () => {
        r.send({is: 'tick', ids: due.map(({id}) => id), isOn: true});
        r.announcer.say(r.strings.t('choose.count', {count: chosenOf(r.order, stock.treatments).length}));
      },
    })}
    <p class="hint">${r.text('choose.due-hint', {count: due.length, days: DUE_DAYS})}</p>
  </div>`;
}

/** What is not in the list, a journey, and a remark. */
function more(r: RepeatController): TemplateResult {
  const {text, order} = r;
  const type = (change: Change) => r.send({is: 'typed', change});
  const errorOf = (is: 'other' | 'away' | 'remark') =>
    r.faults.some((fault) => fault.is === is) ? text(`fault.${is}`) : undefined;
  return html`<div class="more">
    ${checkbox({
      id: 'is-other',
      label: text('other.label'),
      checked: order.other !== undefined,
      onChange: (isOn) => type({other: isOn ? '' : undefined}),
    })}
    ${
      order.other === undefined
        ? nothing
        : textField({
            id: 'other',
            label: text('other.field'),
            hint: text('other.hint'),
            error: errorOf('other'),
            value: order.other,
            onInput: (other) => type({other}),
          })
    }
    ${checkbox({
      id: 'is-away',
      label: text('away.label'),
      hint: text('away.hint'),
      checked: order.awayUntil !== undefined,
      onChange: (isOn) => type({awayUntil: isOn ? '' : undefined}),
    })}
    ${
      order.awayUntil === undefined
        ? nothing
        : field(
            {id: 'away', label: text('away.field'), error: errorOf('away')},
            html`<input
              id="away"
              type="date"
              min=${addDays(r.today, 1)}
              .value=${order.awayUntil}
              aria-describedby=${errorOf('away') ? 'away-error' : nothing}
              aria-invalid=${errorOf('away') ? 'true' : nothing}
              @input=${({target}: Event) => type({awayUntil: (target as HTMLInputElement).value})}
            />`,
          )
    }
    ${textField({
      id: 'remark',
      label: text('remark.label'),
      optional: r.strings.t('optional'),
      error: errorOf('remark'),
      value: order.remark ?? '',
      rows: 2,
      onInput: (remark) => type({remark}),
    })}
  </div>`;
}

/** A list that says what it is: one without marks is none to Safari. */
export const list = (name: string, items: readonly unknown[]): TemplateResult =>
  html`<div class="medicines" role="list" aria-label=${name}>${items}</div>`;

function lines(r: RepeatController, stock: Stock): TemplateResult {
  const {text, order, strings, level} = r;
  const {treatments} = stock;
  const can = treatments.filter((one) => canChoose(one, order));
  const cannot = treatments.filter((one) => !canChoose(one, order));
  const faults = r.faults.length;
  r.rows.begin();
  return html`${faults ? r.drawAside((aside) => aside.faults(can)) : nothing}
    ${r.drafts.found ? r.drawAside((aside) => aside.offer()) : nothing}
    ${
      treatments.length === 0
        ? html`<p>${text('choose.empty')}</p>`
        : can.length === 0
          ? html`<p>${text('choose.none')}</p>`
          : html`<section>
              ${heading({text: text('choose.orderable'), level: level + 1})} ${dueButton(r, stock)}
              ${list(
                strings.t('choose.orderable'),
                can.map((one, index) =>
                  r.drawRow(
                    `can-${index}`,
                    [one, order.lines[one.id], one.id in order.lines && r.isLate(one), faults],
                    () => orderable(r, one, index),
                  ),
                ),
              )}
            </section>`
    }
    ${more(r)}
    <div class="actions">${button({text: text('choose.next'), kind: 'primary', onClick: r.next})}</div>
    ${cannot.length ? r.drawAside((aside) => aside.cannot(cannot)) : nothing}`;
}

/** What is wanted: what can be ordered first, then what cannot and why. */
export function chooseScreen(r: RepeatController): TemplateResult {
  return html`${title(r, 'choose.heading')} ${forWhom(r)}
  ${renderLoadable<Stock, unknown>(r.stock.state, {
    loading: () => loadingView(r.text('loading')),
    empty: null,
    ready: (stock) => lines(r, stock),
    failed: (failure, previous) => [
      failureNotice(r, failure, r.readStock),
      previous ? lines(r, previous) : nothing,
    ],
  })}
  ${
    offers(r.practice!, 'listRepeatRequests')
      ? button({text: r.text('choose.list'), kind: 'quiet', onClick: () => r.send({is: 'list'})})
      : nothing
  }`;
}
