import {formatDayTime, type Failure, type WorkItem} from '@gp-elements/core';
import {button, heading, nameOf, notice} from '@gp-elements/ui';
import {summary, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {isKey} from '../practice-desk.strings.ts';
import {isRequest, textFault, TEXT_MAX, type Work} from '../work.machine.ts';
import {comparison, kindKey, linesOf} from './facts.ts';

/** What a key does too, beside the words of its button. */
export const withKey = (d: DeskController, words: unknown, key: string): unknown =>
  d.host.noShortcuts || !key ? words : html`${words} <kbd aria-hidden="true">${key}</kbd>`;

const byOf = (item: WorkItem): string => item.history.findLast(({by}) => by)?.by?.name ?? '';

/** Why something did not work, and the next step. */
export function failureNotice(
  d: DeskController,
  failure: Failure,
  retry: () => void,
  level = d.level + 2,
): TemplateResult {
  const {text} = d.strings;
  const {code} = failure.kind === 'problem' ? failure : {code: ''};
  const special = {'slot-taken': 'item.taken', 'decision-not-possible': 'item.not-possible'} as const;
  const key = Object.hasOwn(special, code) ? special[code as keyof typeof special] : undefined;
  if (key)
    return notice({
      tone: 'warning',
      heading: text(key),
      level,
      body: text(`${key}-text`),
      isFocusTarget: true,
    });
  const status = failure.kind === 'problem' ? failure.status : 0;
  return notice({
    tone: 'danger',
    heading: text('fail.heading'),
    level,
    body: text(
      status === 401
        ? 'sign-in.expired'
        : status === 403
          ? 'refused.text'
          : failure.kind === 'problem'
            ? 'fail.unexpected'
            : `fail.${failure.kind}`,
    ),
    isFocusTarget: true,
    actions:
      status === 401 || status === 403
        ? button({text: text('sign-in.button'), onClick: () => d.shared.signIn()})
        : button({text: text('again'), onClick: retry}),
  });
}

/** What happened to the item that the reader must know before anything else. */
function messages(d: DeskController, work: Work): unknown {
  const {text} = d.strings;
  const level = d.level + 2;
  const {item, is, isLost, before, failure} = work;
  const {state} = d.deciding.sending;
  if (is === 'over') {
    const by = byOf(item);
    const isLapsed = item.state === 'lapsed';
    return notice({
      tone: 'info',
      heading: text('item.over'),
      level,
      body: isLapsed ? text('item.over-lapsed') : by ? text('item.over-by', {name: nameOf(by)}) : nothing,
      isFocusTarget: true,
      actions: button({text: text('item.next'), kind: 'primary', onClick: () => d.deciding.goOn()}),
    });
  }
  const name = nameOf(item.assignee?.name ?? '');
  return [
    is === 'theirs'
      ? notice({
          tone: 'warning',
          heading: item.assignee ? text(isLost ? 'item.lost' : 'item.theirs', {name}) : text('item.free'),
          level,
          body: item.assignee ? text('item.theirs-text', {name}) : nothing,
          icon: 'person',
          isFocusTarget: true,
          actions: item.assignee
            ? button({text: text('item.take-over'), onClick: () => d.ask({is: 'take-over'})})
            : button({text: text('item.take'), kind: 'primary', onClick: () => d.item.assign()}),
        })
      : nothing,
    item.planned
      ? notice({
          tone: 'info',
          heading: text('item.planned'),
          level,
          body:
            item.planned.by.id === d.me
              ? text('item.planned-mine')
              : text('item.planned-theirs', {name: nameOf(item.planned.by.name)}),
          isFocusTarget: true,
        })
      : nothing,
    before
      ? notice({
          tone: 'warning',
          heading: text('item.changed'),
          level,
          body: text('item.changed-text'),
          isFocusTarget: true,
        })
      : nothing,
    failure ? failureNotice(d, failure, () => d.item.assign()) : nothing,
    state.state === 'failed'
      ? failureNotice(d, state.failure, () => void d.deciding.decide(lastDecision(work)))
      : nothing,
  ];
}

const lastDecision = ({item, isRefusing}: Work) =>
  isRequest(item) ? (isRefusing ? 'refuse' : 'accept') : 'handled';

export interface RefusalOptions {
  readonly id: string;
  readonly value: string;
  readonly isFaulty: boolean;
  /** Several patients read it. */
  readonly isForMany?: boolean;
  readonly onInput: (text: string) => void;
}

/** What patients read. */
export function refusalField(d: DeskController, options: RefusalOptions): TemplateResult {
  const {text} = d.strings;
  const {id, value, isFaulty, isForMany, onInput} = options;
  const left = TEXT_MAX - value.length;
  return textField({
    id,
    label: text(isForMany ? 'many.text' : 'item.text'),
    hint: text(isForMany ? 'many.text-hint' : 'item.text-hint'),
    error: isFaulty && textFault({text: value}) === 'missing' ? text('item.text-missing') : undefined,
    rows: 3,
    value,
    onInput,
    counter: left < 0 ? text('item.text-over', {count: -left}) : text('item.text-left', {count: left}),
  });
}

function refusal(d: DeskController, work: Work): TemplateResult {
  const {text} = d.strings;
  return html`<div class="stack refusal">
    ${refusalField(d, {id: 'refusal', value: work.text, isFaulty: work.isFaulty, onInput: d.item.type})}
    <div class="row">
      ${button({
        text: html`${text('item.send-refusal')} <kbd aria-hidden="true">ctrl ↵</kbd>`,
        kind: 'primary',
        busy: d.deciding.isBusy,
        onClick: () => void d.deciding.decide('refuse'),
      })}
      ${button({text: text('item.no-refusal'), kind: 'quiet', onClick: d.item.stopRefusing})}
    </div>
  </div>`;
}

function actions(d: DeskController, work: Work): unknown {
  const {text} = d.strings;
  const {item, is, isRefusing} = work;
  if (is !== 'mine' && is !== 'opening') return nothing;
  // What was typed stays, whatever happens.
  if (isRefusing) return refusal(d, work);
  const busy = d.deciding.isBusy;
  return html`<div class="row decide">
    ${
      isRequest(item)
        ? [
            button({
              text: withKey(d, text('item.accept'), 'a'),
              kind: 'primary',
              busy,
              onClick: () => void d.deciding.decide('accept'),
            }),
            button({
              text: withKey(d, text('item.refuse'), 'r'),
              kind: 'danger',
              busy,
              onClick: () => void d.item.startRefusing(),
            }),
          ]
        : button({
            text: withKey(d, text('item.handled'), 'h'),
            kind: 'primary',
            icon: 'check',
            busy,
            onClick: () => void d.deciding.decide('handled'),
          })
    }
  </div>`;
}

function history(d: DeskController, item: WorkItem): TemplateResult {
  const {strings, zone, level} = d;
  return html`<section class="history">
    ${heading({text: strings.text('item.history'), level: level + 2})}
    <ul>
      ${item.history.map(({at, action, by}) => {
        const key = `did.${action}`;
        return html`<li>
          <small>${formatDayTime(at, strings.locale, zone)}</small>
          <span>${strings.text(isKey(key) ? key : 'did.changed', {name: nameOf(by?.name ?? '')})}</span>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The item that is open. */
export function itemView(d: DeskController, work: Work): TemplateResult {
  const {text} = d.strings;
  const {item, is, before} = work;
  return html`<section class="item stack" part="item" aria-label=${d.strings.t(kindKey('kind', item.kind))}>
    <div class="back">
      ${button({text: withKey(d, text('item.back'), 'Esc'), kind: 'quiet', icon: 'arrow', onClick: () => d.item.leave()})}
    </div>
    <div>
      <p class="eyebrow">
        ${text(kindKey('kind', item.kind))}${is === 'mine' ? [' · ', text('item.mine')] : is === 'opening' && !work.failure ? [' · ', text('item.opening')] : nothing}
      </p>
      <div
        class="heading subject"
        part="heading"
        role="heading"
        aria-level=${d.level + 1}
        tabindex="-1"
        data-focus
      >
        ${nameOf(item.person.name)}
      </div>
      <p>${text(kindKey('about', item.kind))}</p>
    </div>
    ${messages(d, work)}
    ${
      before && is !== 'over'
        ? comparison(d, before, item)
        : summary(
            linesOf(d, item).map(({key, text: plain, value}) => ({term: text(key), value: value ?? plain})),
          )
    }
    ${actions(d, work)} ${history(d, item)}
  </section>`;
}
