import {
  failureOf,
  hasCode,
  LoadController,
  type ProviderController,
  type ProviderValue,
  type Session,
  type StringsController,
  valueOf,
  type WorkItem,
  type WorkItemAssignment,
  type WorkItemDecision,
} from '@gp-elements/core';
import {LiveController} from '@gp-elements/core/live';
import {assignWorkItem, decideWorkItem, getWorkItem, listWorkItems} from '@gp-elements/core/work-items';
import {newKey, SubmitController} from '@gp-elements/core/writes';
import {Announcer} from '@gp-elements/ui';
import {DialogController} from '@gp-elements/ui/dialog';
import type {LitElement, ReactiveController} from 'lit';
import {WorkItemDecidedEvent} from './practice-desk.events.ts';
import type {DeskKey} from './practice-desk.strings.ts';
import {all, follow, isOpen, newest, nextOf, noRows, type Rows} from './work-list.ts';
import {hasTyped, isRequest, mayDecide, open, see, textFault, type Work} from './work.machine.ts';

/** The most that the gateway gives at a time, and the most that a list can sensibly hold. */
const PAGE = 200;
const MOST_PAGES = 50;
/** What happens together is read together. ms. */
const PAUSE_MS = 80;
/** More changed items than this: the list is read again. */
const FEW = 4;

export type Question =
  {readonly is: 'keys'} | {readonly is: 'take-over'} | {readonly is: 'leave'; readonly then: () => void};

interface Decision extends WorkItemDecision {
  id: string;
  etag: string;
}

/** Reads the list, follows what happens, and sends what the person at this desk decides. */
export class DeskController implements ReactiveController {
  readonly host: LitElement & {headingLevel: number; noShortcuts: boolean};
  readonly provider: ProviderController;
  readonly strings: StringsController<DeskKey>;
  readonly announcer: Announcer;
  readonly dialog: DialogController;
  readonly list: LoadController<readonly WorkItem[]>;
  readonly decision: SubmitController<Decision, WorkItem>;
  rows: Rows = noRows;
  /** The kind that is shown; empty for all. */
  kind = '';
  /** The row that has, or gets, the keyboard. */
  cursor: string | undefined;
  work: Work | undefined;
  /** What was decided last, for the line above the list. */
  said = '';
  question: Question | undefined;
  /** Selector of what gets the keyboard once it is drawn. */
  focus: string | undefined;
  readonly #known = new Map<string, WorkItem>();
  #announced = new Set<string>();
  #session: string | undefined;
  #heard = new Set<string>();
  #isAllHeard = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The assignment that is under way: what follows waits for it. */
  #assigning: Promise<unknown> = Promise.resolve();

  constructor(
    host: DeskController['host'],
    provider: ProviderController,
    strings: StringsController<DeskKey>,
  ) {
    this.host = host;
    this.provider = provider;
    this.strings = strings;
    this.announcer = new Announcer(host);
    this.dialog = new DialogController(host);
    this.list = new LoadController(host);
    this.decision = new SubmitController<Decision, WorkItem>(host, {
      send: (input, key) => decideWorkItem(this.shared.client, {...input, key}),
      lookUp: async ({id}) => {
        const item = await getWorkItem(this.shared.client, {id});
        return !isOpen(item) && item.history.at(-1)?.by?.id === this.me ? item : undefined;
      },
    });
    new LiveController(host, provider, ({type, resource}) => this.#hear(type, resource));
    host.addController(this);
  }

  get shared(): ProviderValue {
    return this.provider.value!;
  }
  get session(): Session | undefined {
    const state = this.provider.value?.session;
    return state && state.state !== 'signed-out' ? valueOf(state as never) : undefined;
  }
  get isStaff(): boolean {
    return this.session?.scopes?.includes('staff') ?? false;
  }
  get me(): string {
    return this.session?.actor.id ?? '';
  }
  get level(): number {
    return this.host.headingLevel;
  }
  get zone(): string {
    return valueOf(this.shared.practice)!.timeZone;
  }
  get now(): number {
    return this.shared.now();
  }
  /** Rows of the chosen kind. */
  get shown(): readonly WorkItem[] {
    const {shown} = this.rows;
    return this.kind ? shown.filter(({kind}) => kind === this.kind) : shown;
  }
  get isBusy(): boolean {
    const {work} = this;
    return this.decision.isPending || (work?.is === 'opening' && !work.failure);
  }

  hostUpdate(): void {
    const id = this.isStaff ? this.me : undefined;
    if (id === this.#session) return;
    // Someone else sits down here: nothing of the one before stays on screen.
    if (this.#session !== undefined && id !== undefined) this.#forget();
    if (id === undefined && this.session) this.#forget();
    if (id === undefined && !this.session) return;
    this.#session = id;
    if (id !== undefined) this.read();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #forget(): void {
    this.list.reset();
    this.decision.reset();
    this.rows = noRows;
    this.work = undefined;
    this.cursor = undefined;
    this.said = '';
    this.#known.clear();
    this.#announced.clear();
  }

  readonly read = (): void => {
    const {client} = this.shared;
    void this.list
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
        const {state} = this.list;
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
    const ids = [...this.#heard];
    const isAll = this.#isAllHeard || ids.length > FEW;
    this.#heard.clear();
    this.#isAllHeard = false;
    if (!this.provider.value || !this.isStaff) return;
    if (isAll) return this.read();
    try {
      const items = await Promise.all(ids.map((id) => getWorkItem(this.shared.client, {id})));
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
    return this.list.value ?? [];
  }

  #learn(item: WorkItem, byMe: boolean): void {
    this.#known.set(item.id, newest(this.#known.get(item.id), item));
    if (this.work) this.#setWork(see(this.work, item, this.me, byMe), byMe);
  }

  #follow(latest: readonly WorkItem[]): void {
    for (const item of latest) this.#learn(item, false);
    const inHand = new Set<string>([this.work?.item.id ?? '']);
    const root = this.host.renderRoot as ShadowRoot;
    if (this.cursor && root.activeElement?.closest('.rows')) inHand.add(this.cursor);
    const isFirst = this.rows === noRows;
    this.rows = follow(this.rows, latest, this.#known, inHand);
    // What is gone from the list without a word: nobody tells how.
    const mine = this.rows.shown.find(({id}) => id === this.work?.item.id);
    if (this.work && mine && !isOpen(mine) && this.work.is !== 'over')
      this.#setWork({...this.work, item: mine, is: 'over'}, false);
    const came = this.rows.waiting.filter(({id}) => !this.#announced.has(id));
    this.#announced = new Set([...this.rows.shown, ...this.rows.waiting].map(({id}) => id));
    if (came.length > 0 && !isFirst)
      this.announcer.say(this.strings.t('list.came', {count: this.rows.waiting.length}));
    this.host.requestUpdate();
  }

  #setWork(work: Work, byMe: boolean): void {
    const {work: old} = this;
    if (old === work) return;
    this.work = work;
    if (!byMe && old?.item.id === work.item.id) {
      const {t} = this.strings;
      if (work.is === 'over' && old.is !== 'over') this.announcer.say(t('item.over'));
      else if (work.isLost && !old.isLost)
        this.announcer.say(t('item.lost', {name: work.item.assignee?.name ?? ''}));
      else if (work.isFresh && work.before !== old.before) this.announcer.say(t('item.changed'));
    }
    this.host.requestUpdate();
  }

  /** Puts what waits on screen. */
  readonly showWaiting = (): void => {
    const first = this.rows.waiting[0];
    this.rows = all(this.rows, this.#order);
    this.kind = first && this.kind && first.kind !== this.kind ? '' : this.kind;
    if (first) this.goTo(first.id);
  };

  readonly choose = (kind: string): void => {
    this.kind = kind;
    this.#tidy(undefined);
    this.announcer.say(this.strings.t('list.shown', {count: this.shown.length}));
    this.host.requestUpdate();
  };

  /** Rows of what is done leave once nobody has them in hand. */
  #tidy(keep: string | undefined): void {
    const {shown, waiting} = this.rows;
    this.rows = {shown: shown.filter((row) => isOpen(row) || row.id === keep), waiting};
  }

  /** Moves the keyboard to a row. */
  goTo(id: string | undefined): void {
    this.cursor = id;
    this.focus = id === undefined ? '[data-focus]' : '.at';
    this.#tidy(id);
    this.host.requestUpdate();
  }

  /** So many rows further; from what is open, or from the top. */
  move(steps: number): void {
    const go = () => {
      const {shown} = this;
      const at = shown.findIndex(({id}) => id === this.cursor);
      const to = at < 0 ? 0 : Math.min(Math.max(at + steps, 0), shown.length - 1);
      this.goTo(shown[to]?.id);
    };
    if (this.work) this.leave(go);
    else go();
  }

  /** Opens an item: it is assigned to this person before anything can be typed. */
  openItem(id: string): void {
    if (this.work?.item.id === id) {
      this.focusOn('.item [data-focus]');
      return;
    }
    this.#unlessTyped(() => {
      this.#release();
      const row = this.rows.shown.find((one) => one.id === id);
      if (!row) return;
      this.cursor = id;
      this.decision.reset();
      this.work = open(newest(this.#known.get(id), row), this.me);
      if (!isOpen(this.work.item)) this.work = {...this.work, is: 'over'};
      this.focusOn('.item [data-focus]');
      if (this.work.is === 'opening') this.assign();
    });
  }

  focusOn(selector: string): void {
    this.focus = selector;
    this.host.requestUpdate();
  }

  readonly assign = (takeOver?: boolean): void => {
    const {work} = this;
    if (!work) return;
    this.work = {...work, is: 'opening', failure: undefined};
    this.host.requestUpdate();
    this.#assigning = this.#assign(work.item, takeOver);
  };

  async #assign(item: WorkItem, takeOver?: boolean, mayRepeat = true): Promise<void> {
    const {id, etag} = item;
    try {
      const body = {assignee: 'me', takeOver} satisfies WorkItemAssignment | {takeOver: undefined | boolean};
      const mine = await assignWorkItem(this.shared.client, {id, etag, key: newKey(), ...body});
      this.#take(mine, true);
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
        this.#take(current, true);
        return this.#assign(current, takeOver, false);
      }
      if (current) this.#take(current, true);
      else if (hasCode(failure, 'work-item-closed', 'not-found')) await this.#reread(id);
      else if (this.work?.item.id === id) {
        this.work = {...this.work, failure};
        this.focusOn('.item .notice');
      }
    }
  }

  /** What the gateway answered: into the list and, where it is open, to the item. */
  #take(item: WorkItem, byMe: boolean): void {
    this.#learn(item, byMe);
    const {shown, waiting} = this.rows;
    this.rows = {shown: shown.map((row) => (row.id === item.id ? newest(item, row) : row)), waiting};
    this.host.requestUpdate();
  }

  async #reread(id: string): Promise<void> {
    try {
      this.#take(await getWorkItem(this.shared.client, {id}), true);
    } catch {
      if (this.work?.item.id === id) this.work = {...this.work, is: 'over'};
    }
    this.focusOn('.item .notice');
  }

  /** Leaves it to whoever comes. A failure is no matter: the list goes on to say who has it. */
  #release(): void {
    const {work} = this;
    this.work = undefined;
    if (!work || (work.is !== 'mine' && work.is !== 'opening')) return;
    const {client} = this.shared;
    void this.#assigning
      .then(async () => {
        const now = newest(this.#known.get(work.item.id), work.item);
        if (!isOpen(now) || now.assignee?.id !== this.me || this.work?.item.id === now.id) return;
        const {id, etag} = now;
        this.#take(await assignWorkItem(client, {id, etag, key: newKey(), assignee: 'nobody'}), true);
      })
      .catch(() => {});
  }

  #unlessTyped(then: () => void): void {
    if (hasTyped(this.work)) this.ask({is: 'leave', then});
    else then();
  }

  /** Back to the list. */
  leave(then: () => void = () => this.goTo(this.cursor)): void {
    this.#unlessTyped(() => {
      this.#release();
      this.decision.reset();
      then();
    });
  }

  ask(question: Question): void {
    this.question = question;
    this.dialog.open();
  }
  readonly answer = (then?: () => void): void => {
    this.dialog.close();
    then?.();
  };

  /** What is pressed while the item is being assigned waits for that; undefined when it is another item by then. */
  async #assigned(): Promise<Work | undefined> {
    const id = this.work?.item.id;
    if (this.work?.is === 'opening') await this.#assigning;
    return this.work?.item.id === id ? this.work : undefined;
  }

  readonly startRefusing = async (): Promise<void> => {
    const work = await this.#assigned();
    if (!work || !mayDecide(work) || !isRequest(work.item)) return;
    this.work = {...work, isRefusing: true};
    this.focusOn('#refusal');
  };
  readonly stopRefusing = (): void => {
    this.#unlessTyped(() => {
      if (!this.work) return;
      this.work = {...this.work, isRefusing: false, isFaulty: false, text: ''};
      this.focusOn('.item [data-focus]');
    });
  };
  readonly type = (text: string): void => {
    if (this.work) this.work = {...this.work, text};
    this.host.requestUpdate();
  };

  readonly decide = async (decision: WorkItemDecision['decision']): Promise<void> => {
    const work = await this.#assigned();
    if (!work || !mayDecide(work) || this.decision.isPending) return;
    if (isRequest(work.item) === (decision === 'handled')) return;
    if (work.isFresh) {
      // It changed while the hand was on its way to the key.
      this.work = {...work, isFresh: false};
      this.focusOn('.item .notice');
      return;
    }
    if (decision === 'refuse' && textFault(work)) {
      this.work = {...work, isRefusing: true, isFaulty: true};
      this.focusOn('#refusal');
      return;
    }
    const {id, etag, person} = work.item;
    const text = decision === 'refuse' ? work.text.trim() : undefined;
    const done = await this.decision.submit({id, etag, decision, ...(text && {text})});
    if (done) this.#decided(done, decision, person.name);
    else if (this.decision.state.state === 'failed') await this.#notDecided(id);
  };

  #decided(done: WorkItem, decision: WorkItemDecision['decision'], name: string): void {
    const index = this.shown.findIndex(({id}) => id === done.id);
    this.#known.set(done.id, done);
    const wasOpen = this.work?.item.id === done.id;
    if (wasOpen) this.work = undefined;
    const {shown, waiting} = this.rows;
    this.rows = {shown: shown.filter(({id}) => id !== done.id), waiting};
    if (this.rows.shown.length === 0) this.rows = all(this.rows, this.#order);
    this.said = this.strings.t(`done.${decision}`, {name});
    this.announcer.say(this.said);
    this.host.dispatchEvent(new WorkItemDecidedEvent(done.id, decision));
    this.decision.reset();
    if (wasOpen) this.goOn(index);
  }

  /** Opens what comes next. */
  goOn(index = this.shown.findIndex(({id}) => id === this.work?.item.id)): void {
    const next = nextOf(this.shown, Math.max(index, 0), this.me);
    this.work = undefined;
    this.#tidy(undefined);
    if (next) this.openItem(next.id);
    else this.goTo(this.shown[0]?.id);
  }

  async #notDecided(id: string): Promise<void> {
    const {state} = this.decision;
    const failure = state.state === 'failed' ? state.failure : undefined;
    const current = failure?.kind === 'problem' ? failure.problem.currentWorkItem : undefined;
    if (current) {
      this.decision.reset();
      this.#take(current, true);
      this.focusOn('.item .notice');
    } else if (hasCode(failure, 'work-item-closed', 'not-found')) {
      this.decision.reset();
      await this.#reread(id);
    } else this.focusOn('.item .notice');
  }
}
