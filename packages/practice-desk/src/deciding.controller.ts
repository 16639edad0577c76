import {hasCode, type WorkItem, type WorkItemDecision} from '@gp-elements/core';
import {decideWorkItem, getWorkItem} from '@gp-elements/core/work-items';
import {SubmitController} from '@gp-elements/core/writes';
import type {DeskController} from './practice-desk.controller.ts';
import {WorkItemDecidedEvent} from './practice-desk.events.ts';
import {isOpen, nextOf} from './work-list.ts';
import {isRequest, mayDecide, textFault} from './work.machine.ts';

interface Decision extends WorkItemDecision {
  id: string;
  etag: string;
}

/** Sends what is decided about the item in hand, and goes on to the next. */
export class DecidingController {
  readonly #desk: DeskController;
  readonly sending: SubmitController<Decision, WorkItem>;

  constructor(desk: DeskController) {
    this.#desk = desk;
    this.sending = new SubmitController<Decision, WorkItem>(desk.host, {
      send: (input, key) => decideWorkItem(desk.shared.client, {...input, key}),
      lookUp: async ({id}) => {
        const item = await getWorkItem(desk.shared.client, {id});
        return !isOpen(item) && item.history.at(-1)?.by?.id === desk.me ? item : undefined;
      },
    });
  }

  get isBusy(): boolean {
    const {work} = this.#desk.item;
    return this.sending.isPending || (work?.is === 'opening' && !work.failure);
  }

  readonly decide = async (decision: WorkItemDecision['decision']): Promise<void> => {
    const {item} = this.#desk;
    const work = await item.assigned();
    if (!work || !mayDecide(work) || this.sending.isPending) return;
    if (isRequest(work.item) === (decision === 'handled')) return;
    if (work.isFresh) {
      // It changed while the hand was on its way to the key.
      item.work = {...work, isFresh: false};
      this.#desk.focusOn('.item .notice');
      return;
    }
    if (decision === 'refuse' && textFault(work)) {
      item.work = {...work, isRefusing: true, isFaulty: true};
      this.#desk.focusOn('#refusal');
      return;
    }
    const {id, etag, person} = work.item;
    const text = decision === 'refuse' ? work.text.trim() : undefined;
    const done = await this.sending.submit({id, etag, decision, ...(text && {text})});
    if (done) this.#decided(done, decision, person.name);
    else if (this.sending.state.state === 'failed') await this.#notDecided(id);
  };

  #decided(done: WorkItem, decision: WorkItemDecision['decision'], name: string): void {
    const {list, item, host, strings} = this.#desk;
    const index = list.shown.findIndex(({id}) => id === done.id);
    const wasOpen = item.work?.item.id === done.id;
    if (wasOpen) item.work = undefined;
    list.drop(done);
    this.#desk.tell(strings.t(`done.${decision}`, {name}));
    host.dispatchEvent(new WorkItemDecidedEvent(done.id, decision));
    this.sending.reset();
    if (wasOpen) this.goOn(index);
  }

  /** Opens what comes next. */
  goOn(index?: number): void {
    const {list, item} = this.#desk;
    const from = index ?? list.shown.findIndex(({id}) => id === item.work?.item.id);
    const next = nextOf(list.shown, Math.max(from, 0), (one) => this.#desk.isFree(one));
    item.work = undefined;
    list.tidy(undefined);
    if (next) item.open(next.id);
    else list.goTo(list.shown[0]?.id);
  }

  async #notDecided(id: string): Promise<void> {
    const {list, item} = this.#desk;
    const {state} = this.sending;
    const failure = state.state === 'failed' ? state.failure : undefined;
    const current = failure?.kind === 'problem' ? failure.problem.currentWorkItem : undefined;
    if (current) {
      this.sending.reset();
      list.take(current);
      this.#desk.focusOn('.item .notice');
    } else if (hasCode(failure, 'work-item-closed', 'not-found')) {
      this.sending.reset();
      await item.reread(id);
    } else this.#desk.focusOn('.item .notice');
  }
}
