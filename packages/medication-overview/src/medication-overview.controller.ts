import {
  type GatewayClient,
  type Loadable,
  LoadController,
  localDate,
  type MedicationOverview,
  type ProviderController,
  type ProviderValue,
  type Session,
  type StringsController,
  type Subject,
  valueOf,
} from '@gp-elements/core';
import {LiveController} from '@gp-elements/core/live';
import {getMedicationOverview} from '@gp-elements/core/medication';
import {Announcer} from '@gp-elements/ui';
import type {LitElement, ReactiveController} from 'lit';
import {Gradual} from './gradual.ts';
import {look} from './last-look.ts';
import type {OverviewKey} from './medication-overview.strings.ts';
import {Paper} from './paper.ts';
import {type FileKind, takeAlong} from './take-along.ts';
import {keepSame, type Plan, planOf} from './treatments.ts';

/** What was read longer ago is read again when the page is looked at again. ms. */
const STALE_MS = 60_000;

/** Large letters are wanted by a person, not by a page: as long as the page's scripts live. */
let isLarge = false;

export class OverviewController implements ReactiveController {
  readonly announcer: Announcer;
  readonly overview: LoadController<MedicationOverview>;
  readonly gradual: Gradual;
  readonly paper: Paper;
  /** When somebody looked before this visit, where the device remembers that. */
  lookedAt: string | undefined;
  /** Which file is on its way. */
  saving: FileKind | undefined;
  /** Why there is no file. */
  saveFault: OverviewKey | undefined;
  /** What gets the keyboard after the next drawing. */
  focus: string | undefined;
  /** The person was chosen here, so another one may be. */
  isChosenHere = false;

  readonly #host: LitElement;
  readonly #provider: ProviderController;
  readonly #strings: StringsController<OverviewKey>;
  readonly #isShown: () => boolean;
  #asked: {readonly who: string; readonly client: GatewayClient} | undefined;
  #readAt = 0;
  #planned:
    | {
        readonly overview: MedicationOverview | undefined;
        readonly lookedAt: string | undefined;
        readonly plan: Plan;
      }
    | undefined;

  constructor(
    host: LitElement,
    provider: ProviderController,
    strings: StringsController<OverviewKey>,
    isShown: () => boolean,
  ) {
    this.#host = host;
    this.#provider = provider;
    this.#strings = strings;
    this.#isShown = isShown;
    this.announcer = new Announcer(host);
    this.overview = new LoadController(host);
    this.gradual = new Gradual(host, () => this.overview.value?.treatments.length ?? 0);
    this.paper = new Paper(host, this.gradual);
    host.addController(this);
    const following = {
      get value() {
        return isShown() ? provider.value : undefined;
      },
    };
    new LiveController(host, following, ({type}) => {
      if (type === 'medication-changed' || type === 'reset') this.read();
    });
  }

  get shared(): ProviderValue {
    return this.#provider.value!;
  }
  /** Who is or was signed in here; nobody after signing out. */
  get session(): Session | undefined {
    const state = this.#provider.value?.session;
    if (state?.state === 'expired') return state.previous;
    return state && state.state !== 'signed-out' ? valueOf(state as Loadable<Session>) : undefined;
  }
  get isPatient(): boolean {
    return this.session?.scopes?.includes('patient') ?? true;
  }
  /** Whose medication it is; undefined while there is a choice to make. */
  get subject(): Subject | undefined {
    return this.shared.subject;
  }
  get isLarge(): boolean {
    return isLarge;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  hostUpdate(): void {
    if (!this.#provider.value) return;
    const {session} = this;
    if (!session && this.shared.session.state !== 'signed-out') return;
    const {client} = this.shared;
    const subject = session && this.isPatient && this.#isShown() ? this.subject : undefined;
    const who = subject ? `${session!.actor.id} ${subject.id}` : '';
    if (who === this.#asked?.who && (!who || client === this.#asked.client)) return;
    // Someone else sits down here, or looks at someone else: nothing of the one before stays.
    this.overview.reset();
    this.gradual.restart();
    this.lookedAt = this.saving = this.saveFault = undefined;
    this.#asked = {who, client};
    if (who) this.read();
  }

  readonly read = (): void => {
    const {subject} = this;
    if (!subject || !this.#asked?.who) return;
    const {client} = this.shared;
    this.#readAt = Date.now();
    const previous = this.overview.value;
    void this.overview
      .run(async (signal) => {
        const overview = await getMedicationOverview(client, {personId: subject.id}, {signal});
        // Whatever else answers at this address; and never the medication of somebody else.
        if (!Array.isArray(overview.treatments) || overview.person.id !== subject.id)
          throw new TypeError('No overview');
        return keepSame(previous, overview);
      })
      .then(() => this.#noteLook(subject));
  };

  async #noteLook({draftKey}: Subject): Promise<void> {
    const {state} = this.overview;
    if (state.state !== 'ready') return;
    const asked = this.#asked;
    const before = await look(draftKey, state.value.composedAt);
    if (asked !== this.#asked) return;
    // What is marked stays marked for as long as this visit lasts, also when it is read again.
    this.lookedAt ??= before;
    this.#host.requestUpdate();
  }

  readonly #onVisible = (): void => {
    if (!document.hidden && this.overview.value && Date.now() - this.#readAt > STALE_MS) this.read();
  };

  /** What stands where, and what of it changed: made once for each overview, however often it is drawn. */
  get plan(): Plan {
    const overview = this.overview.value;
    const {lookedAt} = this;
    if (this.#planned?.overview === overview && this.#planned?.lookedAt === lookedAt)
      return this.#planned!.plan;
    const plan = planOf(overview?.treatments ?? [], lookedAt, this.shared.zone!);
    this.#planned = {overview, lookedAt, plan};
    return plan;
  }

  /** The calendar day at the practice. */
  get today(): string {
    return localDate(this.shared.now(), this.shared.zone!);
  }

  choose(person: Subject): void {
    this.isChosenHere = true;
    this.shared.setPerson(person.id);
    this.focusOn('.title');
  }

  readonly chooseOther = (): void => {
    this.shared.setPerson(undefined);
    this.focusOn('.title');
  };

  focusOn(selector: string): void {
    this.focus = selector;
    this.#host.requestUpdate();
  }

  /** To a heading further down, which may not be drawn yet. */
  jump(id: string): void {
    if (!this.#host.renderRoot.querySelector(`#${id}`)) this.gradual.all();
    this.focusOn(`#${id}`);
  }

  readonly toggleLarge = (): void => {
    isLarge = !isLarge;
    this.#host.requestUpdate();
  };

  async save(kind: FileKind): Promise<void> {
    const {subject} = this;
    if (!subject || this.saving) return;
    const asked = this.#asked;
    this.saving = kind;
    this.saveFault = undefined;
    this.announcer.say(this.#strings.t('save.busy'));
    const fault = await takeAlong(this.shared.client, subject.id, kind);
    if (asked !== this.#asked) return;
    this.saving = undefined;
    this.saveFault = fault;
    if (fault) this.focusOn('.saving .notice');
    else this.announcer.say(this.#strings.t('save.done'));
    this.#host.requestUpdate();
  }
}
