import {
  LoadController,
  localDate,
  type LocalDate,
  type MedicationTreatment,
  type Pharmacy,
  type PharmacyList,
  type Practice,
  ProviderController,
  type ProviderValue,
  type RepeatRequest,
  type RepeatRequestCreate,
  type Session,
  StringsController,
  valueOf,
} from '@gp-elements/core';
import {
  createRepeatRequest,
  listMedicationTreatments,
  listPharmacies,
  listRepeatRequests,
} from '@gp-elements/core/repeat-requests';
import {Announcer, focusHeading, loadingView} from '@gp-elements/ui';
import type {LitElement, ReactiveController} from 'lit';
import {Drafts} from './drafts.ts';
import {offers} from './offered.ts';
import type {Aside} from './aside.ts';
import {
  bodyOf,
  chosenOf,
  type Delivery,
  deliveryOf,
  type Fault,
  faultsOf,
  isLate,
  isSame,
  nameOf,
  type Order,
  orderAgain,
  type Promised,
} from './order.ts';
import {type Message, opening, type Repeat, transition} from './repeat-prescription.machine.ts';
import {RepeatRequestedEvent} from './repeat-prescription.events.ts';
import {type RepeatKey, repeatStrings} from './repeat-prescription.strings.ts';
import {failureNotice} from './screens/view.ts';
import {Rows} from './rows.ts';
import {Sending} from './sending.ts';

/** What there is to choose from. */
export interface Stock {
  readonly treatments: readonly MedicationTreatment[];
  readonly pharmacies: PharmacyList;
}

/** The gateway's clock is known to within this. ms. */
const CLOCK_MS = 60_000;
/** Orders of before that are read at once. */
const PAGE = 50;

/** Connects the rules of an order to time and network: owns the machine, reads, sends, and keeps the draft. */
export class RepeatController implements ReactiveController {
  readonly host: LitElement;
  readonly provider: ProviderController;
  readonly strings: StringsController<RepeatKey>;
  readonly announcer: Announcer;
  readonly stock: LoadController<Stock>;
  readonly requests: LoadController<{items: readonly RepeatRequest[]; hasMore: boolean}>;
  readonly sending: Sending<RepeatRequestCreate>;
  readonly #aside: LoadController<Aside>;
  readonly drafts: Drafts;
  readonly rows: Rows;
  repeat: Repeat = opening(undefined);
  /** Set where it is not shown, on a page of another origin: the gateway's own page. */
  elsewhere: {readonly href: string | undefined} | undefined;
  /** Level of the heading of a screen; headings inside it are one deeper. */
  level = 2;
  /** When what is being sent was sent for the first time, in ms UTC by the gateway's clock. */
  #sentAt = 0;
  #sent = '';
  #coming: Promise<unknown> = Promise.resolve();
  #pages = 1;
  #view: string | undefined;
  /** Whose data is on screen. */
  #reader: string | undefined;
  #asked: string | undefined;
  #couldRead = false;

  constructor(host: LitElement) {
    this.host = host;
    this.provider = new ProviderController(host);
    this.strings = new StringsController(host, repeatStrings, this.provider);
    this.announcer = new Announcer(host);
    this.stock = new LoadController(host);
    this.requests = new LoadController(host);
    this.#aside = new LoadController(host);
    this.sending = new Sending(this, {
      action: 'order',
      send: (body, key) => createRepeatRequest(this.shared.client, {...body, key}),
      find: async (body) => {
        const {items} = await listRepeatRequests(this.shared.client, {personId: body.personId});
        return items.find((request) => isSame(request, body, this.#sentAt));
      },
    });
    this.drafts = new Drafts(this);
    this.rows = new Rows(host);
    host.addController(this);
  }

  /** What the provider shares. Ask only where `practice` is there. */
  get shared(): ProviderValue {
    return this.provider.value!;
  }

  get practice(): Practice | undefined {
    return this.provider.value && valueOf(this.shared.practice);
  }

  /** Who is signed in; also while the session has ended and what is on screen stays. */
  get session(): Session | undefined {
    const {session} = this.shared;
    if (session.state === 'expired') return session.previous;
    return session.state === 'signed-out' ? undefined : valueOf(session);
  }

  get isPatient(): boolean {
    return this.session?.scopes?.includes('patient') ?? true;
  }

  /** By the server's clock, in ms UTC. */
  get now(): number {
    return this.shared.now();
  }

  get today(): LocalDate {
    return this.dayOf(this.now);
  }

  get text(): StringsController<RepeatKey>['text'] {
    return this.strings.text;
  }

  get locale(): string {
    return this.strings.locale;
  }

  get order(): Order {
    return this.repeat.order;
  }

  get treatments(): readonly MedicationTreatment[] {
    return this.stock.value?.treatments ?? [];
  }

  get pharmacies(): readonly Pharmacy[] {
    return this.stock.value?.pharmacies.items ?? [];
  }

  /** Where the order on screen goes, as far as that is certain. */
  get delivery(): Delivery | undefined {
    return deliveryOf(this.order, this.pharmacies);
  }

  /** What an order that is sent now would be promised, where the gateway says so. */
  get promised(): Promised {
    return this.stock.value?.pharmacies ?? {};
  }

  get faults(): Fault[] {
    return this.repeat.isFaulted ? faultsOf(this.order, this.treatments, this.today) : [];
  }

  /** The day of an instant in the practice's zone. */
  readonly dayOf = (instant: string | number): LocalDate => localDate(instant, this.practice!.timeZone);

  readonly isLate = (treatment: MedicationTreatment): boolean =>
    isLate(treatment, this.order, this.promised, this.today);

  /** Opens elsewhere, because the host asks so; what was under way is left. */
  open(view: string | undefined): void {
    this.#view = view;
    this.repeat = opening(view);
  }

  readonly send = (message: Message): void => {
    const before = this.repeat;
    this.repeat = transition(before, message);
    const {screen, order} = this.repeat;
    if (screen.at !== before.screen.at) {
      this.sending.reset();
      this.rows.reset();
    }
    this.#aside.value?.follow();
    // What becomes of it shows where it was sent.
    if (screen.at === 'done') void this.#bringAside();
    if (order !== before.order && before.person === this.repeat.person) this.drafts.follow(order);
    this.host.requestUpdate();
  };

  /** On, or back to what is still wrong. */
  readonly next = (): void => {
    const {order, treatments} = this;
    this.send({
      is: 'next',
      isWanting: faultsOf(order, treatments, this.today).length > 0,
      asksPharmacy: !this.delivery,
    });
    // What is wanting is said by what most never need.
    if (this.repeat.isFaulted)
      void this.#bringAside()
        .then(() => this.host.updateComplete)
        .then(() => focusHeading(this.host.renderRoot, '.notice[data-focus]'));
  };

  /** The same as before: at once to the check, where all of it can be ordered now. */
  readonly again = (request: RepeatRequest): void => {
    const order = orderAgain(request);
    const isSome = chosenOf(order, this.treatments).length > 0 || order.other;
    this.send({
      is: 'take',
      order,
      to: isSome && deliveryOf(order, this.pharmacies) ? 'check' : 'choose',
    });
  };

  /** Sends the order on screen. */
  readonly sendOrder = async (): Promise<void> => {
    const {order, treatments, delivery} = this;
    const {person} = this.repeat;
    if (!delivery || !person) return;
    const body = bodyOf(order, treatments, delivery, person.id);
    const sent = JSON.stringify(body);
    if (sent !== this.#sent) {
      this.#sent = sent;
      this.#sentAt = this.now - CLOCK_MS;
    }
    const request = await this.sending.send(body);
    if (!request) return;
    this.#sent = '';
    const late = chosenOf(order, treatments).filter((one) => isLate(one, order, request, this.today));
    this.send({is: 'sent', request, late: late.map(nameOf)});
    this.drafts.discard();
    this.host.dispatchEvent(new RepeatRequestedEvent(request.id));
  };

  /** A row of the list, when it is its turn and another than before. */
  drawRow(place: string, of: readonly unknown[], row: () => unknown): unknown {
    return this.rows.draw(place, [...of, this.practice, this.locale, this.shared.strings, this.level], row);
  }

  /** Draws with what most never need, or that it is on its way, or that it could not come. */
  drawAside(view: (aside: Aside) => unknown): unknown {
    const {state} = this.#aside;
    // Not while drawing: that it comes is drawn as well.
    if (state.state === 'idle') queueMicrotask(() => void this.#bringAside());
    return state.state === 'ready'
      ? view(state.value)
      : state.state === 'failed'
        ? failureNotice(this, state.failure, () => void this.#bringAside())
        : loadingView(this.text('loading'));
  }

  readonly #bringAside = (): Promise<unknown> => {
    const {state} = this.#aside.state;
    if (state === 'idle' || state === 'failed')
      this.#coming = this.#aside.run(async () => (await import('./aside.ts')).create(this));
    return this.#coming;
  };

  /** Reads again what was read; what could not be has a button to try again, which stays where it is. */
  async readAnew(): Promise<void> {
    if (this.stock.state.state === 'ready') this.readStock();
    if (this.requests.value) await this.readRequests();
  }

  readonly readStock = (): void => {
    const {client} = this.shared;
    const personId = this.repeat.person?.id;
    void this.stock.run(async (signal) => {
      const [pharmacies, {items: treatments}] = await Promise.all([
        listPharmacies(client, {personId}, {signal}),
        listMedicationTreatments(client, {personId}, {signal}),
      ]);
      // A long answer takes a while to read: what draws it is another task.
      await new Promise((resolve) => setTimeout(resolve));
      return {treatments, pharmacies};
    });
  };

  readonly readRequests = (): Promise<void> => {
    const {client} = this.shared;
    const personId = this.repeat.person?.id;
    return this.requests.run(async (signal) => {
      const items: RepeatRequest[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < this.#pages; page++) {
        const list = await listRepeatRequests(client, {personId, limit: PAGE, cursor}, {signal});
        items.push(...list.items);
        cursor = list.next;
        if (cursor === undefined) break;
      }
      return {items, hasMore: cursor !== undefined};
    });
  };

  /** A page of older ones more. */
  readonly older = (): void => {
    this.#pages++;
    void this.readRequests();
  };

  // The interface wants one method; hosts that come back read by themselves.
  hostConnected(): void {}

  hostUpdate(): void {
    if (this.practice === undefined) return;
    this.#followSession();
    if (!this.session || !this.isPatient || this.elsewhere) return;
    const {subject} = this.shared;
    // With one person there is no question.
    if (this.repeat.screen.at === 'person' && subject && this.repeat.person?.id !== subject.id)
      this.send({is: 'person', person: subject});
    const {person} = this.repeat;
    if (!person || this.repeat.screen.at === 'person' || this.#asked === person.id) return;
    this.#asked = person.id;
    this.#pages = 1;
    this.stock.reset();
    this.requests.reset();
    if (offers(this.practice, 'createRepeatRequest')) {
      this.readStock();
      void this.drafts.look(person);
    }
    if (offers(this.practice, 'listRepeatRequests')) void this.readRequests();
  }

  /** What was read for one person is never shown to another, nor for another subject that the host chose. */
  #followSession(): void {
    const {session, shared} = this;
    const reader = session && session.actor.id + shared.personId;
    if (reader !== undefined && reader !== this.#reader) {
      if (this.#reader !== undefined) this.#forget();
      this.#reader = reader;
    }
    if (shared.session.state === 'signed-out' && this.#reader !== undefined) {
      this.#forget();
      this.#reader = undefined;
    }
    const canRead = shared.session.state === 'ready';
    if (canRead && !this.#couldRead && this.#asked !== undefined) {
      // What failed without a session is tried again with it.
      this.sending.reset();
      if (this.stock.state.state === 'failed') this.readStock();
      if (this.requests.state.state === 'failed') void this.readRequests();
    }
    this.#couldRead = canRead;
  }

  #forget(): void {
    this.open(this.#view);
    this.rows.reset();
    this.#asked = undefined;
    this.stock.reset();
    this.requests.reset();
    this.sending.reset();
    this.drafts.forget();
    this.#aside.value?.follow();
  }

  /** What a draft held, in the place of what is there. */
  readonly resume = (order: Order): void => this.send({is: 'take', order, to: 'choose'});
}
