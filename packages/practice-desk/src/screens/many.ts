// What is chosen, what waits to be carried out, and what became of it: at the bottom, where it moves no row.
import {button, nameOf, notice} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {DECISIONS, type Decision, leftOf, secondsLeft, waitingOf} from '../many.ts';
import type {DeskController} from '../practice-desk.controller.ts';
import {isKey} from '../practice-desk.strings.ts';
import {failureNotice, withKey} from './item.ts';

const looks = {
  accept: ['item.accept', 'a', 'primary'],
  refuse: ['many.refuse', 'r', 'danger'],
  handled: ['item.handled', 'h', 'primary'],
} as const;

function chosen(d: DeskController): unknown {
  const {text} = d.strings;
  const {length: count} = d.choosing.items;
  if (count === 0) return nothing;
  const fitting = DECISIONS.map((decision) => ({decision, fit: d.many.fitting(decision).length}));
  const isMixed = fitting.every(({fit}) => fit < count);
  const buttonOf = (decision: Decision, fit: number) => {
    const [key, letter, kind] = looks[decision];
    return button({
      text: withKey(d, isMixed ? [text(key), ` (${fit})`] : text(key), letter),
      kind: isMixed && kind === 'primary' ? 'secondary' : kind,
      busy: d.many.sending.isPending,
      onClick: () => d.many.start(decision),
    });
  };
  return html`<div class="strip">
    <p><b>${text('many.chosen', {count})}</b>${isMixed ? [' ', text('many.mixed')] : nothing}</p>
    <div class="row">
      ${fitting.map(({decision, fit}) => (fit > 0 ? buttonOf(decision, fit) : nothing))}
      ${button({text: text('many.none'), kind: 'quiet', onClick: d.choosing.none})}
    </div>
  </div>`;
}

/** Counts down before the eyes only: it was said once that it waits. */
const plans = (d: DeskController): unknown =>
  d.many.plans.map((plan, index) => {
    const {text} = d.strings;
    const seconds = secondsLeft(plan, d.now);
    const key = `many.plan.${plan.action ?? ''}`;
    const count = waitingOf(plan).length;
    const words = withKey(d, text('many.undo'), index === d.many.plans.length - 1 ? 'u' : '');
    return html`<div class="strip">
      <p>${seconds > 0 ? text(isKey(key) ? key : 'many.plan.other', {count, seconds}) : text('many.now')}</p>
      ${
        seconds > 0
          ? button({
              text: words,
              part: 'undo',
              busy: d.many.undoing.isPending,
              onClick: () => void d.many.undo(plan.id),
            })
          : nothing
      }
    </div>`;
  });

/** Which ones were left alone and why; each opens. */
function leftAlone(d: DeskController): unknown {
  const {text, t} = d.strings;
  const left = d.many.left.flatMap(leftOf);
  if (left.length === 0) return nothing;
  return notice({
    tone: 'warning',
    heading: text('many.left', {count: left.length}),
    level: d.level + 1,
    body: html`<ul class="left">
      ${left.map(({id, outcome}) => {
        const key = `why.${outcome}`;
        const name = d.list.known(id)?.person.name;
        return html`<li>
          ${
            name === undefined
              ? t('many.unknown')
              : button({text: nameOf(name), kind: 'quiet', onClick: () => d.item.open(id)})
          }
          <span>${text(isKey(key) ? key : 'why.other')}</span>
        </li>`;
      })}
    </ul>`,
    actions: button({text: text('keys.close'), onClick: d.many.close}),
  });
}

export function bars(d: DeskController): TemplateResult {
  const {sending, undoing, plans: planned} = d.many;
  const level = d.level + 1;
  const failures = [
    sending.state.state === 'failed' ? failureNotice(d, sending.state.failure, d.many.again, level) : nothing,
    undoing.state.state === 'failed'
      ? failureNotice(d, undoing.state.failure, () => void d.many.undo(planned.at(-1)?.id), level)
      : nothing,
  ];
  return html`<div class="bars">${leftAlone(d)}${failures}${plans(d)}${chosen(d)}</div>`;
}
