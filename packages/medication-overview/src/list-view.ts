// The list of treatments: what changed, the way to each part, and the parts.
import type {MedicationOverview, MedicationTreatment} from '@gp-elements/core';
import {button, heading, notice} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {OverviewController} from './medication-overview.controller.ts';
import {treatmentView} from './treatment-view.ts';
import {dateText, type View, whenText} from './view.ts';

/** So many changes are named at the top; the others are marked where they stand. */
const NAMED_CHANGES = 8;

/** Off the screen the browser looks at none of them, nor at its cards. */
const BATCH = 6;
const batches = <T>(items: readonly T[]): T[][] =>
  Array.from({length: Math.ceil(items.length / BATCH)}, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );

const jumpTo = (c: OverviewController, name: unknown, id: string): TemplateResult =>
  button({text: name, kind: 'quiet', onClick: () => c.jump(id)});

function changesView(v: View, c: OverviewController): unknown {
  const {text} = v;
  const {lookedAt, plan} = c;
  if (!lookedAt || plan.changed.size === 0) return nothing;
  const changed = [...plan.changed];
  const more = changed.length - NAMED_CHANGES;
  return notice({
    tone: 'info',
    icon: 'info',
    body: html`<p><b>${text('changed', {when: whenText(v, lookedAt)})}</b></p>
      <ul class="changes">
        ${changed
          .slice(0, NAMED_CHANGES)
          .map(
            (treatment) =>
              html`<li>
                ${jumpTo(c, html`<span translate="no">${treatment.name}</span>`, plan.ids.get(treatment)!)}
              </li>`,
          )}
        ${more > 0 ? html`<li>${text('changed.more', {count: more})}</li>` : nothing}
      </ul>`,
  });
}

function card(v: View, {plan}: OverviewController, treatment: MedicationTreatment): TemplateResult {
  const id = plan.ids.get(treatment)!;
  const isChanged = plan.changed.has(treatment);
  const {locale, isReady} = v.strings;
  // Of a long list only what is another is drawn again.
  return html`<div class="card" part="treatment">
    ${guard([treatment, id, isChanged, locale, isReady, v.today, v.level, v.overrides], () =>
      treatmentView(v, {treatment, id, isChanged}),
    )}
  </div>`;
}

export function listView(
  v: View,
  c: OverviewController,
  {treatments, stoppedSince}: MedicationOverview,
): unknown {
  const {text, level} = v;
  if (treatments.length === 0)
    return notice({
      tone: 'warning',
      heading: text('none.heading'),
      level: level + 1,
      body: text('none.text'),
    });
  const groups = c.plan.groups.filter((group) => group.treatments.length > 0 || group.state === 'current');
  let left = c.gradual.count;
  return [
    changesView(v, c),
    html`<nav aria-label=${v.strings.t('jump')}>
      <ul class="jump">
        ${groups.map(({state, treatments: {length}}) =>
          length > 0 ? html`<li>${jumpTo(c, [text(`group.${state}`), ` (${length})`], state)}</li>` : nothing,
        )}
        <li>${jumpTo(c, text('facts.heading'), 'facts')}</li>
      </ul>
    </nav>`,
    groups.map(({state, treatments: all}) => {
      const drawn = all.slice(0, Math.max(0, left));
      left -= all.length;
      return html`<section>
        ${heading({text: text(`group.${state}`), level: level + 1, id: state, isFocusTarget: true})}
        ${all.length === 0 ? html`<p>${text('none.current')}</p>` : nothing}
        ${batches(drawn).map((batch) => html`<div class="batch">${batch.map((one) => card(v, c, one))}</div>`)}
        ${
          state === 'stopped' && stoppedSince
            ? html`<p class="hint">${text('stopped.since', {date: dateText(v, stoppedSince)})}</p>`
            : nothing
        }
      </section>`;
    }),
  ];
}
