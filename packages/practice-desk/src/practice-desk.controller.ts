import {
  LoadController,
  type ProviderController,
  type ProviderValue,
  type Session,
  type StringsController,
  valueOf,
  type WorkItem,
} from '@gp-elements/core';
import {Announcer} from '@gp-elements/ui';
import {DialogController} from '@gp-elements/ui/dialog';
import type {LitElement, ReactiveController} from 'lit';
import type {DayPart} from './day/day.ts';
import {ChoosingController} from './choosing.controller.ts';
import {DecidingController} from './deciding.controller.ts';
import {ItemController} from './item.controller.ts';
import {ManyController} from './many.controller.ts';
import type {DeskKey} from './practice-desk.strings.ts';
import type {RepeatsPart} from './repeats/repeats.ts';
import {RepeatsWaiting} from './repeats-waiting.ts';
import {isFree} from './work-list.ts';
import {WorkListController} from './work-list.controller.ts';

export type View = 'list' | 'day' | 'repeats';

export type Question =
  {readonly is: 'keys' | 'take-over' | 'refuse-many'} | {readonly is: 'leave'; readonly then: () => void};

/** Who sits at this desk, what is said and asked there, and the controllers that do one job each. */
export class DeskController implements ReactiveController {
  readonly host: LitElement & {headingLevel: number; noShortcuts: boolean};
  readonly provider: ProviderController;
  readonly strings: StringsController<DeskKey>;
  readonly announcer: Announcer;
  readonly dialog: DialogController;
  readonly list: WorkListController;
  readonly item: ItemController;
  readonly deciding: DecidingController;
  readonly choosing: ChoosingController;
  readonly many: ManyController;
  /** What is on screen. */
  view: View = 'list';
  /** The day, once it was asked for. */
  readonly day: LoadController<DayPart>;
  /** Repeats, once they were asked for. */
  readonly repeats: LoadController<RepeatsPart>;
  /** How many of them wait, also before they were asked for. */
  readonly waiting: RepeatsWaiting;
  /** What was decided last, for the line above the list. */
  said = '';
  question: Question | undefined;
  /** Selector of what gets the keyboard once it is drawn. */
  focus: string | undefined;
  #session: string | undefined;

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
    this.list = new WorkListController(this);
    this.item = new ItemController(this);
    this.deciding = new DecidingController(this);
    this.choosing = new ChoosingController(this);
    this.many = new ManyController(this);
    this.day = new LoadController(host);
    this.repeats = new LoadController(host);
    this.waiting = new RepeatsWaiting(this);
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
  /** What this practice has; repeats only where patients can ask for them online. */
  get views(): readonly View[] {
    const {services = []} = valueOf(this.shared.practice) ?? {};
    const hasRepeats = services.some(
      ({service, mode}) => service === 'repeat-prescription' && (mode === 'direct' || mode === 'request'),
    );
    return hasRepeats ? ['list', 'repeats', 'day'] : ['list', 'day'];
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

  hostUpdate(): void {
    const id = this.isStaff ? this.me : undefined;
    if (id === this.#session) return;
    // Someone else sits down here: nothing of the one before stays on screen.
    if (this.#session !== undefined && id !== undefined) this.#forget();
    if (id === undefined && this.session) this.#forget();
    if (id === undefined && !this.session) return;
    this.#session = id;
    if (id === undefined) return;
    this.list.read();
    this.day.value?.read();
    this.repeats.value?.read();
  }

  #forget(): void {
    this.list.forget();
    this.deciding.sending.reset();
    this.item.work = undefined;
    this.choosing.restore([]);
    this.many.forget();
    this.day.value?.forget();
    this.repeats.value?.forget();
    this.waiting.forget();
    this.said = '';
  }

  /** This person may decide on it. */
  isFree(item: WorkItem): boolean {
    return isFree(item, this.me) && !this.many.holds(item.id);
  }

  /** The list, or another view; the file of that comes the first time. */
  readonly show = (view: View): void => {
    if (view === this.view) return;
    this.view = view;
    this.said = '';
    this.dialog.close();
    this.focusOn('.tabs [aria-current]');
    if (view === 'list') return;
    const part = this[view].value;
    if (part) part.read();
    else this.bring();
  };
  readonly bring = (): void => {
    if (this.view === 'repeats')
      void this.repeats.run(async () => (await import('./repeats/repeats.ts')).create(this));
    else void this.day.run(async () => (await import('./day/day.ts')).create(this));
  };

  focusOn(selector: string): void {
    this.focus = selector;
    this.host.requestUpdate();
  }

  /** Says what was done, aloud and above the list. */
  tell(said: string): void {
    this.said = said;
    this.announcer.say(said);
  }

  ask(question: Question): void {
    this.question = question;
    this.dialog.open();
  }
  readonly answer = (then?: () => void): void => {
    this.dialog.close();
    then?.();
  };
}
