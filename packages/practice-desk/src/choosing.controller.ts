import type {WorkItem} from '@gp-elements/core';
import type {DeskController} from './practice-desk.controller.ts';

/** The most that the gateway does in one action. */
export const MOST = 200;

/** The rows that are chosen, to do something to all of them. */
export class ChoosingController {
  readonly #desk: DeskController;
  #ids: ReadonlySet<string> = new Set();

  constructor(desk: DeskController) {
    this.#desk = desk;
  }

  /** What is on screen and still this person's to decide: what others took meanwhile is not among them any more. */
  get items(): readonly WorkItem[] {
    return this.#ids.size === 0 ? [] : this.possible.filter(({id}) => this.#ids.has(id));
  }

  get possible(): readonly WorkItem[] {
    return this.#desk.list.shown.filter((item) => this.#desk.isFree(item));
  }

  has(item: WorkItem): boolean {
    return this.#ids.has(item.id) && this.#desk.isFree(item);
  }

  #set(ids: Iterable<string>): void {
    const {announcer, strings, host} = this.#desk;
    const all = [...ids];
    const isTooMany = all.length > MOST;
    this.#ids = new Set(all.slice(0, MOST));
    const count = this.items.length;
    announcer.say(strings.t(isTooMany ? 'many.most' : 'many.chosen', {count}));
    host.requestUpdate();
  }

  readonly toggle = (id: string, isOn = !this.#ids.has(id)): void => {
    const {list} = this.#desk;
    list.cursor = id;
    const others = this.items.map((item) => item.id).filter((one) => one !== id);
    if (!isOn) this.#set(others);
    else if (this.possible.some((item) => item.id === id)) this.#set([...others, id]);
  };

  /** The row that has the keyboard, and the next one. */
  extend(steps: 1 | -1): void {
    const {list} = this.#desk;
    const from = list.at;
    list.move(steps);
    const ids = new Set([from, list.at]);
    this.#set([
      ...this.items.map(({id}) => id),
      ...this.possible.flatMap((item) => (ids.has(item.id) && !this.has(item) ? [item.id] : [])),
    ]);
  }

  readonly all = (): void => this.#set(this.possible.map(({id}) => id));
  readonly none = (): void => this.#set([]);

  /** Without a word: these are chosen again, or no longer. */
  restore(ids: Iterable<string>): void {
    this.#ids = new Set(ids);
  }
}
