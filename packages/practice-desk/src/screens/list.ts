import type {WorkItem} from '@gp-elements/core';
import {button, heading, nameOf, notice} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {DeskController} from '../practice-desk.controller.ts';
import {countsOf, isOpen} from '../work-list.ts';
import {birthText, dueText, gist, isLate, kindKey, today} from './facts.ts';

/** How many there are of each kind, to choose one. */
export function filters(d: DeskController): unknown {
  const {strings} = d;
  const {rows} = d.list;
  const {text} = strings;
  const items = [...rows.shown, ...rows.waiting];
  const counts = countsOf(items);
  if (counts.length === 0) return nothing;
  const total = {
    kind: '',
    open: counts.reduce((sum, {open}) => sum + open, 0),
    unseen: counts.reduce((sum, {unseen}) => sum + unseen, 0),
  };
  return html`<div class="filters" role="group" aria-label=${strings.t('list.filter')}>
    ${[total, ...counts].map(
      ({kind, open, unseen}) =>
        html`<button
          type="button"
          class="filter"
          part="filter"
          aria-pressed=${d.list.kind === kind}
          @click=${() => d.list.choose(kind)}
        >
          ${text(kind ? kindKey('kind', kind) : 'list.all')} <b>${open}</b>${
            unseen > 0 ? [' ', html`<small>${text('list.unseen', {count: unseen})}</small>`] : nothing
          }
        </button>`,
    )}
  </div>`;
}

function stateOf(d: DeskController, item: WorkItem): unknown {
  const {text} = d.strings;
  if (!isOpen(item)) return html`<span class="muted">${text('state.done')}</span>`;
  if (item.assignee?.id === d.me) return html`<b>${text('state.mine')}</b>`;
  if (item.assignee) return text('state.theirs', {name: nameOf(item.assignee.name)});
  return item.isUnseen ? html`<b class="badge" part="badge">${text('state.new')}</b>` : nothing;
}

function row(d: DeskController, item: WorkItem, isAt: boolean, isCurrent: boolean): TemplateResult {
  const {text} = d.strings;
  const {id, person, kind} = item;
  const classes = ['row-item', isCurrent && 'current', !isOpen(item) && 'done', item.isUnseen && 'unseen'];
  return html`<div role="row" class=${classes.filter(Boolean).join(' ')} part="item-row">
    <span role="gridcell" class="kind">${text(kindKey('kind', kind))}</span>
    <span role="gridcell" class="who"
      ><button
        type="button"
        class="name ${isAt ? 'at' : ''}"
        tabindex=${isAt ? 0 : -1}
        aria-current=${isCurrent ? 'true' : nothing}
        @click=${() => d.item.open(id)}
      >
        ${nameOf(person.name)}</button
      ><small class="born">${birthText(d, person.birthDate)}</small
      ><small class="on-paper">${person.phone}</small></span
    >
    <span role="gridcell" class="what"><bdi>${gist(d, item)}</bdi></span>
    <span role="gridcell" class="due ${isLate(d, item) ? 'late' : ''}">${dueText(d, item)}</span>
    <span role="gridcell" class="state">${stateOf(d, item)}</span>
  </div>`;
}

const columns = ['kind', 'who', 'what', 'due', 'state'] as const;

/** The rows, of which one has the keyboard. Drawn again only where something changed. */
function rows(d: DeskController): TemplateResult {
  const {strings} = d;
  const {shown, cursor} = d.list;
  const {work} = d.item;
  const at = shown.some(({id}) => id === cursor) ? cursor : shown[0]?.id;
  const day = today(d);
  return html`<div role="grid" class="rows" part="list" aria-label=${strings.t('list.heading')}>
    <div role="row" class="row-item head">
      ${columns.map((name) => html`<span role="columnheader" class=${name}>${strings.text(`col.${name}`)}</span>`)}
    </div>
    ${repeat(
      shown,
      ({id}) => id,
      (item) => {
        const isAt = item.id === at;
        const isCurrent = item.id === work?.item.id;
        return guard([item, isAt, isCurrent, day, strings.locale, d.me], () => row(d, item, isAt, isCurrent));
      },
    )}
  </div>`;
}

/** New ones wait here, so that no row moves under anybody's hands. */
export function waiting(d: DeskController): unknown {
  const count = d.list.rows.waiting.length;
  // Without a row there is none that could move.
  if (count === 0 && d.list.rows.shown.length === 0) return nothing;
  return html`<div class="waiting">
    ${
      count === 0
        ? nothing
        : button({
            text: d.strings.text('list.show', {count}),
            part: 'show-waiting',
            onClick: d.list.showWaiting,
          })
    }
  </div>`;
}

export function list(d: DeskController): unknown {
  const {text} = d.strings;
  if (d.list.shown.length > 0) return rows(d);
  return d.list.kind && d.list.rows.shown.length > 0
    ? html`<p>${text('empty.kind')}</p>`
    : notice({
        tone: 'success',
        heading: text('empty.heading'),
        level: d.level + 1,
        body: text('empty.text'),
      });
}

export const nothingOpen = (d: DeskController): unknown =>
  html`<div class="hint-pane">
    ${heading({text: d.strings.text('item.none'), level: d.level + 1})}
    ${d.host.noShortcuts ? nothing : html`<p class="hint">${d.strings.text('item.none-keys')}</p>`}
  </div>`;
