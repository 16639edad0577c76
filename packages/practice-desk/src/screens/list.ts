import type {WorkItem} from '@gp-elements/core';
import {button, heading, nameOf, notice} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import type {DeskController} from '../practice-desk.controller.ts';
import {countsOf, isOpen} from '../work-list.ts';
import {isKey} from '../practice-desk.strings.ts';
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

/** Rows that can be chosen all at once. */
export function chooseAll(d: DeskController): unknown {
  const {possible} = d.choosing;
  return possible.length < 2
    ? nothing
    : button({
        text: d.strings.text('many.all', {count: possible.length}),
        kind: 'quiet',
        onClick: d.choosing.all,
      });
}

function stateOf(d: DeskController, item: WorkItem): unknown {
  const {text} = d.strings;
  if (!isOpen(item)) return html`<span class="muted">${text('state.done')}</span>`;
  if (item.planned) {
    const {action, by} = item.planned;
    const key = `state.${action}`;
    const what = html`<b>${text(isKey(key) ? key : 'state.planned')}</b>`;
    return by.id === d.me ? what : [what, ' ', text('state.by', {name: nameOf(by.name)})];
  }
  if (item.assignee?.id === d.me) return html`<b>${text('state.mine')}</b>`;
  if (item.assignee) return text('state.theirs', {name: nameOf(item.assignee.name)});
  return item.isUnseen ? html`<b class="badge" part="badge">${text('state.new')}</b>` : nothing;
}

interface RowState {
  /** It has the keyboard, or would get it. */
  readonly isAt: boolean;
  /** It is open. */
  readonly isCurrent: boolean;
  readonly isFree: boolean;
  readonly isChosen: boolean;
}

function row(
  d: DeskController,
  item: WorkItem,
  {isAt, isCurrent, isFree, isChosen}: RowState,
): TemplateResult {
  const {text, t} = d.strings;
  const {id, person, kind} = item;
  const classes = [
    'row-item',
    isCurrent && 'current',
    isChosen && 'chosen',
    !isOpen(item) && 'done',
    item.isUnseen && 'unseen',
  ];
  return html`<div
    role="row"
    class=${classes.filter(Boolean).join(' ')}
    part="item-row"
    data-id=${id}
    aria-selected=${isFree ? String(isChosen) : nothing}
  >
    <span role="gridcell" class="choose"
      ><input
        type="checkbox"
        aria-label=${t('many.row', {name: person.name})}
        tabindex=${isAt ? 0 : -1}
        .checked=${isChosen}
        ?disabled=${!isFree}
        @change=${({target}: Event) => d.choosing.toggle(id, (target as HTMLInputElement).checked)}
    /></span>
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

const columns = ['choose', 'kind', 'who', 'what', 'due', 'state'] as const;

/** The rows, of which one has the keyboard. Drawn again only where something changed. */
function rows(d: DeskController): TemplateResult {
  const {strings} = d;
  const {shown, at} = d.list;
  const {work} = d.item;
  const day = today(d);
  return html`<div
    role="grid"
    class="rows"
    part="list"
    aria-multiselectable="true"
    aria-label=${strings.t('list.heading')}
  >
    <div role="row" class="row-item head">
      ${columns.map((name) => html`<span role="columnheader" class=${name}>${strings.text(`col.${name}`)}</span>`)}
    </div>
    ${repeat(
      shown,
      ({id}) => id,
      (item) => {
        const state = {
          isAt: item.id === at,
          isCurrent: item.id === work?.item.id,
          isFree: d.isFree(item),
          isChosen: d.choosing.has(item),
        };
        return guard([item, ...Object.values(state), day, strings.locale, d.me], () => row(d, item, state));
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
