import {failureOf, hasCode, type WorkItem, type WorkItemAssignment} from '@gp-elements/core';
import {assignWorkItem, getWorkItem} from '@gp-elements/core/work-items';
import {newKey} from '@gp-elements/core/writes';
import type {DeskController} from './practice-desk.controller.ts';
import {isOpen} from './work-list.ts';
import {hasTyped, isRequest, mayDecide, open, see, type Work} from './work.machine.ts';

/** The item in hand: assigned to who opens it, given back by who leaves it, with what is typed about it. */
export class ItemController {
  readonly #desk: DeskController;
  work: Work | undefined;
  /** The assignment that is under way: what follows waits for it. */
  #assigning: Promise<unknown> = Promise.resolve();

  constructor(desk: DeskController) {
    this.#desk = desk;
  }

  /** Something is known of an item: perhaps of this one. */
  see(item: WorkItem, byMe: boolean): void {
    if (this.work) this.#set(see(this.work, item, this.#desk.me, byMe), byMe);
  }

  /** What is gone from the list without a word: nobody tells how. */
  seeGone(rows: readonly WorkItem[]): void {
    const {work} = this;
    const row = rows.find(({id}) => id === work?.item.id);
    if (work && row && !isOpen(row) && work.is !== 'over') this.#set({...work, item: row, is: 'over'}, false);
  }

  #set(work: Work, byMe: boolean): void {
    const {work: old} = this;
    if (old === work) return;
    this.work = work;
    const {announcer, strings, host} = this.#desk;
    if (!byMe && old?.item.id === work.item.id) {
      const {t} = strings;
      if (work.is === 'over' && old.is !== 'over') announcer.say(t('item.over'));
      else if (work.isLost && !old.isLost)
        announcer.say(t('item.lost', {name: work.item.assignee?.name ?? ''}));
      else if (work.is === 'planned' && old.is !== 'planned') announcer.say(t('item.planned'));
      else if (work.isFresh && work.before !== old.before) announcer.say(t('item.changed'));
    }
    host.requestUpdate();
  }

  /** Opens an item: it is assigned to this person before anything can be typed. */
  open(id: string): void {
    const {list, deciding, me} = this.#desk;
    if (this.work?.item.id === id) {
      this.#desk.focusOn('.item [data-focus]');
      return;
    }
    this.#unlessTyped(() => {
      this.#release();
      const row = list.rows.shown.find((one) => one.id === id) ?? list.known(id);
      if (!row) return;
      list.cursor = id;
      deciding.sending.reset();
      this.work = open(list.newest(row), me);
      if (!isOpen(this.work.item)) this.work = {...this.work, is: 'over'};
      this.#desk.focusOn('.item [data-focus]');
      if (this.work.is === 'opening') this.assign();
    });
  }

  readonly assign = (takeOver?: boolean): void => {
    const {work} = this;
    if (!work) return;
    this.work = {...work, is: 'opening', failure: undefined};
    this.#desk.host.requestUpdate();
    this.#assigning = this.#assign(work.item, takeOver);
  };

  async #assign(item: WorkItem, takeOver?: boolean, mayRepeat = true): Promise<void> {
    const {id, etag} = item;
    const {shared, list} = this.#desk;
    try {
      const body = {assignee: 'me', takeOver} satisfies WorkItemAssignment | {takeOver: undefined | boolean};
      list.take(await assignWorkItem(shared.client, {id, etag, key: newKey(), ...body}));
    } catch (error) {
      const failure = failureOf(error);
      const current = failure.kind === 'problem' ? failure.problem.currentWorkItem : undefined;
      // Nobody decided anything yet: what is there now is as good to begin with.
      if (
        current &&
        hasCode(failure, 'precondition-failed') &&
        !current.assignee &&
        isOpen(current) &&
        mayRepeat
      ) {
        list.take(current);
        return this.#assign(current, takeOver, false);
      }
      if (current) list.take(current);
      else if (hasCode(failure, 'work-item-closed', 'not-found')) await this.reread(id);
      else if (this.work?.item.id === id) {
        this.work = {...this.work, failure};
        this.#desk.focusOn('.item .notice');
      }
    }
  }

  /** It is not as it was: as it is now, or gone. */
  async reread(id: string): Promise<void> {
    const {shared, list} = this.#desk;
    try {
      list.take(await getWorkItem(shared.client, {id}));
    } catch {
      if (this.work?.item.id === id) this.work = {...this.work, is: 'over'};
    }
    this.#desk.focusOn('.item .notice');
  }

  /** Leaves it to whoever comes. A failure is no matter: the list goes on to say who has it. */
  #release(): void {
    const {work} = this;
    this.work = undefined;
    if (!work || (work.is !== 'mine' && work.is !== 'opening')) return;
    const {shared, list, me} = this.#desk;
    const {client} = shared;
    void this.#assigning
      .then(async () => {
        const now = list.newest(work.item);
        if (!isOpen(now) || now.assignee?.id !== me || this.work?.item.id === now.id) return;
        const {id, etag} = now;
        list.take(await assignWorkItem(client, {id, etag, key: newKey(), assignee: 'nobody'}));
      })
      .catch(() => {});
  }

  #unlessTyped(then: () => void): void {
    if (hasTyped(this.work)) this.#desk.ask({is: 'leave', then});
    else then();
  }

  /** Back to the list. */
  leave(then: () => void = () => this.#desk.list.goTo(this.#desk.list.cursor)): void {
    this.#unlessTyped(() => {
      this.#release();
      this.#desk.deciding.sending.reset();
      then();
    });
  }

  /** What is pressed while the item is being assigned waits for that; undefined when it is another item by then. */
  async assigned(): Promise<Work | undefined> {
    const id = this.work?.item.id;
    if (this.work?.is === 'opening') await this.#assigning;
    return this.work?.item.id === id ? this.work : undefined;
  }

  readonly startRefusing = async (): Promise<void> => {
    const work = await this.assigned();
    if (!work || !mayDecide(work) || !isRequest(work.item)) return;
    this.work = {...work, isRefusing: true};
    this.#desk.focusOn('#refusal');
  };
  readonly stopRefusing = (): void => {
    this.#unlessTyped(() => {
      if (!this.work) return;
      this.work = {...this.work, isRefusing: false, isFaulty: false, text: ''};
      this.#desk.focusOn('.item [data-focus]');
    });
  };
  readonly type = (text: string): void => {
    if (this.work) this.work = {...this.work, text};
    this.#desk.host.requestUpdate();
  };
}
