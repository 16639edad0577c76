import {
  formatDay,
  formatDayTime,
  hasCode,
  LoadController,
  StringsController,
  type Failure,
  type RepeatAuthorisationResult,
  type RepeatDecision,
  type RepeatStep,
  type RepeatTask,
  type RepeatTaskList,
} from '@gp-elements/core';
import {LiveController} from '@gp-elements/core/live';
import {
  authoriseRepeatTasks,
  getRepeatTask,
  listRepeatTasks,
  prepareRepeatTask,
  recordRepeatPrescriptions,
} from '@gp-elements/core/repeat-tasks';
import {SubmitController} from '@gp-elements/core/writes';
import {addStyles} from '@gp-elements/ui';
import type {ReactiveController} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {
  decisionOf,
  draftOf,
  entryOf,
  faultOf,
  isApproved,
  isPlain,
  isPlainlyApproved,
  isWaiting,
  type Draft,
} from './decisions.ts';
import {repeatsStrings, type RepeatsKey} from './repeats.strings.ts';
import {repeatsStyles} from './repeats.styles.ts';

const PAGE = 200;
/** As many as the gateway takes at once. */
const MOST = 100;
/** What happens together is read together. ms. */
const PAUSE_MS = 80;

const HEARD: ReadonlySet<string> = new Set(['repeat-request-changed', 'medication-changed', 'reset']);

interface One {
  task: {id: string; etag: string};
  decisions: RepeatDecision[];
}

interface Made {
  task: {id: string; etag: string};
  lineIds: string[];
}

/** Repeats that wait for the practice: which step is on screen, which request is open, and what is decided on it. */
export class Repeats implements ReactiveController {
  readonly desk: DeskController;
  readonly strings: StringsController<RepeatsKey>;
  readonly loaded: LoadController<RepeatTaskList>;
  readonly preparing: SubmitController<One, RepeatTask>;
  readonly authorising: SubmitController<{tasks: object[]}, RepeatAuthorisationResult>;
  readonly prescribing: SubmitController<Made, RepeatTask>;
  step: RepeatStep = 'prepare';
  open: RepeatTask | undefined;
  /** It became another under the hands. */
  isOther = false;
  /** What is being typed shows its faults. */
  isTried = false;
  /** How far several at once are; undefined while none are. */
  progress: {done: number; count: number} | undefined;
  #drafts = new Map<string, Draft>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: DeskController) {
    this.desk = desk;
    const {host, provider, shared} = desk;
    addStyles(host.shadowRoot!, repeatsStyles);
    this.strings = new StringsController<RepeatsKey>(host, repeatsStrings, provider);
    this.loaded = new LoadController(host);
    this.preparing = new SubmitController(host, {
      send: ({task, decisions}, key) => prepareRepeatTask(shared.client, {...task, decisions, key}),
    });
    this.authorising = new SubmitController(host, {
      send: ({tasks}, key) => authoriseRepeatTasks(shared.client, {tasks: tasks as never, key}),
    });
    this.prescribing = new SubmitController(host, {
      send: ({task, lineIds}, key) => recordRepeatPrescriptions(shared.client, {...task, lineIds, key}),
    });
    new LiveController(host, provider, ({type}) => this.#hear(type));
    host.addController(this);
    this.read();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Someone else sits down here. */
  forget(): void {
    this.loaded.reset();
    this.#close();
    this.progress = undefined;
  }

  get mayAuthorise(): boolean {
    return this.desk.session?.scopes?.includes('prescriber') ?? false;
  }
  get tasks(): readonly RepeatTask[] {
    return this.loaded.value?.items ?? [];
  }
  get isBusy(): boolean {
    return (
      this.progress !== undefined ||
      this.preparing.isPending ||
      this.authorising.isPending ||
      this.prescribing.isPending
    );
  }
  /** Why the last wish came to nothing, and how to wish it again. */
  get failure(): {failure: Failure; again: () => void} | undefined {
    for (const [{state}, again] of [
      [this.preparing, this.prepare],
      [this.authorising, this.authorise],
      [this.prescribing, this.made],
    ] as const)
      if (state.state === 'failed') return {failure: state.failure, again: () => void again()};
    return undefined;
  }

  readonly read = (): void => {
    const {step} = this;
    const {client} = this.desk.shared;
    void this.loaded.run(async (signal) => {
      const items: RepeatTask[] = [];
      let cursor: string | undefined;
      let page: RepeatTaskList;
      do {
        page = await listRepeatTasks(client, {step, limit: PAGE, cursor}, {signal});
        items.push(...page.items);
        cursor = page.next;
      } while (cursor !== undefined);
      if (!signal.aborted) this.#see(items);
      return {...page, items};
    });
  };

  /** What is open may have become another. */
  #see(items: readonly RepeatTask[]): void {
    const {open} = this;
    const now = open && items.find(({id}) => id === open.id);
    if (!open || !now || now.etag === open.etag || this.isBusy) return;
    this.#take(now, true);
  }

  #take(task: RepeatTask, isOther = false): void {
    this.open = task;
    this.isOther = isOther;
    this.isTried = false;
    this.#drafts = new Map();
    for (const one of [this.preparing, this.authorising, this.prescribing]) one.reset();
    this.desk.host.requestUpdate();
  }

  #close(): void {
    this.open = undefined;
    this.isOther = false;
    this.#drafts = new Map();
    for (const one of [this.preparing, this.authorising, this.prescribing]) one.reset();
  }

  #hear(type: string): void {
    if (!HEARD.has(type) || this.desk.view !== 'repeats') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.desk.isStaff && this.read(), PAUSE_MS);
  }

  readonly show = (step: RepeatStep): void => {
    if (step === this.step) return;
    this.step = step;
    this.#close();
    this.loaded.reset();
    this.read();
  };

  readonly openTask = (task: RepeatTask): void => {
    this.#take(task);
    this.desk.focusOn('.task [data-focus]');
  };
  readonly leave = (): void => {
    const id = this.open?.id;
    this.#close();
    this.desk.focusOn(id === undefined ? '[data-focus]' : `[data-task="${CSS.escape(id)}"]`);
  };

  draft(lineId: string): Draft {
    const line = this.open!.lines.find(({id}) => id === lineId)!;
    return this.#drafts.get(lineId) ?? draftOf(line);
  }
  readonly change = (lineId: string, change: Partial<Draft>): void => {
    this.#drafts.set(lineId, {...this.draft(lineId), ...change});
    this.desk.host.requestUpdate();
  };

  /** The decisions on what waits, or undefined when one lacks something: then the keyboard goes there. */
  #decisions(task: RepeatTask): RepeatDecision[] | undefined {
    this.isTried = true;
    const lines = task.lines.filter(isWaiting);
    const faulty = lines.find(({id}) => faultOf(this.draft(id)) !== undefined);
    if (faulty) {
      this.desk.focusOn(`#${CSS.escape(`line-${faulty.id}`)} [aria-invalid=true]`);
      return undefined;
    }
    return lines.map(({id}) => decisionOf(id, this.draft(id)));
  }

  readonly prepare = async (): Promise<void> => {
    const task = this.open;
    const decisions = task && this.#decisions(task);
    if (!task || !decisions) return;
    const {id, etag} = task;
    this.#after(task, await this.preparing.submit({task: {id, etag}, decisions}), 'said.prepared');
  };

  readonly authorise = async (): Promise<void> => {
    const task = this.open;
    const decisions = task && this.#decisions(task);
    if (!task || !decisions) return;
    const {id, etag} = task;
    const answer = await this.authorising.submit({tasks: [{id, etag, decisions}]});
    const [result] = answer?.results ?? [];
    if (result && result.outcome !== 'authorised') {
      if (result.task) this.#take(result.task, true);
      else this.leave();
      this.desk.focusOn('.task .notice');
      return;
    }
    this.#after(task, result?.task, 'said.authorised');
  };

  readonly made = async (
    lineIds: readonly string[] = this.open?.lines.filter(isApproved).map(({id}) => id) ?? [],
  ): Promise<void> => {
    const task = this.open;
    if (!task || lineIds.length === 0) return;
    const {id, etag} = task;
    const after = await this.prescribing.submit({task: {id, etag}, lineIds: [...lineIds]});
    if (after?.step === 'prescribe') {
      this.#take(after);
      this.#tell('said.made', task);
      this.desk.focusOn('.task .made');
      this.read();
    } else this.#after(task, after, 'said.made');
  };

  #tell(key: RepeatsKey, {person}: RepeatTask): void {
    this.desk.tell(this.strings.t(key, {name: person.name}));
  }

  /** Said, and on to the next; or, when it was another by then, shown as it is. */
  #after(task: RepeatTask, after: RepeatTask | undefined, key: RepeatsKey): void {
    if (!after) {
      const {failure} = this.failure ?? {};
      if (failure && hasCode(failure, 'precondition-failed')) void this.#again(task);
      else if (failure) this.desk.focusOn('.task .notice');
      return;
    }
    this.#tell(key, task);
    const index = this.tasks.findIndex(({id}) => id === task.id);
    const rest = this.tasks.filter(({id}) => id !== task.id);
    const next = rest[index] ?? rest.at(-1);
    if (next) this.openTask(next);
    else {
      this.#close();
      this.desk.focusOn('.repeats [data-focus]');
    }
    this.read();
  }

  async #again({id}: RepeatTask): Promise<void> {
    try {
      this.#take(await getRepeatTask(this.desk.shared.client, {id}), true);
    } catch {
      // It is not there any more, or nobody can be asked: the list says which.
      this.#close();
    }
    this.desk.focusOn('.task .notice');
    this.read();
  }

  /** Those that can be done together in this step. */
  get plain(): readonly RepeatTask[] {
    if (this.step === 'prepare') return this.tasks.filter(isPlain);
    return this.step === 'authorise' && this.mayAuthorise ? this.tasks.filter(isPlainlyApproved) : [];
  }

  readonly startMany = (): void => {
    if (this.step === 'authorise') this.desk.dialog.open();
    else void this.#prepareMany();
  };

  /** One after the other: each is a proposal of its own. */
  async #prepareMany(): Promise<void> {
    const tasks = this.plain;
    if (tasks.length === 0 || this.isBusy) return;
    this.#close();
    let left = 0;
    for (const [done, task] of tasks.entries()) {
      this.#progress({done, count: tasks.length});
      const {id, etag} = task;
      const decisions = task.lines
        .filter(isWaiting)
        .map((line) => decisionOf(line.id, {...draftOf(line), decision: 'approve'}));
      const after = await this.preparing.submit({task: {id, etag}, decisions});
      if (!after) left += 1;
      this.preparing.reset();
    }
    this.#ended('many.prepared', tasks.length - left, left);
  }

  readonly authoriseMany = async (): Promise<void> => {
    this.desk.dialog.close();
    const tasks = this.plain.map(({id, etag}) => ({id, etag}));
    if (tasks.length === 0 || this.isBusy) return;
    this.#close();
    let done = 0;
    for (let start = 0; start < tasks.length; start += MOST) {
      this.#progress({done: start, count: tasks.length});
      const answer = await this.authorising.submit({tasks: tasks.slice(start, start + MOST)});
      if (!answer) break;
      done += answer.results.filter(({outcome}) => outcome === 'authorised').length;
      this.authorising.reset();
    }
    this.#ended('many.authorised', done, tasks.length - done);
  };

  #progress(progress: {done: number; count: number}): void {
    this.progress = progress;
    this.desk.host.requestUpdate();
  }

  #ended(key: RepeatsKey, count: number, left: number): void {
    this.progress = undefined;
    const {strings} = this;
    this.desk.tell(
      [strings.t(key, {count}), ...(left > 0 ? [strings.t('many.left', {count: left})] : [])].join('. '),
    );
    this.desk.focusOn(this.failure ? '.repeats .notice' : '.repeats [data-focus]');
    this.read();
  }

  readonly copy = async (lineId: string): Promise<void> => {
    const line = this.open?.lines.find(({id}) => id === lineId);
    if (!line) return;
    try {
      await navigator.clipboard.writeText(entryOf(line));
      this.desk.tell(this.strings.t('copied', {name: line.name}));
    } catch {
      this.desk.tell(this.strings.t('copy-failed'));
    }
    this.desk.host.requestUpdate();
  };

  /** The keyboard among the rows, by one or to an end. */
  readonly move = (steps: number): void => {
    const at = this.desk.host.shadowRoot?.activeElement?.closest<HTMLElement>('[data-task]')?.dataset['task'];
    const index = this.tasks.findIndex(({id}) => id === (at ?? this.open?.id));
    const next = this.tasks[Math.max(0, Math.min(this.tasks.length - 1, index + steps))];
    if (next) this.desk.focusOn(`[data-task="${CSS.escape(next.id)}"]`);
  };

  /** What the usual next step of the open request is. */
  readonly goOn = (): void => {
    if (!this.open || this.isBusy) return;
    if (this.open.step === 'prepare') void (this.mayAuthorise ? this.authorise() : this.prepare());
    else if (this.open.step === 'authorise' && this.mayAuthorise) void this.authorise();
    else if (this.open.step === 'prescribe') void this.made();
  };

  day(date: string): string {
    return formatDay(date, this.strings.locale);
  }
  /** Of what may be years ago. */
  date(date: string): string {
    return formatDay(date, this.strings.locale, {weekday: false, year: true});
  }
  when(instant: string): string {
    return formatDayTime(instant, this.strings.locale, this.desk.zone);
  }
}
