import {
  addDays,
  type AppointmentType,
  type AppointmentTypeList,
  type Failure,
  listAppointmentTypes,
  listTimeSlotDays,
  listTimeSlots,
  LoadController,
  localDate,
  type LocalDate,
  type Practice,
  ProviderController,
  type ProviderValue,
  type Session,
  StringsController,
  type Subject,
  type TimeSlot,
  type TimeSlotDayList,
  type TimeSlotList,
  valueOf,
} from '@gp-elements/core';
import {Announcer, loadingView} from '@gp-elements/ui';
import type {ReactiveController, ReactiveElement} from 'lit';
import type {Aside} from './aside.ts';
import {
  type Booking,
  choosing,
  type Errand,
  type Message,
  opening,
  type Opening,
  subjectOf,
  type Transition,
} from './booking.machine.ts';
import {bookingMode, type Mode} from './booking.modes.ts';
import {type BookingKey, bookingStrings} from './booking.strings.ts';
import type {Calendar} from './calendar.ts';
import type {Later} from './later.ts';
import {Reading} from './reading.ts';
import {failureNotice} from './screens/view.ts';
import {isNoted} from './session-note.ts';

/** How far ahead free times are looked for at once; the most that the contract allows. */
const SEARCH_DAYS = 42;
/** Times that were read longer ago than this are read again when they come on screen. ms. */
const FRESH_MS = 30_000;
/** Who looks at the times for so long follows what changes in them; most have chosen by then. ms. */
const LINGER_MS = 10_000;

/** What comes when it is needed, each as a chunk of its own: see what the files say. */
const parts: {
  [Name in keyof Parts]: () => Promise<{
    create: (b: BookingController) => Parts[Name] | Promise<Parts[Name]>;
  }>;
} = {
  later: () => import('./later.ts'),
  calendar: () => import('./calendar.ts'),
  aside: () => import('./aside.ts'),
};

export interface Parts {
  later: Later;
  calendar: Calendar;
  aside: Aside;
}

interface TimesQuery {
  readonly appointmentType: string;
  readonly personId: string;
  readonly appointmentId?: string;
  readonly practitioner?: string | undefined;
}

/** The element, with what only a later step asks of it. */
type BookingHost = ReactiveElement & {readonly contactDetailsHref: string | undefined};

/**
 * Connects the rules of the flow to time and network: owns the machine, reads kinds and times (ahead, while the patient
 * reads the urgent notice), and brings in the parts that come later.
 */
export class BookingController implements ReactiveController {
  readonly host: BookingHost;
  readonly provider: ProviderController;
  readonly strings: StringsController<BookingKey>;
  readonly announcer: Announcer;
  readonly kinds: Reading<AppointmentTypeList>;
  /** At most three times a day, earliest day first. */
  readonly firstTimes: Reading<TimeSlotList>;
  readonly days: Reading<TimeSlotDayList>;
  /** All times of the day that was chosen in the calendar. */
  readonly dayTimes: Reading<TimeSlotList>;
  booking: Booking = opening();
  /** The time that was pressed and is being held. */
  picking: TimeSlot | undefined;
  /** Why the time that was pressed last could not be held; it is not taken by someone else. */
  failure: Failure | undefined;
  /** Level of the heading of a screen; headings inside it are one deeper. */
  level = 2;
  /** First of the days that were asked for the calendar; default today. */
  #daysFrom: LocalDate | undefined;
  readonly #parts: {readonly [Name in keyof Parts]: LoadController<Parts[Name]>};
  readonly #coming: {[Name in keyof Parts]?: Promise<unknown>} = {};
  readonly #rules: Transition[] = [choosing];
  #asked: Opening = {};
  /** Whose data is on screen. */
  #reader: string | undefined;
  #couldRead = false;

  constructor(host: BookingHost) {
    this.host = host;
    this.provider = new ProviderController(host);
    this.strings = new StringsController(host, bookingStrings, this.provider);
    this.announcer = new Announcer(host);
    this.kinds = new Reading(host);
    this.firstTimes = new Reading(host);
    this.days = new Reading(host);
    this.dayTimes = new Reading(host);
    this.#parts = {
      later: new LoadController(host),
      calendar: new LoadController(host),
      aside: new LoadController(host),
    };
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.practice === undefined) return;
    this.#followSession();
    if (this.session) this.#read();
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
    return session.state === 'expired'
      ? session.previous
      : session.state === 'signed-out'
        ? undefined
        : valueOf(session);
  }

  /** By the server's clock, in ms UTC. */
  get now(): number {
    return this.shared.now();
  }

  /** How a new appointment is made here. */
  get mode(): Mode {
    return bookingMode(this.practice!);
  }

  get zone(): string {
    return this.practice!.timeZone;
  }

  get text(): StringsController<BookingKey>['text'] {
    return this.strings.text;
  }

  get locale(): string {
    return this.strings.locale;
  }

  /** The day of an instant in the practice's zone. */
  readonly dayOf = (instant: string | number): LocalDate => localDate(instant, this.zone);

  /** Opens elsewhere, because the host asks so; what was under way is left. */
  open(asked: Opening): void {
    this.#asked = asked;
    this.booking = opening(asked);
  }

  /** Later steps bring their own rules, which go before the general ones. */
  addRules(rules: Transition): void {
    this.#rules.unshift(rules);
  }

  readonly send = (message: Message): void => {
    const before = this.booking;
    for (const rules of this.#rules) {
      this.booking = rules(before, message);
      if (this.booking !== before) break;
    }
    if (this.booking.screen.at === 'time' && before.screen.at !== 'time') {
      this.#daysFrom = undefined;
      this.refresh(FRESH_MS);
      setTimeout(() => this.booking.screen.at === 'time' && this.bring('aside'), LINGER_MS);
    }
    this.part('later')?.follow(before, message);
    this.part('aside')?.follow(before, message);
    this.host.requestUpdate();
  };

  /** A time was pressed: it is held where the practice can, and the next step follows. */
  readonly pick = async (time: TimeSlot): Promise<void> => {
    if (this.picking) return;
    this.picking = time;
    this.host.requestUpdate();
    const later = await this.bring('later');
    const {state} = this.#parts.later;
    this.failure = state.state === 'failed' ? state.failure : undefined;
    await later?.holds.pick(time);
    this.picking = undefined;
    this.host.requestUpdate();
  };

  /** A part, if it has come. */
  part<Name extends keyof Parts>(name: Name): Parts[Name] | undefined {
    return this.#parts[name].value;
  }

  /** Brings a part, unless it is here; it is awaited where it is on its way. */
  async bring<Name extends keyof Parts>(name: Name): Promise<Parts[Name] | undefined> {
    const part = this.#parts[name];
    const {state} = part.state;
    if (state === 'idle' || state === 'failed') {
      this.#coming[name] = part.run(async () => (await parts[name]()).create(this));
    }
    await this.#coming[name];
    return part.value;
  }

  /** Draws with a part, or that it is on its way, or that it could not come. */
  draw<Name extends keyof Parts>(name: Name, view: (part: Parts[Name]) => unknown): unknown {
    const {state} = this.#parts[name];
    // Not while drawing: that it comes is drawn as well.
    if (state.state === 'idle') queueMicrotask(() => void this.bring(name));
    return state.state === 'ready'
      ? view(state.value)
      : state.state === 'failed'
        ? failureNotice(this, state.failure, () => void this.bring(name))
        : loadingView(this.text('loading'));
  }

  /** The kind that an errand is about; for a move only once the kinds are known. */
  kindOf(errand: Errand): AppointmentType | undefined {
    return errand.is === 'new'
      ? errand.kind
      : this.kinds.value?.items.find(({id}) => id === errand.appointment.appointmentType?.id);
  }

  /** Asks for the free days from this one on. */
  showDays(from: LocalDate): void {
    this.#daysFrom = from;
    this.host.requestUpdate();
  }

  get today(): LocalDate {
    return this.dayOf(this.now);
  }

  /** Reads again what was read at least `ageMs` ago; what is on screen stays meanwhile. */
  refresh(ageMs = 0): void {
    for (const reading of this.#readings) reading.again(ageMs);
  }

  /** An appointment was made, moved or cancelled: kinds and times are no longer as they were read. */
  forget(): void {
    for (const reading of this.#readings) reading.forget();
  }

  get #readings(): readonly Reading<unknown>[] {
    return [this.kinds, this.firstTimes, this.days, this.dayTimes];
  }

  /** What was read for one person is never shown to another, nor for another subject that the host chose. */
  #followSession(): void {
    const {session, shared} = this;
    const reader = session && session.actor.id + shared.personId;
    if (reader !== undefined) {
      if (this.#reader !== undefined && this.#reader !== reader) {
        this.forget();
        this.open(this.#asked);
        this.part('later')?.reset();
        this.part('aside')?.reset();
      }
      this.#reader = reader;
    }
    const canRead = shared.session.state === 'ready';
    if (canRead && !this.#couldRead) {
      // What failed without a session is tried again with it.
      for (const reading of this.#readings) {
        if (reading.state.state === 'failed') reading.again();
      }
      this.part('later')?.signedIn();
      this.part('aside')?.signedIn();
    }
    this.#couldRead = canRead;
  }

  /** Asks for what the screen needs; what was asked already is not asked again. */
  #read(): void {
    const {screen} = this.booking;
    const {subject} = this.shared;
    if (screen.at === 'urgent' && subject && this.mode !== 'phone') {
      // While the patient reads: the kinds, and the times of the first kind.
      this.#readKinds(subject);
      const first = this.kinds.value?.items.find(({selfBookable}) => selfBookable);
      if (first) this.#readTimes({appointmentType: first.id, personId: subject.id});
    } else if (screen.at === 'person' && subject) {
      this.send({is: 'person', person: subject, isOnlyOne: true});
      this.#read();
    } else if (screen.at === 'kind') {
      this.#readKinds(screen.person);
      if (isNoted('draft')) void this.bring('aside').then((aside) => aside?.look(screen.person));
    } else if (screen.at === 'time') {
      const {errand, practitioner, day} = screen;
      const {appointmentTypeId, ...whose} = subjectOf(errand);
      if (errand.is === 'move') this.#readKinds(errand.appointment.person);
      // In the order in which they were read ahead: the question is compared as text.
      this.#readTimes({appointmentType: appointmentTypeId, ...whose, practitioner}, day);
      // What follows comes while the first times are looked at; these do not wait for it.
      if (this.firstTimes.value) void this.bring('later');
    }
  }

  #readKinds({id: personId, refusal}: Pick<Subject, 'id' | 'refusal'>): void {
    // For who can book nothing the reason is known already.
    if (refusal) return;
    this.kinds.ask(personId, (signal) => listAppointmentTypes(this.shared.client, {personId}, {signal}));
  }

  /** The first times; with the calendar open its days, and the times of the one that was chosen. */
  #readTimes(query: TimesQuery, day?: LocalDate): void {
    const {client} = this.shared;
    const {today} = this;
    const from = this.#daysFrom ?? today;
    const to = (first: LocalDate) => ({from: first, to: addDays(first, SEARCH_DAYS - 1)});
    const question = JSON.stringify(query);
    this.firstTimes.ask(question, (signal) =>
      listTimeSlots(client, {...query, ...to(today), limitPerDay: 3, limit: 9}, {signal}),
    );
    if (day !== undefined) {
      this.days.ask(question + from, (signal) => listTimeSlotDays(client, {...query, ...to(from)}, {signal}));
    }
    if (day) {
      this.dayTimes.ask(question + day, async (signal) => {
        const list = await listTimeSlots(client, {...query, from: day, to: day, limit: 200}, {signal});
        this.part('calendar')?.sayFound(day, list.items.length);
        return list;
      });
    }
  }
}
