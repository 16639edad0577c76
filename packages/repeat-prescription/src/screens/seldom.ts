// What is shown above the list, and seldom is: what is still wrong, and a draft of before.
import type {MedicationTreatment} from '@gp-elements/core';
import {button, nameOf, notice} from '@gp-elements/ui';
import {errorSummary} from '@gp-elements/ui/fields';
import {nothing, type TemplateResult} from 'lit';
import {chosenOf, type Fault} from '../order.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';

/** Of the field that a fault is about. */
function fieldOf({is, treatment}: Fault, shown: readonly MedicationTreatment[]): string {
  if (is === 'days') return `days-${shown.findIndex(({id}) => id === treatment)}`;
  return is === 'nothing' || is === 'many' ? (shown.length > 0 ? 'line-0' : 'is-other') : is;
}

/** What is still wrong, with the way there; `shown` are the medicines that can be chosen. */
export const faultsSummary = (r: RepeatController, shown: readonly MedicationTreatment[]): TemplateResult =>
  errorSummary({
    heading: r.text('fault.heading', {count: r.faults.length}),
    level: r.level + 1,
    items: r.faults.map((fault) => ({id: fieldOf(fault, shown), text: r.text(`fault.${fault.is}`)})),
  });

/** A draft of before can be taken up again. */
export function offer(r: RepeatController): unknown {
  const {found} = r.drafts;
  if (!found) return nothing;
  const names = chosenOf(found, r.treatments).map(({name}) => nameOf(name));
  return notice({
    tone: 'info',
    heading: r.text('resume.heading'),
    level: r.level + 1,
    body: names.map((name, index) => [index ? ', ' : '', name]),
    actions: [
      button({text: r.text('resume.go'), onClick: () => r.resume(found)}),
      button({text: r.text('resume.discard'), kind: 'quiet', onClick: () => r.drafts.discard()}),
    ],
  });
}
