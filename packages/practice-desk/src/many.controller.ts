import {failureOf, hasCode, type BulkAction, type WorkItem} from '@gp-elements/core';
import {createBulkAction, getBulkAction, undoBulkAction} from '@gp-elements/core/bulk-actions';
import {SubmitController} from '@gp-elements/core/writes';
import type {ReactiveController} from 'lit';
import {type Decision, doneOf, fits, leftOf, secondsLeft, waitingOf} from './many.ts';
import type {DeskController} from './practice-desk.controller.ts';
import {WorkItemDecidedEvent} from './practice-desk.events.ts';
import {nextOf} from './work-list.ts';
import {textFault} from './work.machine.ts';

interface Plan {
  action: Decision;
  targets: {id: string; etag: string}[];
  text?: string;
}

/** How often it asks once the time to undo is over. ms. */
const LOOK_MS = 1000;

/** Does one thing to all that is chosen: plans it, counts down, undoes it, and says what became of it. */
export class ManyController implements ReactiveController {
  readonly #desk: DeskController;
  readonly sending: SubmitController<Plan, BulkAction>;
  readonly undoing: SubmitController<{id: string}, BulkAction>;
  /** Planned at this desk and not ended yet, the first one first; read again after a reload. */
  plans: readonly BulkAction[] = [];
  /** Those of which something was left alone, until that was read. */
  left: readonly BulkAction[] = [];
  /** What all patients would read. */
  text = '';
  isFaulty = false;
  #decision: Decision = 'accept';
  readonly #asked = new Set<string>();
  readonly #over = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: DeskController) {
    this.#desk = desk;
    const {host} = desk;
    this.sending = new SubmitController<Plan, BulkAction>(host, {
      send: (input, key) => createBulkAction(desk.shared.client, {...input, key}),
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
    clearTimeout(this.#timer);
    this.sending.reset();
    this.undoing.reset();
    this.plans = [];
    this.left = [];
    this.text = '';
    this.#asked.clear();
  }

  /** It waits in an action of this desk, whatever the list knows of that yet. */
  holds(id: string): boolean {
    return this.plans.some((plan) => waitingOf(plan).some((target) => target.id === id));
  }

  /** Of what is chosen, what this can be done to. */
  fitting(decision: Decision): readonly WorkItem[] {
    return this.#desk.choosing.items.filter((item) => fits(item, decision));
  }

  /** The list as it is now: finds what this person planned before the page was loaded, and notices what ended elsewhere. */
  see(items: readonly WorkItem[]): void {
    const planned = new Set(
      items.flatMap(({planned: plan}) => (plan?.by.id === this.#desk.me ? [plan.id] : [])),
    );
    for (const {id} of this.plans) if (!planned.has(id)) void this.#look(id);
    for (const id of planned) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      void this.#look(id);
    }
  }

  readonly start = (decision: Decision): void => {
    if (this.fitting(decision).length === 0 || this.sending.isPending) return;
    if (decision === 'refuse') this.#desk.ask({is: 'refuse-many'});
    else void this.#plan(decision);
  };

  readonly type = (text: string): void => {
    this.text = text;
    this.#desk.host.requestUpdate();
  };

  /** Sends the refusal with the text in the dialog. */
  readonly refuse = (): void => {
    const text = this.text.trim();
    this.isFaulty = textFault({text}) !== undefined;
    if (this.isFaulty) this.#desk.focusOn('dialog textarea');
    else this.#desk.answer(() => void this.#plan('refuse'));
  };

  /** Once more what did not get through. */
  readonly again = (): void => void this.#plan(this.#decision);

  async #plan(decision: Decision): Promise<void> {
    const {choosing, announcer, strings, shared} = this.#desk;
    const items = this.fitting(decision);
    if (items.length === 0) return;
    this.#decision = decision;
    const rest = choosing.items.filter((item) => !items.includes(item));
    const plan = await this.sending.submit({
      action: decision,
      targets: items.map(({id, etag}) => ({id, etag})),
      ...(decision === 'refuse' && {text: this.text.trim()}),
    });
    if (!plan) {
      if (this.sending.state.state === 'failed') this.#desk.focusOn('.bars .notice');
      return;
    }
    this.sending.reset();
    this.text = '';
    choosing.restore(rest.map(({id}) => id));
    this.#asked.add(plan.id);
    const {length: count} = waitingOf(plan);
    this.#take(plan);
    if (count > 0) {
      const seconds = secondsLeft(plan, shared.now());
      announcer.say(
        [
          strings.t(`many.planned.${decision}`, {count, seconds}),
          ...(rest.length > 0 ? [strings.t('many.rest', {count: rest.length})] : []),
        ].join(' '),
      );
      this.#goOn(items[0]!.id);
    }
    this.#desk.list.read();
  }

  /** The keyboard goes to what is still to be done. */
  #goOn(from: string): void {
    const {list} = this.#desk;
    const index = list.shown.findIndex(({id}) => id === from);
    const next = nextOf(list.shown, Math.max(index, 0), (item) => this.#desk.isFree(item));
    if (next) list.goTo(next.id);
    else this.#desk.focusOn('.bars [part~=undo]');
  }

  /** Undoes the last one, or that one. */
  readonly undo = async (id = this.plans.at(-1)?.id): Promise<void> => {
    const plan = this.plans.find((one) => one.id === id);
    if (!plan || !id) return;
    const undone = await this.undoing.submit({id});
    const {state} = this.undoing;
    if (undone) {
      this.undoing.reset();
      this.#take(undone);
      this.#desk.choosing.restore(plan.targets.map((target) => target.id));
      this.#desk.list.goTo(this.#desk.list.at);
      this.#desk.list.read();
    } else if (state.state === 'failed') {
      if (hasCode(state.failure, 'bulk-action-executed')) {
        this.undoing.reset();
        await this.#look(id);
      } else this.#desk.focusOn('.bars .notice');
    }
  };

  readonly close = (): void => {
    this.left = [];
    this.#desk.list.goTo(this.#desk.list.at);
  };

  /** Asks what became of it. */
  async #look(id: string): Promise<void> {
    try {
      this.#take(await getBulkAction(this.#desk.shared.client, {id}));
    } catch (error) {
      // It is asked again; what is gone is not there to be asked.
      if (hasCode(failureOf(error), 'not-found')) this.#drop(id);
    }
  }

  #drop(id: string): void {
    this.plans = this.plans.filter((plan) => plan.id !== id);
    this.#wait();
  }

  #take(plan: BulkAction): void {
    // Asked twice at the same time, it is told once.
    if (this.#over.has(plan.id)) return;
    if (plan.state !== 'planned') this.#over.add(plan.id);
    const {strings, host} = this.#desk;
    const wasPlanned = this.plans.some(({id}) => id === plan.id);
    const others = this.plans.filter(({id}) => id !== plan.id);
    this.plans = plan.state === 'planned' ? [...others, plan].sort(byTime) : others;
    if (plan.state === 'undone') {
      if (wasPlanned) this.#desk.tell(strings.t('many.undone'));
    } else if (plan.state !== 'planned') this.#ended(plan, wasPlanned);
    this.#wait();
    host.requestUpdate();
  }

  #ended(plan: BulkAction, wasPlanned: boolean): void {
    const {strings, host, list} = this.#desk;
    const [done, left] = [doneOf(plan), leftOf(plan)];
    const decision = plan.action as Decision;
    this.left = left.length > 0 ? [...this.left.filter(({id}) => id !== plan.id), plan] : this.left;
    this.#desk.tell(
      [
        ...(done.length > 0 ? [strings.t(`many.done.${decision}`, {count: done.length})] : []),
        ...(left.length > 0 ? [strings.t('many.left', {count: left.length})] : []),
      ].join('. '),
    );
    for (const {id} of done) host.dispatchEvent(new WorkItemDecidedEvent(id, decision));
    if (wasPlanned) list.read();
  }

  /** Until the next second, or the next look. */
  #wait(): void {
    clearTimeout(this.#timer);
    const [first] = this.plans;
    if (!first || !this.#desk.host.isConnected) return;
    const leftMs = Date.parse(first.executesAt) - this.#desk.shared.now();
    this.#timer = setTimeout(
      () => {
        this.#desk.host.requestUpdate();
        if (leftMs > 0) this.#wait();
        else void this.#look(first.id).then(() => this.#wait());
      },
      leftMs > 0 ? leftMs % 1000 || 1000 : LOOK_MS,
    );
  }
}

const byTime = (a: BulkAction, b: BulkAction) => Date.parse(a.executesAt) - Date.parse(b.executesAt);
