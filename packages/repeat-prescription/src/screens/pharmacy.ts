import {button, nameOf, notice} from '@gp-elements/ui';
import {errorSummary, radioGroup} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {handoversOf, usable} from '../order.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {callPractice, title} from './view.ts';

/** Which pharmacy, and how the medicines are handed over. */
export function pharmacyScreen(r: RepeatController): TemplateResult {
  const {text, repeat, delivery} = r;
  const all = usable(r.pharmacies);
  const isMissing = repeat.isFaulted && !delivery;
  const ways = delivery ? handoversOf(delivery.pharmacy) : [];
  return html`${title(r, 'pharmacy.heading')}
  ${
    isMissing && all.length
      ? errorSummary({
          heading: text('fault.heading', {count: 1}),
          level: r.level + 1,
          items: [{id: 'pharmacy', text: text('pharmacy.missing')}],
        })
      : nothing
  }
  ${
    all.length === 0
      ? notice({tone: 'info', body: callPractice(r, 'pharmacy.none')})
      : radioGroup({
          id: 'pharmacy',
          legend: text('pharmacy.which'),
          error: isMissing ? text('pharmacy.missing') : undefined,
          options: all.map(({id, name, address}) => ({
            value: id,
            label: nameOf(name),
            hint: address && nameOf([address.line, address.city].filter(Boolean).join(', ')),
          })),
          value: delivery?.pharmacy.id,
          onChange: (pharmacyId) => r.send({is: 'delivery', pharmacyId}),
        })
  }
  ${
    ways.length > 1
      ? radioGroup({
          id: 'handover',
          legend: text('pharmacy.how'),
          options: ways.map((value) => ({value, label: text(`handover.${value}`)})),
          value: delivery?.handover,
          onChange: (handover) => r.send({is: 'delivery', handover}),
        })
      : delivery
        ? html`<p>${text(`handover.${delivery.handover}`)}</p>`
        : nothing
  }
  ${
    all.length
      ? html`<div class="actions">
          ${button({text: text('choose.next'), kind: 'primary', onClick: r.next})}
        </div>`
      : nothing
  }`;
}
