import {renderLoadable, type RepeatTaskList} from '@gp-elements/core';
import {button, heading, loadingView, nameOf, stepHeading} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {expiredNotice} from '../screens/gates.ts';
import {failureNotice} from '../screens/item.ts';
import {isWaiting} from './decisions.ts';
import {rows, steps, together} from './list.ts';
import type {Repeats} from './repeats.controller.ts';
import {taskView} from './task.ts';

/** All that is approved by one press, to be read once before it. */
function confirm(repeats: Repeats): unknown {
  const {text} = repeats.strings;
  const {desk, plain} = repeats;
  return desk.dialog.render({
    id: 'authorise',
    heading: text('many.confirm'),
    level: desk.level,
    body: html`<p>${text('many.confirm-text')}</p>
      <div class="confirm" tabindex="0" role="group" aria-label=${repeats.strings.t('list')}>
        <dl>
          ${plain.map(
            ({person, lines}) =>
              html`<div>
                <dt>${nameOf(person.name)}</dt>
                ${lines.filter(isWaiting).map(({name}) => html`<dd><bdi translate="no">${name}</bdi></dd>`)}
              </div>`,
          )}
        </dl>
      </div>`,
    actions: [
      button({text: text('many.yes'), kind: 'primary', onClick: () => void repeats.authoriseMany()}),
      button({text: text('many.no'), onClick: () => desk.dialog.close()}),
    ],
  });
}

const isTyping = (target: HTMLElement): boolean =>
  target.matches('textarea, select, input:not([type=radio])');

/** Letters and arrows, while nothing is being typed. */
function onKey(repeats: Repeats, event: KeyboardEvent): void {
  const {desk} = repeats;
  const target = event.composedPath()[0] as HTMLElement;
  if (event.defaultPrevented || desk.dialog.isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && repeats.open) {
    event.preventDefault();
    return repeats.leave();
  }
  if (isTyping(target)) return;
  const isRow = target.closest('[data-task]') !== null;
  const letters = desk.host.noShortcuts
    ? {}
    : {j: () => repeats.move(1), k: () => repeats.move(-1), a: repeats.goOn};
  const arrows = isRow
    ? {
        ArrowDown: () => repeats.move(1),
        ArrowUp: () => repeats.move(-1),
        Home: () => repeats.move(-Infinity),
        End: () => repeats.move(Infinity),
      }
    : {};
  const keys: Readonly<Record<string, (() => void) | undefined>> = {...letters, ...arrows};
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function body(repeats: Repeats): unknown {
  const {text} = repeats.strings;
  const {desk, open, failure} = repeats;
  return html`<div class="above">${steps(repeats)} ${together(repeats)}</div>
    ${desk.said ? html`<p class="said">${desk.said}</p>` : nothing}
    ${failure && !open ? failureNotice(desk, failure.failure, failure.again, desk.level + 1) : nothing}
    <div class="panes ${open ? 'with-item' : ''}">
      <div class="list">${rows(repeats)}</div>
      ${
        open
          ? taskView(repeats, open)
          : repeats.tasks.length > 0
            ? html`<div class="hint-pane">
                ${heading({text: text('none'), level: desk.level + 1})}
                ${desk.host.noShortcuts ? nothing : html`<p class="hint">${text('none.keys')}</p>`}
              </div>`
            : nothing
      }
    </div>
    ${confirm(repeats)}`;
}

export function repeatsView(repeats: Repeats): TemplateResult {
  const {desk} = repeats;
  const {session} = desk.shared;
  return html`<div class="repeats stack" @keydown=${(event: KeyboardEvent) => onKey(repeats, event)}>
    ${stepHeading({text: desk.strings.text('view.repeats'), level: desk.level})}
    ${session.state === 'expired' ? expiredNotice(desk) : nothing}
    ${renderLoadable<RepeatTaskList, unknown>(repeats.loaded.state, {
      loading: () => loadingView(desk.strings.text('loading'), 6),
      empty: null,
      ready: () => body(repeats),
      failed: (failure, previous) => [
        session.state === 'expired' ? nothing : failureNotice(desk, failure, repeats.read, desk.level + 1),
        previous ? [html`<p class="hint">${desk.strings.text('fail.stale')}</p>`, body(repeats)] : nothing,
      ],
    })}
  </div>`;
}
