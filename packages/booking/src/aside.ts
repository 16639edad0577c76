// What most bookings never show, as one chunk: signing in, for whom, trouble with times and sending, rare reasons, and
// the appointments that exist. It builds on the later steps, so it brings them along.
import {
  type Appointment,
  type AppointmentTypeList,
  listAppointmentTypes,
  LoadController,
  type NoTimes,
  type Subject,
  type TimeSlot,
} from '@gp-elements/core';
import {getAppointment, getAppointmentCalendar, listAppointments} from '@gp-elements/core/writes';
import {addStyles, button, notice} from '@gp-elements/ui';
import {DialogController, dialogStyles} from '@gp-elements/ui/dialog';
import {saveFile} from '@gp-elements/ui/save-file';
import {html, nothing, type ReactiveController} from 'lit';
import {asideStyles} from './aside.styles.ts';
import type {BookingController} from './booking.controller.ts';
import {AppointmentCancelledEvent} from './change.events.ts';
import type {Booking, Message, ScreenAt} from './booking.machine.ts';
import {isOffered} from './booking.modes.ts';
import {addTexts} from './booking.strings.ts';
import {fulfil, lookUp} from './changes.ts';
import {LiveChanges} from './changes-live.ts';
import {HoldCare} from './hold-care.ts';
import {earlierOf, notReplaced, type Pages, readMore} from './earlier-appointments.ts';
import type {Draft} from './drafts.ts';
import {create as createLater, type Later} from './later.ts';
import {listing} from './list.machine.ts';
import {Reading} from './reading.ts';
import {waitForRelease} from './release-wait.ts';
import {expiredNotice, gate, personScreen} from './screens/gates.ts';
import {listScreen} from './screens/list.ts';
import {moveScreen} from './screens/move.ts';
import {
  answerText,
  attempt,
  faultsSummary,
  faultText,
  phoneNotice,
  noTimes,
  notHeld,
  takenNotice,
} from './screens/trouble.ts';
import {failureNotice, practiceText, whenOf} from './screens/view.ts';
import {isNoted, setNote} from './session-note.ts';
import {strings} from './strings/nl-aside.ts';

interface FoundDraft extends Draft {
  readonly person: Subject;
}

/** Earlier appointments that are read at once, of each person. */
const PAGE = 20;

export class Aside implements ReactiveController {
  readonly b: BookingController;
  readonly later: Later;
  readonly care: HoldCare;
  readonly dialog: DialogController;
  readonly appointments: Reading<readonly Appointment[]>;
  /** The earlier and cancelled ones, page by page. */
  readonly earlier: Reading<readonly Pages[]>;
  /** The kinds, for another time in the place of one that the practice cancelled. */
  readonly rebooking: LoadController<AppointmentTypeList>;
  /** For which one it was pressed. */
  rebooked: string | undefined;
  /** The calendar file that was asked for last. */
  readonly #calendarFile: LoadController<string>;
  /** A draft of before that can be taken up again. */
  #found: FoundDraft | undefined;
  #lookedFor: string | undefined;
  #release: ReturnType<typeof setTimeout> | undefined;
  #releaseAt: string | undefined;

  constructor(b: BookingController, later: Later) {
    addTexts(strings);
    addStyles(b.host.shadowRoot!, dialogStyles, asideStyles);
    b.addRules(listing);
    this.b = b;
    this.later = later;
    this.care = new HoldCare(b, later.holds);
    this.dialog = new DialogController(b.host);
    this.appointments = new Reading(b.host);
    this.earlier = new Reading(b.host);
    this.rebooking = new LoadController(b.host);
    this.#calendarFile = new LoadController(b.host);
    b.host.addController(this);
    new LiveChanges(b, this.appointments);
  }

  hostDisconnected(): void {
    this.#waitForRelease(undefined);
  }

  hostUpdate(): void {
    const {b} = this;
    // An element that has left its provider may still be drawn once.
    if (!b.provider.value) return;
    const {screen} = b.booking;
    if (screen.at === 'list' && b.session) {
      this.#readList(screen.only);
      if (screen.earlier) this.earlier.ask(this.#people.join(), () => this.#readEarlier(this.#unread));
    }
    this.#waitForRelease(screen.at === 'time' ? b.firstTimes.value?.noTimes?.newTimesAt : undefined);
  }

  /** After the machine moved on. */
  follow({screen: before}: Booking, {is}: Message): void {
    const {screen} = this.b.booking;
    if (is === 'cancelled') this.appointments.again();
    if (is === 'done') this.appointments.forget();
    // It stands among the earlier ones now.
    if (is === 'cancelled' || is === 'done') this.earlier.forget();
    if (is === 'done') this.#found = undefined;
    if (is !== 'typed') this.#calendarFile.reset();
    const isAsking = screen.at === 'list' && !!screen.cancelling;
    if (isAsking) this.dialog.open();
    else this.dialog.close();
    if (isAsking !== (before.at === 'list' && !!before.cancelling)) this.later.confirmation.reset();
  }

  /** The session is there again: what failed without it is tried again. */
  signedIn(): void {
    for (const reading of [this.appointments, this.earlier])
      if (reading.state.state === 'failed') reading.again();
  }

  /** Another person, or another subject: nothing of the one before stays. */
  reset(): void {
    for (const reading of [this.appointments, this.earlier]) {
      reading.forget();
      reading.reset();
    }
    this.#lookedFor = this.#found = undefined;
    this.rebooking.reset();
    this.#calendarFile.reset();
    this.dialog.close();
  }

  /** Cancels the appointment that the person was asked about. */
  readonly cancel = async (): Promise<void> => {
    const {b} = this;
    const {confirmation} = this.later;
    const {screen} = b.booking;
    if (screen.at !== 'list' || !screen.cancelling) return;
    const {id, etag} = screen.cancelling;
    const appointment = await confirmation.fulfil('cancel', () => ({is: 'cancel', id, etag}));
    if (appointment) {
      b.send({is: 'cancelled', appointment});
      b.host.dispatchEvent(new AppointmentCancelledEvent(id));
    }
  };

  readonly fulfil = fulfil;
  readonly lookUp = lookUp;

  readonly gate = (): unknown => gate(this.b);
  readonly expired = (): unknown => expiredNotice(this.b);
  readonly person = (screen: ScreenAt<'person'>): unknown => personScreen(this.b, screen);
  readonly list = (screen: ScreenAt<'list'>): unknown => listScreen(this, screen);
  readonly taken = (alternatives: readonly TimeSlot[]): unknown => takenNotice(this.b, alternatives);
  readonly answer = (asked?: Appointment): unknown => answerText(this.b, asked);
  readonly noTimes = (why: NoTimes | undefined, isFiltered: boolean): unknown =>
    noTimes(this.b, why, isFiltered);
  readonly notHeld = (screen: ScreenAt<'details' | 'check'>): unknown => notHeld(this.later, screen);
  readonly faults = (screen: ScreenAt<'details'>): unknown => faultsSummary(this.b, screen);
  readonly fault = (screen: ScreenAt<'details'>, field: string): unknown => faultText(this.b, screen, field);
  readonly phone = (phone: string | undefined): unknown => phoneNotice(this.b, phone);
  readonly move = (screen: ScreenAt<'check'>): unknown => moveScreen(this.later, screen);
  readonly attempt = (): unknown => attempt(this.later);

  /** Goes on at the times, with what is known of an appointment that the practice cancelled. */
  readonly rebook = async (appointment: Appointment): Promise<void> => {
    const {b, rebooking} = this;
    const {person, appointmentType, practitioner, urgentNoticeVersion = ''} = appointment;
    this.rebooked = appointment.id;
    await rebooking.run((signal) => listAppointmentTypes(b.shared.client, {personId: person.id}, {signal}));
    const kind = rebooking.value?.items.find(({id}) => id === appointmentType?.id);
    const subject = b.session?.subjects.find(({id}) => id === person.id);
    if (!kind?.selfBookable || !subject || rebooking.state.state !== 'ready') return;
    rebooking.reset();
    b.send({
      is: 'rebook',
      errand: {is: 'new', noticeVersion: urgentNoticeVersion, person: subject, kind},
      practitioner: kind.practitioners.find(({id}) => id === practitioner?.id)?.id,
    });
  };

  saveCalendarFile({id}: Appointment): void {
    const {b} = this;
    void this.#calendarFile.run(async (signal) => {
      const text = await getAppointmentCalendar(b.shared.client, {id}, {signal});
      saveFile(text, b.strings.t('done.calendar-name'), 'text/calendar');
      return text;
    });
  }

  /** Where the page has them say how they want to be told. */
  readonly contact = (): unknown =>
    html` <a href=${this.b.host.contactDetailsHref!}>${this.b.text('done.contact')}</a>`;

  /** What went wrong with the calendar file. */
  aboutCalendarFile(): unknown {
    const {state} = this.#calendarFile;
    return state.state === 'failed'
      ? [html`<p>${this.b.text('done.calendar-failed')}</p>`, failureNotice(this.b, state.failure)]
      : nothing;
  }

  /** Looks once for a draft of this person, where this tab began one. */
  async look(person: Subject): Promise<void> {
    if (this.#lookedFor === person.id || !isNoted('draft')) return;
    this.#lookedFor = person.id;
    const draft = await this.later.drafts.load(person);
    this.#found = draft && {...draft, person};
    if (!draft) setNote('draft', false);
    this.b.host.requestUpdate();
  }

  readonly #discard = (): void => {
    this.#found = undefined;
    void this.later.drafts.remove();
  };

  /** A booking that was begun before can be taken up again. */
  offer({id}: Subject, noticeVersion: string): unknown {
    const {b} = this;
    const {text} = b;
    const found = this.#found;
    if (!found || found.person.id !== id) return nothing;
    const {kind, time, form, person} = found;
    return notice({
      tone: 'info',
      heading: text('resume.heading'),
      level: b.level + 1,
      icon: 'calendar',
      body: [practiceText(b, kind.name, kind.language), ', ', whenOf(b, time.start)],
      actions: [
        button({
          text: text('resume.go'),
          onClick: () => {
            b.send({
              is: 'resume',
              errand: {is: 'new', noticeVersion, person, kind},
              day: isOffered(b.practice!, 'listTimeSlotDays') ? b.dayOf(time.start) : undefined,
              form,
            });
            void b.pick(time);
          },
        }),
        button({text: text('resume.discard'), kind: 'quiet', onClick: this.#discard}),
      ],
    });
  }

  /** One page more of the earlier ones. The button keeps the keyboard, so what came is said. */
  readonly more = (): void => {
    const {b, earlier} = this;
    const pages = earlier.value!;
    const shown = earlierOf(pages, b.now).length;
    void earlier
      .run(() => this.#readEarlier(pages))
      .then(() => {
        const count = earlierOf(earlier.value!, b.now).length - shown;
        if (count > 0) b.announcer.say(b.strings.t('list.found', {count}));
      });
  };

  /** Everyone for whom the person may act, or the one who was chosen. */
  get #people(): string[] {
    const {shared, session} = this.b;
    return (shared.subject ? [shared.subject] : session!.subjects).map(({id}) => id);
  }

  get #unread(): Pages[] {
    return this.#people.map((personId) => ({personId, items: [], next: ''}));
  }

  #readEarlier(pages: readonly Pages[]): Promise<readonly Pages[]> {
    const {now, shared} = this.b;
    return readMore(pages, now, (personId, cursor) =>
      listAppointments(shared.client, {personId, state: 'all', limit: PAGE, cursor}),
    );
  }

  /** Reads what still comes, or the one that was asked for. */
  #readList(only: string | undefined): void {
    const {client} = this.b.shared;
    const people = this.#people;
    this.appointments.ask(JSON.stringify([only, people]), async (signal) => {
      if (only !== undefined) return [await getAppointment(client, {id: only}, {signal})];
      const read = (state?: 'cancelled') =>
        Promise.all(people.map((personId) => listAppointments(client, {personId, state}, {signal})));
      const [lists, gone] = await Promise.all([read(), read('cancelled')]);
      const coming = lists.flatMap(({items}) => items);
      const all = [
        ...coming,
        ...notReplaced(
          gone.flatMap(({items}) => items),
          coming,
          this.b.now,
        ),
      ];
      return all.sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
    });
  }

  /** When new times are released at a known moment, they come by themselves. */
  #waitForRelease(at: string | undefined): void {
    if (at === this.#releaseAt) return;
    clearTimeout(this.#release);
    this.#releaseAt = at;
    if (at === undefined) return;
    const {b} = this;
    this.#release = setTimeout(() => b.refresh(), waitForRelease(Date.parse(at), b.now, Math.random()));
  }
}

/** The later steps are there first, for this stands on them. */
export const create = async (b: BookingController): Promise<Aside> =>
  new Aside(b, (await b.bring('later')) ?? createLater(b));
