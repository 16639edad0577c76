import {button} from '@gp-elements/ui';
import {checkbox, fieldGroup, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {ScreenAt} from '../booking.machine.ts';
import {type DetailsForm, lengthOf, MAX, yesNoNeeds} from '../details-form.ts';
import type {Later} from '../later.ts';
import {holdLine} from './hold.ts';
import {nameOf, phoneNowIn, practiceText, title, whenOf} from './view.ts';

/** What the practice should know: the reason where the kind asks for it, and what it must arrange. */
export function detailsScreen(later: Later, screen: ScreenAt<'details'>): TemplateResult {
  const {b, isFaulted} = later;
  const {text} = b;
  const {errand, picked} = screen;
  const {kind, person} = errand;
  const {reasonNeed} = kind;
  const form = b.booking.form ?? {};
  const type = (change: Partial<DetailsForm>) => b.send({is: 'typed', change});
  const left = MAX.reason - lengthOf(form.reason);
  const errorOf = (field: string) => (isFaulted ? b.part('aside')?.fault(screen, field) : undefined);
  const tick = (id: 'withheld' | 'interpreter' | (typeof yesNoNeeds)[number]) =>
    checkbox({
      id,
      label: text(`details.${id}`),
      checked: !!form[id],
      onChange: (value) => type({[id]: value}),
    });

  return html`${title(b, text('details.heading'), 3)}
    <p class="facts">
      ${practiceText(b, kind.name, kind.language)} · ${whenOf(b, picked.time.start)} ·
      ${nameOf(picked.time.practitioner.name)}
    </p>
    ${holdLine(later, screen)} ${isFaulted ? b.draw('aside', (aside) => aside.faults(screen)) : nothing}
    ${kind.channel === 'phone' ? b.draw('aside', (aside) => aside.phone(person.phone)) : nothing}
    ${
      reasonNeed === 'none'
        ? nothing
        : html`<div class="stack">
            ${
              form.withheld
                ? nothing
                : textField({
                    id: 'reason',
                    label: text('details.reason'),
                    optional: reasonNeed === 'optional' && text('details.optional'),
                    hint: text('details.reason-hint', {phone: phoneNowIn(b)}),
                    error: errorOf('reason'),
                    value: form.reason ?? '',
                    rows: 4,
                    counter: text(left < 0 ? 'details.over' : 'details.left', {count: Math.abs(left)}),
                    onInput: (reason) => type({reason}),
                  })
            }
            ${tick('withheld')}
          </div>`
    }
    ${fieldGroup({
      id: 'interpreter',
      legend: text('details.needs'),
      optional: text('details.optional'),
      content: [
        tick('interpreter'),
        form.interpreter
          ? textField({
              id: 'language',
              label: text('details.language'),
              error: errorOf('language'),
              value: form.language ?? '',
              onInput: (language) => type({language}),
            })
          : nothing,
        yesNoNeeds.map(tick),
      ],
    })}
    ${
      picked.keeping.is === 'lost'
        ? nothing
        : html`<div class="actions">
            ${button({text: text('details.next'), kind: 'primary', onClick: later.checkDetails})}
            ${later.drafts.isKept ? html`<p class="hint">${text('details.saved')}</p>` : nothing}
          </div>`
    }`;
}
