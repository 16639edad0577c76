// One medicine in the list: what it is, and whether it can be ordered.
import type {MedicationTreatment} from '@gp-elements/core';
import {checkbox, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {isQuestion, nameOf} from '../order.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {lateText, medicine} from './view.ts';

const line = (text: unknown): TemplateResult => html`<span class="line">${text}</span>`;

/** What it is: for what, how it is used, how long it still lasts, what the box may say. */
export function facts(r: RepeatController, treatment: MedicationTreatment): unknown {
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
  return html`<div class="medicine ${chosen ? 'chosen' : ''}" part="medicine" role="listitem">
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
