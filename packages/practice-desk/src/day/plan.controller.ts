import {
  failureOf,
  hasCode,
  type BulkAction,
  type BulkActionCreate,
  type ClosingCreate,
} from '@gp-elements/core';
import {createBulkAction, createClosing, getBulkAction, undoBulkAction} from '@gp-elements/core/bulk-actions';
import {SubmitController} from '@gp-elements/core/writes';
import type {ReactiveController} from 'lit';
import {doneOf, leftOf, secondsLeft} from '../many.ts';
import type {Day} from './day.controller.ts';

type Wish = {is: 'cancel'; body: BulkActionCreate} | {is: 'close'; body: ClosingCreate};

/** How often it asks once the time to undo is over. ms. */
const LOOK_MS = 1000;

/** What is done to many, or to a day: planned, counted down, undone, and said how it ended. */
export class PlanController implements ReactiveController {
  readonly #day: Day;
  readonly sending: SubmitController<Wish, BulkAction>;
  readonly undoing: SubmitController<{id: string}, BulkAction>;
  plans: readonly BulkAction[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(day: Day) {
    this.#day = day;
    const {host, desk} = day;
    this.sending = new SubmitController<Wish, BulkAction>(host, {
      send: (wish, key) =>
        wish.is === 'close'
          ? createClosing(desk.shared.client, {...wish.body, key})
          : createBulkAction(desk.shared.client, {...wish.body, key}),
    });
    this.undoing = new SubmitController<{id: string}, BulkAction>(host, {
      send: ({id}, key) => undoBulkAction(desk.shared.client, {id, key}),
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#wait();
  }
  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  forget(): void {
    this.plans = [];
    this.sending.reset();
    this.undoing.reset();
    clearTimeout(this.#timer);
  }

  /** @returns Whether it is planned now. */
  async plan(wish: Wish): Promise<boolean> {
    const plan = await this.sending.submit(wish);
    if (!plan) return false;
    this.sending.reset();
    this.#take([plan]);
    this.#day.tell(this.words(plan));
    this.#day.desk.focusOn('.plan button');
    return true;
  }

  /** What waits for the day on screen: found again after a reload, planned by a colleague, or ended elsewhere. */
  see(planned: readonly BulkAction[]): void {
    for (const {id} of this.plans) if (!planned.some((one) => one.id === id)) void this.#look(id);
    this.#take(planned);
  }

  /** Another day comes on screen: what colleagues do to this one is not shown there. */
  leave(): void {
    this.plans = this.plans.filter((plan) => this.#isMine(plan));
  }

  #take(plans: readonly BulkAction[]): void {
    const known = new Set(this.plans.map(({id}) => id));
    const all = [...this.plans, ...plans.filter(({id}) => !known.has(id))];
    this.plans = all.sort((a, b) => Date.parse(a.executesAt) - Date.parse(b.executesAt));
    this.#wait();
  }

  #isMine({by}: BulkAction): boolean {
    return by === undefined || by.id === this.#day.desk.me;
  }

  words(plan: BulkAction): string {
    const seconds = secondsLeft(plan, this.#day.desk.now);
    const {t} = this.#day.strings;
    if (seconds === 0) return t('plan.now');
    const {length: count} = plan.targets;
    const {startTime: start = '', endTime: end = ''} = plan.closes ?? {};
    const facts = {count, seconds, start, end};
    const isMine = this.#isMine(plan) || !plan.by;
    const byName = {...facts, name: plan.by?.name ?? ''};
    if (plan.action !== 'close') return isMine ? t('plan.cancel', facts) : t('plan.cancel-by', byName);
    if (start) return isMine ? t('plan.close-part', facts) : t('plan.close-part-by', byName);
    return isMine ? t('plan.close', facts) : t('plan.close-by', byName);
  }

  readonly undo = async (id: string): Promise<void> => {
    const undone = await this.undoing.submit({id});
    const {state} = this.undoing;
    if (undone) {
      this.undoing.reset();
      this.#drop(id);
      this.#day.tell(this.#day.strings.t('plan.undone'));
      this.#day.read();
      this.#day.desk.focusOn('[data-focus]');
    } else if (state.state === 'failed' && hasCode(state.failure, 'bulk-action-executed'))
      void this.#look(id);
  };

  #drop(id: string): void {
    this.plans = this.plans.filter((plan) => plan.id !== id);
    this.#day.host.requestUpdate();
  }

  async #look(id: string): Promise<void> {
    try {
      const plan = await getBulkAction(this.#day.desk.shared.client, {id});
      if (plan.state === 'planned' || !this.plans.some((one) => one.id === id)) return;
      this.#drop(id);
      const {t} = this.#day.strings;
      const [done, left] = [doneOf(plan).length, leftOf(plan).length];
      this.#day.tell(
        plan.state === 'undone'
          ? t('plan.undone')
          : [t('plan.done', {count: done}), ...(left > 0 ? [t('plan.left', {count: left})] : [])].join('. '),
      );
      this.#day.read();
    } catch (error) {
      // It is asked again; what is gone is not there to be asked.
      if (hasCode(failureOf(error), 'not-found')) this.#drop(id);
    }
  }

  /** Until the next second, or the next look. */
  #wait(): void {
    clearTimeout(this.#timer);
    const [first] = this.plans;
    if (!first || !this.#day.host.isConnected) return;
    const leftMs = Date.parse(first.executesAt) - this.#day.desk.now;
    this.#timer = setTimeout(
      () => {
        this.#day.host.requestUpdate();
        if (leftMs > 0) this.#wait();
        else void this.#look(first.id).then(() => this.#wait());
      },
      leftMs > 0 ? leftMs % 1000 || 1000 : LOOK_MS,
    );
  }
}
