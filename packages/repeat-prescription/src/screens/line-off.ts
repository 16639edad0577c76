// One medicine that cannot be ordered now, and why.
import type {MedicationTreatment, Repeatability} from '@gp-elements/core';
import {button, heading, phoneIn} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {nameOf} from '../order.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {isKey} from '../repeat-prescription.strings.ts';
import {list} from './choose.ts';
import {facts} from './line.ts';
import {dayOf, medicine} from './view.ts';

/** Why not, from when it can, and what to do. What we do not know is for the practice. */
function whyNot(r: RepeatController, repeat: Repeatability): unknown {
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
function notOrderable(r: RepeatController, treatment: MedicationTreatment): TemplateResult {
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

/** All that cannot be ordered now. */
export const notNow = (r: RepeatController, treatments: readonly MedicationTreatment[]): TemplateResult =>
  html`<section>
    ${heading({text: r.text('choose.not'), level: r.level + 1})}
    ${list(
      r.strings.t('choose.not'),
      treatments.map((one, index) => r.drawRow(`not-${index}`, [one], () => notOrderable(r, one))),
    )}
  </section>`;
