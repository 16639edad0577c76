// One medicine in the list: what it is, and whether it can be ordered.
import type {MedicationTreatment, Repeatability} from '@gp-elements/core';
import {button, heading, phoneIn} from '@gp-elements/ui';
import {checkbox, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {isQuestion, nameOf} from '../order.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {isKey} from '../repeat-prescription.strings.ts';
import {dayOf, lateText, medicine} from './view.ts';

const line = (text: unknown): TemplateResult => html`<span class="line">${text}</span>`;

/** What it is: for what, how it is used, how long it still lasts, what the box may say. */
function facts(r: RepeatController, treatment: MedicationTreatment): unknown {
  const {text} = r;
  const {dosingText, reason, isByThrombosisService, daysLeft, asNeeded, lastDispense} = treatment;
  const box = lastDispense?.name;
  return [
    dosingText ? line(html`<bdi>${dosingText}</bdi>`) : nothing,
    isByThrombosisService ? line(text('line.thrombosis')) : nothing,
    reason ? line(text('line.for', {reason: html`<bdi>${reason}</bdi>`})) : nothing,
    daysLeft === undefined || asNeeded ? nothing : line(text('line.days', {count: daysLeft})),
    box && box !== nameOf(treatment) ? line(text('line.box', {name: medicine(box)})) : nothing,
  ];
}

/** Can be ordered: a tick, and once ticked how many days are left. */
export function orderable(
  r: RepeatController,
  treatment: MedicationTreatment,
  index: number,
): TemplateResult {
  const {text, order} = r;
  const {id, daysLeft, asNeeded, repeat} = treatment;
  const chosen = order.lines[id];
  const isWrong = r.faults.some(({treatment: wrong}) => wrong === id);
  return html`<div class="medicine" part="medicine" role="listitem">
    ${checkbox({
      id: `line-${index}`,
      label: html`<b>${medicine(nameOf(treatment))}</b>`,
      hint: [
        facts(r, treatment),
        repeat.maximumDays === undefined ? nothing : line(text('line.maximum', {count: repeat.maximumDays})),
        repeat.reasonCode === 'check-up-due' ? line(html`<b>${text('line.check-up')}</b>`) : nothing,
        isQuestion(treatment) ? line(html`<b>${text('line.question')}</b>`) : nothing,
        chosen && r.isLate(treatment) ? line(html`<b>${lateText(r)}</b>`) : nothing,
      ],
      checked: chosen !== undefined,
      onChange: (isOn) => r.send({is: 'tick', ids: [id], isOn}),
    })}
    ${
      chosen && !asNeeded
        ? html`<div class="days">
            ${textField({
              id: `days-${index}`,
              label: text(daysLeft === undefined ? 'line.own-days' : 'line.correct'),
              hint: text('line.days-hint'),
              error: isWrong ? text('fault.days') : undefined,
              value: chosen.daysLeft ?? '',
              inputMode: 'numeric',
              onInput: (typed) => r.send({is: 'days', id, daysLeft: typed}),
            })}
          </div>`
        : nothing
    }
  </div>`;
}

/** Why not, from when it can, and what to do. What we do not know is for the practice. */
export function whyNot(r: RepeatController, repeat: Repeatability): unknown {
  const {text} = r;
  const {reasonCode = 'unknown', nextDate, instead, specialty, mayAsk} = repeat;
  const reason = `reason.${reasonCode}`;
  const parts: unknown[] = [text(isKey(reason) ? reason : 'reason.unknown')];
  if (nextDate) parts.push(text('next-date', {date: dayOf(r, nextDate)}));
  if (mayAsk) parts.push(text('next-travel'));
  switch (instead) {
    case 'wait':
    case 'follow-request':
      break;
    case 'ask-pharmacy':
      if (reasonCode !== 'pharmacy-arranges') parts.push(text('reason.pharmacy-arranges'));
      break;
    case 'ask-specialist':
      parts.push(
        text('instead.ask-specialist', {
          specialty: specialty ? html`<bdi>${specialty}</bdi>` : text('instead.specialist'),
        }),
      );
      break;
    case 'make-appointment':
      parts.push(text('instead.make-appointment', {phone: phoneIn(r)}));
      break;
    default:
      // Too young is for the practice to talk about; nobody else is named.
      parts.push(
        reasonCode === 'too-young'
          ? text('call-practice', {phone: phoneIn(r)})
          : text('instead.ask-practice', {phone: phoneIn(r)}),
      );
  }
  return parts.map((part) => [part, ' ']);
}

/** Cannot be ordered now. */
export function notOrderable(r: RepeatController, treatment: MedicationTreatment): TemplateResult {
  const {repeat} = treatment;
  return html`<div class="medicine off" part="medicine medicine-off" role="listitem">
    ${heading({text: medicine(nameOf(treatment)), level: r.level + 2})}
    <p>${whyNot(r, repeat)}</p>
    ${
      repeat.reasonCode === 'requested-already'
        ? button({
            text: r.text('instead.follow-request'),
            label: `${r.strings.t('instead.follow-request')}: ${nameOf(treatment)}`,
            kind: 'quiet',
            onClick: () => r.send({is: 'list'}),
          })
        : nothing
    }
    <p class="hint">${facts(r, treatment)}</p>
  </div>`;
}
