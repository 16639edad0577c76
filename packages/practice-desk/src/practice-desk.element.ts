import {
  formatDayTime,
  ProviderController,
  renderLoadable,
  StringsController,
  type WorkItem,
} from '@gp-elements/core';
import {button, loadingView, renderConnection, stepHeading, styles} from '@gp-elements/ui';
import {dialogStyles} from '@gp-elements/ui/dialog';
import {checkbox, fieldStyles} from '@gp-elements/ui/fields';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {DayPart} from './day/day.ts';
import type {Decision} from './many.ts';
import {DeskController} from './practice-desk.controller.ts';
import {type DeskKey, deskStrings} from './practice-desk.strings.ts';
import {deskStyles} from './practice-desk.styles.ts';
import type {RepeatsPart} from './repeats/repeats.ts';
import {dialogView} from './screens/dialog.ts';
import {expiredNotice, gate} from './screens/gates.ts';
import {failureNotice, itemView} from './screens/item.ts';
import {chooseAll, filters, list, nothingOpen, waiting} from './screens/list.ts';
import {bars} from './screens/many.ts';
import {isRequest} from './work.machine.ts';

/** Letters that follow each other this closely are typed, and who types where no field is answers no patient by it. ms. */
const TYPING_MS = 1000;

/**
 * The work list of the practice of the enclosing `<gp-provider>`, for staff: requests, appointments whose time vanished,
 * late cancellations and needs to arrange. Opening an item assigns it; what colleagues and patients do shows by itself.
 * Needs a token with the scope `staff`.
 *
 * @summary The work list of a practice, for staff.
 * @slot - Fallback. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart tab - The work list, repeats, or the day.
 * @csspart day-column - What one person or room does on a day.
 * @csspart day-appointment - An appointment in the day.
 * @csspart day-slot - A time in the day that nobody has.
 * @csspart title - Heading of the list.
 * @csspart heading - Any heading, the one of the list included.
 * @csspart button - Any button, the filters and rows excepted.
 * @csspart button-primary - The button of the usual next step.
 * @csspart button-secondary - A button that does something else.
 * @csspart button-quiet - A button that looks like a link.
 * @csspart button-danger - A button that refuses or throws away.
 * @csspart show-waiting - The button that puts new items on screen.
 * @csspart filter - A kind of items, with how many there are.
 * @csspart list - The rows.
 * @csspart item-row - One row.
 * @csspart badge - The mark of an item that nobody has seen.
 * @csspart undo - The button that undoes what waits to be carried out.
 * @csspart item - The item that is open.
 * @csspart summary - The facts of the item.
 * @csspart comparison - Both versions of an item that changed.
 * @csspart field - A field with its label.
 * @csspart phone - A link that calls.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that is good to know.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart notice-success - All is done.
 * @csspart loading - What is shown while something is on its way.
 * @csspart dialog - A question, or the list of keys.
 * @fires {WorkItemDecidedEvent} gp-work-item-decided - The gateway took a decision that was made here.
 */
export class GpPracticeDesk extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    headingLevel: {type: Number, attribute: 'heading-level'},
    noShortcuts: {type: Boolean, attribute: 'no-shortcuts', reflect: true},
  };
  static override styles = [...styles, fieldStyles, dialogStyles, deskStyles];

  /** Level of the heading of the list, 1 to 4; headings inside are deeper. Default 2. */
  headingLevel = 2;
  /** Switches the keys of one letter off. Follows what the person chooses in the element. */
  noShortcuts = false;

  /** @internal */
  readonly provider = new ProviderController(this);
  /** @internal */
  readonly strings = new StringsController<DeskKey>(this, deskStrings, this.provider);
  readonly #desk = new DeskController(this, this.provider, this.strings);
  /** Where the row in hand stood before it was drawn again, in CSS px. */
  #stood: number | undefined;

  /** @internal */
  get text(): StringsController<DeskKey>['text'] {
    return this.strings.text;
  }

  get #rowInHand(): HTMLElement | null {
    return this.shadowRoot?.activeElement?.closest<HTMLElement>('.row-item') ?? null;
  }

  /** When the last letter was pressed that is no way through the list, in ms of the page's own clock. */
  #typedAt = -Infinity;

  protected override willUpdate(): void {
    this.#stood = this.#desk.focus ? undefined : this.#rowInHand?.getBoundingClientRect().top;
  }

  protected override updated(): void {
    const {focus, dialog} = this.#desk;
    if (focus && (!dialog.isOpen || focus.startsWith('dialog'))) {
      this.#desk.focus = undefined;
      const all = this.renderRoot.querySelectorAll<HTMLElement>(focus);
      // Of several messages the last is about what was just done.
      (
        all.item(focus.includes('.notice') ? all.length - 1 : 0) ??
        this.renderRoot.querySelector<HTMLElement>('[data-focus]')
      )?.focus();
      return;
    }
    // Whatever came or went above it: the row in hand stays where it is.
    const stands = this.#rowInHand?.getBoundingClientRect().top;
    if (this.#stood !== undefined && stands !== undefined && stands !== this.#stood)
      scrollBy(0, stands - this.#stood);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const d = this.#desk;
    const target = event.composedPath()[0] as HTMLElement;
    if (event.defaultPrevented || !d.isStaff || d.view !== 'list') return;
    const isField = target.matches('textarea, select, input:not([type=checkbox])');
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && isCommand) {
      if (d.dialog.isOpen && isField) d.many.refuse();
      else if (isField) void d.deciding.decide('refuse');
      return;
    }
    if (d.dialog.isOpen || event.altKey) return;
    const act = isCommand
      ? event.key === 'a' && target.closest('.rows') && d.choosing.all
      : this.#actionOf(event, target, isField);
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** Firefox presses a button when the space bar comes up, also when it did something else going down. */
  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && (event.composedPath()[0] as HTMLElement).matches('.name'))
      event.preventDefault();
  };

  #actionOf(
    {key, shiftKey, timeStamp}: KeyboardEvent,
    target: HTMLElement,
    isField: boolean,
  ): (() => void) | undefined {
    const d = this.#desk;
    const isChosen = d.choosing.items.length > 0;
    if (key === 'Escape' && d.item.work) return isField ? d.item.stopRefusing : () => d.item.leave();
    if (key === 'Escape' && isChosen) return d.choosing.none;
    if (isField) return undefined;
    const row = target.closest<HTMLElement>('.rows [data-id]')?.dataset['id'];
    if (row !== undefined) {
      const steps = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity}[key];
      if (shiftKey && (steps === 1 || steps === -1)) return () => d.choosing.extend(steps);
      if (steps !== undefined) return () => d.list.move(steps);
      // A checkbox does this by itself.
      if (key === ' ' && target.matches('.name')) return () => d.choosing.toggle(row);
    }
    if (this.noShortcuts) return undefined;
    // With the keyboard among the rows it is about those that are chosen, else about the item that is open.
    const isMany = isChosen && (!d.item.work || row !== undefined);
    const decide = (decision: Decision, alone: () => void) => {
      if (isMany) return () => d.many.start(decision);
      const {work} = d.item;
      if (!work) return undefined;
      const isTyping = timeStamp - this.#typedAt < TYPING_MS;
      this.#typedAt = timeStamp;
      const isOther = isRequest(work.item) === (decision === 'handled');
      if (!isTyping && !isOther) return alone;
      return () => d.tell(this.strings.t(isOther ? 'keys.other' : 'keys.typing', {key}));
    };
    switch (key) {
      case 'x':
        return row === undefined ? undefined : () => d.choosing.toggle(row);
      case 'u':
        return () => void d.many.undo();
      case 'j':
        return () => d.list.move(1);
      case 'k':
        return () => d.list.move(-1);
      case 'a':
        return decide('accept', () => void d.deciding.decide('accept'));
      case 'h':
        return decide('handled', () => void d.deciding.decide('handled'));
      case 'r':
        return decide('refuse', () => void d.item.startRefusing());
      case '?':
        return () => d.ask({is: 'keys'});
      default:
        if (/^\p{L}$/u.test(key)) this.#typedAt = timeStamp;
        return undefined;
    }
  }

  protected override render(): TemplateResult {
    const d = this.#desk;
    const {strings} = this;
    return html`<div
      class="screen"
      lang=${strings.language}
      dir=${strings.dir}
      @keydown=${this.#onKey}
      @keyup=${this.#onKeyUp}
    >
      ${renderConnection(this, () => gate(d) ?? [this.#tabs(), d.view === 'list' ? this.#renderDesk() : this.#renderPart(d.view)])}
      ${d.announcer.render()}
    </div>`;
  }

  #tabs(): unknown {
    const d = this.#desk;
    return html`<nav class="tabs" aria-label=${this.strings.t('view.choose')}>
      ${d.views.map(
        (view) =>
          html`<button
            type="button"
            class="tab"
            part="tab"
            aria-current=${d.view === view ? 'page' : nothing}
            @click=${() => d.show(view)}
          >
            ${this.text(`view.${view}`)}${view === 'repeats' && d.waiting.count > 0 ? html` <b>${d.waiting.count}</b>` : nothing}
          </button>`,
      )}
    </nav>`;
  }

  #renderPart(view: 'day' | 'repeats'): unknown {
    const d = this.#desk;
    return renderLoadable<DayPart | RepeatsPart, unknown>(d[view].state, {
      loading: () => loadingView(this.text('loading'), 6),
      empty: null,
      ready: (part) => part.view(),
      failed: (failure) => failureNotice(d, failure, d.bring, this.headingLevel + 1),
    });
  }

  #renderDesk(): unknown {
    const d = this.#desk;
    const {text} = this;
    return html`<div class="top">
        ${stepHeading({text: text('list.heading'), level: this.headingLevel})}
        <p class="on-paper">
          ${text('list.printed', {when: formatDayTime(d.now, this.strings.locale, d.zone, {year: true})})}
        </p>
        <div class="row tools">
          ${checkbox({
            id: 'shortcuts',
            label: text('keys.on'),
            checked: !this.noShortcuts,
            onChange: (isOn) => (this.noShortcuts = !isOn),
          })}
          ${button({text: text('keys.heading'), kind: 'quiet', onClick: () => d.ask({is: 'keys'})})}
          ${button({text: text('list.print'), kind: 'quiet', onClick: () => print()})}
        </div>
      </div>
      ${d.shared.session.state === 'expired' ? expiredNotice(d) : nothing}
      ${renderLoadable<readonly WorkItem[], unknown>(d.list.loaded.state, {
        loading: () => loadingView(text('loading'), 6),
        empty: null,
        ready: () => this.#renderList(),
        failed: (failure, previous) => [
          d.shared.session.state === 'expired'
            ? nothing
            : failureNotice(d, failure, d.list.read, this.headingLevel + 1),
          previous ? [html`<p class="hint">${text('fail.stale')}</p>`, this.#renderList()] : nothing,
        ],
      })}
      ${dialogView(d)}`;
  }

  #renderList(): unknown {
    const d = this.#desk;
    const {work} = d.item;
    return html`<div class="above">${filters(d)} ${chooseAll(d)} ${waiting(d)}</div>
      ${d.said ? html`<p class="said">${d.said}</p>` : nothing}
      <div class="panes ${work ? 'with-item' : ''}">
        <div class="list">${list(d)}</div>
        ${work ? itemView(d, work) : d.list.shown.length > 0 ? nothingOpen(d) : nothing}
      </div>
      ${bars(d)}`;
  }
}
