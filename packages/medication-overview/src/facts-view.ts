// What belongs beside the medication, apart from it: nothing here is held against a medicine.
import type {MedicationFact, MedicationFacts, MedicationMeasure, MedicationOverview} from '@gp-elements/core';
import {heading, nameOf, practiceText} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {formatPartial} from './partial-date.ts';
import {dateText, type View} from './view.ts';

const MEASURES = ['kidney-function', 'weight', 'height'] as const;

function factView(
  v: View,
  {text: words, detail, start, end, recordedOn, author}: MedicationFact,
): TemplateResult {
  const {text} = v;
  const {locale} = v.strings;
  const dates = [
    start && text('fact.since', {date: formatPartial(start, locale)}),
    end && text('fact.until', {date: formatPartial(end, locale)}),
    recordedOn &&
      text(author ? 'fact.recorded-by' : 'fact.recorded', {
        date: dateText(v, recordedOn),
        who: author && nameOf(author),
      }),
  ].filter(Boolean);
  return html`<li>
    <b>${practiceText(v, words)}</b>${detail ? [': ', practiceText(v, detail)] : nothing}
    ${dates.length > 0 ? html`<small>${dates.map((date, index) => [index ? ', ' : '', date])}</small>` : nothing}
  </li>`;
}

/** None known, not asked and not available are three things. */
function factsView(v: View, {known, items}: MedicationFacts): TemplateResult {
  if (items.length > 0)
    return html`<ul>
      ${items.map((item) => factView(v, item))}
    </ul>`;
  return html`<p>
    ${v.text(known === 'none' || known === 'not-asked' ? `facts.${known}` : 'facts.not-available')}
  </p>`;
}

function measureView(
  v: View,
  kind: (typeof MEASURES)[number],
  all: readonly MedicationMeasure[],
): TemplateResult {
  const {text} = v;
  const found = all.filter((measure) => measure.kind === kind);
  return html`<div>
    <dt>${text(`measure.${kind}`)}</dt>
    ${
      found.length > 0
        ? found.map(
            ({name, text: value, on}) =>
              html`<dd>
                ${name ? [practiceText(v, name), ': '] : nothing}<b><bdi>${value}</bdi></b>
                <small>${text('measure.on', {date: dateText(v, on)})}</small>
              </dd>`,
          )
        : html`<dd>${text('measure.none')}</dd>`
    }
  </div>`;
}

export function factsSection(v: View, overview: MedicationOverview): TemplateResult {
  const {text} = v;
  const level = v.level + 2;
  return html`<section class="facts-apart" part="facts">
    ${heading({text: text('facts.heading'), level: level - 1, id: 'facts', isFocusTarget: true})}
    <p>${text('facts.apart')}</p>
    ${heading({text: text('facts.hypersensitivities'), level})} ${factsView(v, overview.hypersensitivities)}
    ${heading({text: text('facts.contraIndications'), level})} ${factsView(v, overview.contraIndications)}
    ${heading({text: text('facts.measures'), level})}
    <dl>${MEASURES.map((kind) => measureView(v, kind, overview.measures))}</dl>
  </section>`;
}
