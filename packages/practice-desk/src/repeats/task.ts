import type {MedicationFacts, RepeatSignal, RepeatTask, RepeatTaskLine} from '@gp-elements/core';
import {button, heading, nameOf, notice, phoneLink, select} from '@gp-elements/ui';
import {radioGroup, summary, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {birthText} from '../screens/facts.ts';
import {failureNotice, withKey} from '../screens/item.ts';
import {CHOICES, entryOf, faultOf, isApproved, isWaiting, REASONS, type Reason} from './decisions.ts';
import type {Repeats} from './repeats.controller.ts';
import {isRepeatsKey} from './repeats.strings.ts';

const product = (name: string): TemplateResult => html`<bdi translate="no">${name}</bdi>`;

function signal(repeats: Repeats, {kind, count, on, text: words, from}: RepeatSignal): unknown {
  const {text} = repeats.strings;
  const key = `signal.${kind}`;
  const values = {count: count ?? '', day: on ? repeats.date(on) : '', text: words ?? '', from: from ?? ''};
  return html`<li>
    ${text(isRepeatsKey(key) ? key : 'signal.unknown', values)}${isRepeatsKey(key) || !words ? nothing : [': ', words]}
  </li>`;
}

/** What the line is about: how it is used, what was supplied, what is left. */
function facts(repeats: Repeats, line: RepeatTaskLine): TemplateResult {
  const {text} = repeats.strings;
  const {dosingText, lastDispense, daysLeft, countedDaysLeft, maximumDays, remark, signals} = line;
  const small = [
    lastDispense &&
      text('line.last', {
        day: repeats.date(lastDispense.on),
        amount: lastDispense.amount ?? lastDispense.name ?? '',
      }),
    daysLeft !== undefined && text('line.left', {count: daysLeft}),
    countedDaysLeft !== undefined && text('line.counted', {count: countedDaysLeft}),
    maximumDays && text('line.most', {count: maximumDays}),
  ].filter(Boolean);
  return html`${dosingText ? html`<p><bdi>${dosingText}</bdi></p>` : nothing}
  ${small.length > 0 ? html`<p class="hint">${small.map((one, index) => [index > 0 ? ' · ' : '', one])}</p>` : nothing}
  ${remark ? html`<p><q>${remark}</q></p>` : nothing}
  ${
    signals.length > 0
      ? html`<ul class="signals">
          ${signals.map((one) => signal(repeats, one))}
        </ul>`
      : nothing
  }`;
}

function decide(repeats: Repeats, line: RepeatTaskLine): TemplateResult {
  const {text, t} = repeats.strings;
  const {id, name} = line;
  const draft = repeats.draft(id);
  const fault = repeats.isTried ? faultOf(draft) : undefined;
  const change = (part: object) => repeats.change(id, part);
  const {decision} = draft;
  return html`${radioGroup({
    id: `decision-${id}`,
    legend: html`<span class="hidden">${t('decision.of', {name})}</span
      ><span aria-hidden="true">${text('decision')}</span>`,
    value: decision,
    options: CHOICES.map((value) => ({value, label: text(`decision.${value}`)})),
    onChange: (value) => change({decision: value}),
  })}
  ${
    decision === 'approve-changed'
      ? html`<div class="pair">
          ${textField({
            id: `amount-${id}`,
            label: text('amount'),
            value: draft.amount,
            error: fault === 'changed-missing' ? text(fault) : undefined,
            onInput: (amount) => change({amount}),
          })}
          ${textField({id: `days-${id}`, label: text('days'), value: draft.days, onInput: (days) => change({days})})}
        </div>`
      : nothing
  }
  ${
    decision === 'reject'
      ? select<Reason>({
          id: `reason-${id}`,
          label: text('reason'),
          value: draft.reply,
          options: REASONS.map((value) => ({value, text: t(`reason.${value}`)})),
          onChange: (reply) => change({reply}),
        })
      : nothing
  }
  ${
    decision === 'approve'
      ? nothing
      : textField({
          id: `text-${id}`,
          label: text('text'),
          rows: 2,
          value: draft.text,
          ...(decision !== 'ask' && {optional: text('optional')}),
          error: fault === 'text-missing' ? text(fault) : undefined,
          onInput: (words) => change({text: words}),
        })
  }
  ${line.prepared ? html`<p class="hint">${text('prepared', {name: nameOf(line.prepared.by.name)})}</p>` : nothing}`;
}

/** What is entered by hand in the practice's own system, and the tick that it was. */
function prescribe(repeats: Repeats, line: RepeatTaskLine): TemplateResult {
  const {text, t} = repeats.strings;
  const {id, name, prk, approved} = line;
  return html`<div class="enter">
    <p class="hint">${text('enter')}</p>
    ${summary([
      {term: text('enter.product'), value: product(approved?.name ?? name)},
      {term: text('enter.code'), value: prk ?? ''},
      {term: text('enter.amount'), value: approved?.amount ?? ''},
      {term: '', value: approved?.forDays ? text('enter.days', {count: approved.forDays}) : ''},
    ])}
    <div class="row">
      ${button({text: text('copy'), label: `${t('copy')}: ${entryOf(line)}`, onClick: () => void repeats.copy(id)})}
      ${button({
        text: text('made'),
        label: t('made.of', {name}),
        kind: 'primary',
        part: 'button made',
        busy: repeats.isBusy,
        onClick: () => void repeats.made([id]),
      })}
    </div>
  </div>`;
}

function lineView(repeats: Repeats, line: RepeatTaskLine): TemplateResult {
  const {text} = repeats.strings;
  const {id, name, state, stateBy, stateAt, replyText} = line;
  const key = `state.${state}`;
  const words = isRepeatsKey(key) ? repeats.strings.t(key) : state;
  return html`<li class="line stack" id="line-${id}">
    ${heading({text: product(name), level: repeats.desk.level + 2})} ${facts(repeats, line)}
    ${
      isWaiting(line)
        ? decide(repeats, line)
        : html`<p class="became">
            ${stateBy ? text('state.by', {state: words, name: nameOf(stateBy), when: repeats.when(stateAt)}) : words}
          </p>`
    }
    ${replyText && !isWaiting(line) ? html`<p><q>${replyText}</q></p>` : nothing}
    ${isApproved(line) ? prescribe(repeats, line) : nothing}
  </li>`;
}

function factsOf(
  repeats: Repeats,
  name: 'hypersensitivities' | 'contra-indications',
  {known, items}: MedicationFacts,
): unknown {
  const {text} = repeats.strings;
  const key = `known.${known}`;
  return {
    term: text(name),
    value:
      items.length === 0
        ? text(isRepeatsKey(key) ? key : 'known.not-available')
        : html`<ul class="plain">
            ${items.map(
              ({text: what, detail, start, recordedOn}) =>
                html`<li>
                  <bdi>${[what, detail, start].filter(Boolean).join(', ')}</bdi
                  >${recordedOn ? html` <small>${text('recorded', {day: repeats.date(recordedOn)})}</small>` : nothing}
                </li>`,
            )}
          </ul>`,
  };
}

/** What stands beside the request. No code of ours compares it with a medicine. */
function beside(repeats: Repeats, {beside: there}: RepeatTask): TemplateResult {
  const {text} = repeats.strings;
  return html`<section class="beside">
    ${heading({text: text('beside'), level: repeats.desk.level + 2})}
    <p class="hint">${text('beside.text')}</p>
    ${summary([
      factsOf(repeats, 'hypersensitivities', there.hypersensitivities) as never,
      factsOf(repeats, 'contra-indications', there.contraIndications) as never,
      {
        term: text('measures'),
        value:
          there.measures.length === 0
            ? text('known.not-asked')
            : html`<ul class="plain">
                ${there.measures.map(
                  ({name, kind, text: value, on}) =>
                    html`<li><bdi>${name ?? kind}: ${value}</bdi> <small>${repeats.date(on)}</small></li>`,
                )}
              </ul>`,
      },
    ])}
  </section>`;
}

function actions(repeats: Repeats, task: RepeatTask): unknown {
  const {text} = repeats.strings;
  const {desk, mayAuthorise, isBusy: busy} = repeats;
  const isOpen = task.lines.some(isWaiting);
  const approved = task.lines.filter(isApproved);
  if (!isOpen)
    return approved.length < 2
      ? nothing
      : button({
          text: withKey(desk, text('made.all'), 'a'),
          kind: 'primary',
          busy,
          onClick: () => void repeats.made(),
        });
  const prepare = (kind: 'primary' | 'secondary', key: string) =>
    button({
      text: withKey(desk, text('do.prepare'), key),
      kind,
      busy,
      onClick: () => void repeats.prepare(),
    });
  return html`<div class="row decide">
      ${
        mayAuthorise
          ? [
              button({
                text: withKey(desk, text('do.authorise'), 'a'),
                kind: 'primary',
                busy,
                onClick: () => void repeats.authorise(),
              }),
              prepare('secondary', ''),
            ]
          : prepare(task.step === 'prepare' ? 'primary' : 'secondary', task.step === 'prepare' ? 'a' : '')
      }
    </div>
    ${mayAuthorise || task.step === 'prepare' ? nothing : html`<p class="hint">${text('wait.authorise')}</p>`}`;
}

/** The request that is open. */
export function taskView(repeats: Repeats, task: RepeatTask): TemplateResult {
  const {text} = repeats.strings;
  const {desk, failure} = repeats;
  const {person, orderedBy, pharmacy, handover, remark, awayUntil, promisedBy, createdAt} = task;
  const key = `handover.${handover}`;
  return html`<section class="item task stack" part="item" aria-label=${person.name}>
    <div class="back">
      ${button({text: withKey(desk, text('back'), 'Esc'), kind: 'quiet', icon: 'arrow', onClick: repeats.leave})}
    </div>
    <div
      class="heading subject"
      part="heading"
      role="heading"
      aria-level=${desk.level + 1}
      tabindex="-1"
      data-focus
    >
      ${nameOf(person.name)}
    </div>
    ${
      repeats.isOther
        ? notice({
            tone: 'warning',
            heading: text('changed'),
            level: desk.level + 2,
            body: text('changed-text'),
            isFocusTarget: true,
          })
        : nothing
    }
    ${failure ? failureNotice(desk, failure.failure, failure.again) : nothing}
    ${summary([
      {term: text('born'), value: birthText(desk, person.birthDate)},
      {term: text('phone'), value: person.phone ? phoneLink({phone: person.phone}) : ''},
      {term: text('asked'), value: repeats.when(createdAt)},
      {term: text('asked.by'), value: orderedBy ? nameOf(orderedBy.name) : ''},
      {term: text('promised'), value: repeats.day(promisedBy)},
      {
        term: text('pharmacy'),
        value: html`<bdi>${pharmacy.name}</bdi>${isRepeatsKey(key) ? [', ', text(key)] : nothing}`,
      },
      {term: text('away'), value: awayUntil ? repeats.day(awayUntil) : ''},
      {term: text('remark'), value: remark ? html`<q>${remark}</q>` : ''},
    ])}
    <ul class="lines">
      ${task.lines.map((line) => lineView(repeats, line))}
    </ul>
    ${actions(repeats, task)} ${beside(repeats, task)}
  </section>`;
}
