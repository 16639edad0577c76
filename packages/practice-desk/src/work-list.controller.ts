import {LoadController, type WorkItem} from '@gp-elements/core';
import {LiveController} from '@gp-elements/core/live';
import {getWorkItem, listWorkItems} from '@gp-elements/core/work-items';
import type {ReactiveController} from 'lit';
import type {DeskController} from './practice-desk.controller.ts';
import {all, follow, isOpen, newest, noRows, type Rows} from './work-list.ts';

/** The most that the gateway gives at a time, and the most that a list can sensibly hold. */
const PAGE = 200;
const MOST_PAGES = 50;
/** What happens together is read together. ms. */
const PAUSE_MS = 80;
/** More changed items than this: the list is read again. */
const FEW = 4;

/** Reads the list, follows what happens to it, and knows which rows are shown and which one has the keyboard. */
export class WorkListController implements ReactiveController {
  readonly #desk: DeskController;
  readonly loaded: LoadController<readonly WorkItem[]>;
  rows: Rows = noRows;
  /** The kind that is shown; empty for all. */
  kind = '';
  /** The row that has, or gets, the keyboard. */
  cursor: string | undefined;
  readonly #known = new Map<string, WorkItem>();
  #announced = new Set<string>();
  #heard = new Set<string>();
  #isAllHeard = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: DeskController) {
    this.#desk = desk;
    const {host, provider} = desk;
    this.loaded = new LoadController(host);
    new LiveController(host, provider, ({type, resource}) => this.#hear(type, resource));
    host.addController(this);
  }

  /** Rows of the chosen kind. */
  get shown(): readonly WorkItem[] {
    const {shown} = this.rows;
    return this.kind ? shown.filter(({kind}) => kind === this.kind) : shown;
  }

  /** The row that has the keyboard, or would get it. */
  get at(): string | undefined {
    const {shown, cursor} = this;
    return shown.some(({id}) => id === cursor) ? cursor : shown[0]?.id;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  forget(): void {
    this.loaded.reset();
    this.rows = noRows;
    this.cursor = undefined;
    this.#known.clear();
    this.#announced.clear();
  }

  readonly read = (): void => {
    const {client} = this.#desk.shared;
    void this.loaded
      .run(async (signal) => {
        const items: WorkItem[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const part = await listWorkItems(client, {limit: PAGE, cursor}, {signal});
          items.push(...part.items);
          cursor = part.next;
          if (!cursor) return items;
        }
        throw new Error('The list does not end.');
      })
      .then(() => {
        const {state} = this.loaded;
        if (state.state === 'ready') this.#follow(state.value);
      });
  };

  #hear(type: string, resource: string | undefined): void {
    if (type === 'work-item-changed' && resource)
      this.#heard.add(decodeURIComponent(resource.split('/').at(-1)!));
    else if (type === 'reset') this.#isAllHeard = true;
    else return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#catchUp(), PAUSE_MS);
  }

  async #catchUp(): Promise<void> {
    const {provider, isStaff} = this.#desk;
    const ids = [...this.#heard];
    const isAll = this.#isAllHeard || ids.length > FEW;
    this.#heard.clear();
    this.#isAllHeard = false;
    if (!provider.value || !isStaff) return;
    if (isAll) return this.read();
    const {client} = provider.value;
    try {
      const items = await Promise.all(ids.map((id) => getWorkItem(client, {id})));
      const isNew = ({id}: WorkItem) => !this.rows.shown.some((row) => row.id === id);
      // Where a new one belongs, the list says.
      if (items.some((item) => isOpen(item) && isNew(item))) return this.read();
      items.forEach((item) => this.#learn(item, false));
      this.#follow(this.#order);
    } catch {
      // The list tells what went wrong, or what is gone.
      this.read();
    }
  }

  /** The list as it was read last, with what was learned since. */
  get #order(): readonly WorkItem[] {
    return this.loaded.value ?? [];
  }

  /** The newest that is known of an item. */
  newest(item: WorkItem): WorkItem {
    return newest(this.#known.get(item.id), item);
  }

  /** An item that was seen here, also when it left the list. */
  known(id: string): WorkItem | undefined {
    return this.#known.get(id);
  }

  #learn(item: WorkItem, byMe: boolean): void {
    this.#known.set(item.id, this.newest(item));
    this.#desk.item.see(item, byMe);
  }

  #follow(latest: readonly WorkItem[]): void {
    const {host, item, many, announcer, strings} = this.#desk;
    for (const one of latest) this.#learn(one, false);
    const inHand = new Set<string>([item.work?.item.id ?? '']);
    const root = host.renderRoot as ShadowRoot;
    if (this.cursor && root.activeElement?.closest('.rows')) inHand.add(this.cursor);
    const isFirst = this.rows === noRows;
    this.rows = follow(this.rows, latest, this.#known, inHand);
    item.seeGone(this.rows.shown);
    many.see([...this.rows.shown, ...this.rows.waiting]);
    const came = this.rows.waiting.filter(({id}) => !this.#announced.has(id));
    this.#announced = new Set([...this.rows.shown, ...this.rows.waiting].map(({id}) => id));
    if (came.length > 0 && !isFirst) announcer.say(strings.t('list.came', {count: this.rows.waiting.length}));
    host.requestUpdate();
  }

  /** What the gateway answered to this desk. */
  take(item: WorkItem): void {
    this.#learn(item, true);
    const {shown, waiting} = this.rows;
    this.rows = {shown: shown.map((row) => (row.id === item.id ? newest(item, row) : row)), waiting};
    this.#desk.host.requestUpdate();
  }

  /** Decided here: its row leaves at once. */
  drop(done: WorkItem): void {
    this.#known.set(done.id, done);
    const {shown, waiting} = this.rows;
    this.rows = {shown: shown.filter(({id}) => id !== done.id), waiting};
    if (this.rows.shown.length === 0) this.rows = all(this.rows, this.#order);
  }

  /** Puts what waits on screen. */
  readonly showWaiting = (): void => {
    const first = this.rows.waiting[0];
    this.rows = all(this.rows, this.#order);
    this.kind = first && this.kind && first.kind !== this.kind ? '' : this.kind;
    if (first) this.goTo(first.id);
  };

  readonly choose = (kind: string): void => {
    const {announcer, strings, host} = this.#desk;
    this.kind = kind;
    this.tidy(undefined);
    announcer.say(strings.t('list.shown', {count: this.shown.length}));
    host.requestUpdate();
  };

  /** Rows of what is done leave once nobody has them in hand. */
  tidy(keep: string | undefined): void {
    const {shown, waiting} = this.rows;
    this.rows = {shown: shown.filter((row) => isOpen(row) || row.id === keep), waiting};
  }

  /** Moves the keyboard to a row. */
  goTo(id: string | undefined): void {
    this.cursor = id;
    this.tidy(id);
    this.#desk.focusOn(id === undefined ? '[data-focus]' : '.at');
  }

  /** So many rows further; from what is open, or from the top. */
  move(steps: number): void {
    const {item} = this.#desk;
    const go = () => {
      const {shown} = this;
      const at = shown.findIndex(({id}) => id === this.cursor);
      const to = at < 0 ? 0 : Math.min(Math.max(at + steps, 0), shown.length - 1);
      this.goTo(shown[to]?.id);
    };
    if (item.work) item.leave(go);
    else go();
  }
}
