// One treatment: what it is, and each line of it that holds.
import {
  localDate,
  type MedicationAuthor,
  type MedicationLine,
  type MedicationTreatment,
} from '@gp-elements/core';
import {heading, nameOf, practiceText} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {OverviewKey} from './medication-overview.strings.ts';
import {lastDayOf, linesOf, stateOf} from './treatments.ts';
import {dateText, type View} from './view.ts';
import {todayText, weekView} from './week-view.ts';

const fact = (name: unknown, value: unknown): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** Of a source's text: nothing where it says nothing. */
const own = (v: View, key: OverviewKey, value: string | undefined): unknown =>
  value ? fact(v.text(key), practiceText(v, value)) : nothing;

/** A medicine, which no translator should touch. */
const medicine = (v: View, key: OverviewKey, name: string | undefined): unknown =>
  name ? fact(v.text(key), nameOf(name)) : nothing;

function authorText(v: View, {name, specialty, organization, isOwnPractice}: MedicationAuthor): unknown {
  const of = isOwnPractice ? v.text('by.own') : organization && nameOf(organization);
  return [
    nameOf(name),
    specialty ? [', ', practiceText(v, specialty)] : nothing,
    of && organization !== name ? [' (', of, ')'] : nothing,
  ];
}

function byWhom(v: View, {author, agreedAt}: MedicationLine): unknown {
  if (!author) return nothing;
  const who = authorText(v, author);
  return fact(
    v.text('by'),
    agreedAt ? v.text('by.on', {who, date: dateText(v, localDate(agreedAt, v.zone))}) : who,
  );
}

/** How it ended, in words. */
function stopText(v: View, line: MedicationLine): unknown {
  const {text} = v;
  const last = lastDayOf(line);
  const type = line.stop?.type;
  if (type === 'cancelled') return text('stop.cancelled');
  if (!last) return text('stop.undated');
  const key = type === 'interrupted' ? 'stop.interrupted' : line.stop ? 'stop.stopped' : 'stop.ended';
  return text(key, {date: dateText(v, last)});
}

/** From when to when. The first day of the treatment stands with its leading line. */
function days(v: View, line: MedicationLine, first: string | undefined): unknown {
  const {text} = v;
  const {start, end} = line.period ?? {};
  const state = stateOf(line);
  const since = first ?? start;
  return [
    since
      ? fact(
          text(state === 'future' ? 'starts' : 'since'),
          start && since < start && state === 'current'
            ? text('since.this-way', {date: dateText(v, since), changed: dateText(v, start)})
            : dateText(v, state === 'future' ? (start ?? since) : since),
        )
      : nothing,
    end && state !== 'stopped' ? fact(text('until'), dateText(v, end)) : nothing,
  ];
}

const sourceKey = ({source}: MedicationLine): OverviewKey =>
  source === 'prescriber' || source === 'pharmacy' || source === 'patient'
    ? `source.${source}`
    : 'source.unknown';

/** How much and when: the text of the source first, and what helps to read it below that. */
function how(v: View, line: MedicationLine): TemplateResult {
  const {text} = v;
  const {dosingText, asNeeded, maximum, isByThrombosisService, week} = line;
  const isNow = stateOf(line) === 'current';
  return html`<p class="how">${dosingText ? practiceText(v, dosingText) : text('how.none')}</p>
    ${
      asNeeded || maximum
        ? html`<p class="tag">
            ${asNeeded ? html`<b>${text('as-needed')}.</b>` : nothing}
            ${maximum ? text('maximum', {maximum: practiceText(v, maximum)}) : nothing}
          </p>`
        : nothing
    }
    ${
      isByThrombosisService
        ? // The calendar leads: no numbers of ours beside it.
          html`<p class="tag"><b>${text('thrombosis')}</b></p>`
        : week && isNow && !asNeeded
          ? html`<p class="today">${todayText(v, week)}</p>
              ${weekView(v, week)}`
          : nothing
    }`;
}

function lineView(
  v: View,
  line: MedicationLine,
  treatment: MedicationTreatment,
  isLeading: boolean,
): TemplateResult {
  const {text} = v;
  const {route, dosingText, usedAsAgreed} = line;
  return html`<div class="line" part="line">
    <p class="source">${text(sourceKey(line))}</p>
    ${line.name === treatment.name ? nothing : html`<p><b>${nameOf(line.name)}</b></p>`}
    ${line.reason ? html`<p>${text('for', {reason: html`<b>${practiceText(v, line.reason)}</b>`})}</p>` : nothing}
    ${stateOf(line) === 'stopped' ? html`<p><b>${stopText(v, line)}</b></p>` : nothing} ${how(v, line)}
    ${usedAsAgreed === undefined ? nothing : html`<p>${text(usedAsAgreed ? 'as-agreed.yes' : 'as-agreed.no')}</p>`}
    <dl>
      ${own(v, 'changed-for', line.changeReason)} ${days(v, line, isLeading ? treatment.since : undefined)}
      ${byWhom(v, line)}
      ${own(v, 'route', route && !dosingText.toLowerCase().includes(route.toLowerCase()) ? route : undefined)}
      ${own(v, 'comment', line.comment)}
    </dl>
  </div>`;
}

/** What belongs to the treatment as a whole. */
function together(v: View, treatment: MedicationTreatment): unknown {
  const {text} = v;
  const {prescriber, author, agreedName, name, lastDispense, lines} = treatment;
  const isSaid =
    !prescriber || [author, ...lines.map((line) => line.author)].some((one) => one?.name === prescriber.name);
  const supplied =
    lastDispense &&
    [dateText(v, lastDispense.on), lastDispense.amount, lastDispense.dispenser].filter(Boolean).join(', ');
  const box = lastDispense?.name;
  const facts = [
    isSaid ? nothing : fact(text('prescriber'), authorText(v, prescriber)),
    medicine(v, 'agreed-name', agreedName === name ? undefined : agreedName),
    supplied ? fact(text('dispensed'), supplied) : nothing,
    medicine(v, 'box', box === name ? undefined : box),
  ];
  return facts.every((one) => one === nothing) ? nothing : html`<dl>${facts}</dl>`;
}

export interface TreatmentOptions {
  treatment: MedicationTreatment;
  id: string;
  isChanged: boolean;
}

export function treatmentView(v: View, {treatment, id, isChanged}: TreatmentOptions): TemplateResult {
  const {shown, others} = linesOf(treatment);
  return html`${heading({
      text: html`<span translate="no">${treatment.name}</span>${
          isChanged ? html` <span class="badge" part="changed">${v.text('changed.badge')}</span>` : nothing
        }`,
      level: v.level + 2,
      id,
      isFocusTarget: true,
    })}
    <div class="lines">${shown.map((line, index) => lineView(v, line, treatment, index === 0))}</div>
    ${together(v, treatment)}
    ${
      others.length > 0
        ? html`<details>
            <summary>${v.text('lines.other', {count: others.length})}</summary>
            <div class="lines">${others.map((line) => lineView(v, line, treatment, false))}</div>
          </details>`
        : nothing
    }`;
}
