import {
  button,
  focusHeading,
  loadingView,
  phones,
  quickExit,
  renderConnection,
  styles,
  takeFirstState,
} from '@gp-elements/ui';
import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {BookingController} from './booking.controller.ts';
import {placeOf} from './booking.machine.ts';
import {isOffered} from './booking.modes.ts';
import {bookingStyles} from './booking.styles.ts';
import {complaintsScreen, kindScreen} from './screens/kind.ts';
import {timeScreen} from './screens/time.ts';
import {callScreen, urgentScreen} from './screens/urgent.ts';
import {isNoted, setNote} from './session-note.ts';

/**
 * Lets a patient book, look up, move and cancel appointments with the practice of the enclosing `<gp-provider>`. Begins
 * with the alarm signs, also for who is not signed in. Without a provider it says so and asks nothing of anyone.
 *
 * @summary Appointment booking.
 * @slot - Fallback: whom to call. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart title - Heading of a screen.
 * @csspart heading - Any heading, the one of the screen included.
 * @csspart progress - "Stap 2 van 4".
 * @csspart button - Any button.
 * @csspart button-primary - The one action that goes on.
 * @csspart button-secondary - A button beside it.
 * @csspart button-quiet - A button that looks like a link.
 * @csspart button-danger - A button that takes something away.
 * @csspart choice - A card to choose from.
 * @csspart choice-off - A card that cannot be chosen now.
 * @csspart time-slot - One selectable time.
 * @csspart calendar - The calendar.
 * @csspart day - One day of it.
 * @csspart day-free - A day with free times.
 * @csspart day-none - A day without.
 * @csspart day-closed - A day on which the practice is closed.
 * @csspart day-past - A day before today.
 * @csspart day-later - A day that cannot be booked yet.
 * @csspart day-loading - A day of which it is not known yet.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that explains.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart notice-success - Something went well.
 * @csspart error-summary - The list of what is still wrong in a form.
 * @csspart loading - What is shown while something is on its way.
 * @csspart phone - A link that calls.
 * @csspart phone-large - A link that calls, as a card.
 * @csspart field - A field with its label.
 * @csspart hold - The line that says until when a time is kept.
 * @csspart summary - What was chosen, to be checked.
 * @csspart appointment - One appointment in the list.
 * @csspart dialog - The question whether to cancel an appointment.
 * @csspart top - The line with the way back, the way out and the phone.
 * @csspart quick-exit - "Snel weg", where the provider says where to.
 * @fires {AppointmentBookedEvent} gp-appointment-booked - After the gateway booked a time, or took a request for one.
 * @fires {AppointmentRescheduledEvent} gp-appointment-rescheduled - After the gateway moved an appointment.
 * @fires {AppointmentCancelledEvent} gp-appointment-cancelled - After the gateway cancelled an appointment.
 * @fires {BookingRequestEvent} gp-booking-request - Before anything is sent; cancel it to refuse.
 */
export class GpBooking extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    appointmentId: {attribute: 'appointment-id'},
    view: {},
    contactDetailsHref: {attribute: 'contact-details-href'},
    headingLevel: {type: Number, attribute: 'heading-level'},
  };
  static override styles = [...styles, bookingStyles];

  /** What a server drew, until more is known. */
  #firstState = takeFirstState(this);
  readonly #booking = new BookingController(this);
  /** The step whose heading had the focus last; undefined until something was drawn. */
  #place: string | undefined;
  #notice: Element | null = null;
  /** Where the keyboard was before this update: the part of the screen, or the screen. */
  #focusedIn: Element | null | undefined;

  /** Opens at this appointment, without the urgent question. */
  appointmentId: string | undefined;
  /** `book` begins a new appointment, `list` shows those that exist. Default `book`. */
  view: 'book' | 'list' = 'book';
  /** Address of the page with `<gp-contact-details>`: who will get no message of a booking is shown the way. */
  contactDetailsHref: string | undefined;
  /** Level of the headings of screens, 1 to 5; headings inside screens are deeper. Default 2. */
  headingLevel = 2;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('appointmentId') || changed.has('view')) {
      const {appointmentId, view} = this;
      // Back from signing in on another page: at the list, if that was open.
      this.#booking.open({appointmentId, view: isNoted('list') ? 'list' : view});
      setNote('list', false);
    }
    this.#booking.level = this.headingLevel;
    this.#focusedIn = this.#focused?.closest('section, .screen');
  }

  protected override updated(): void {
    const {renderRoot: root} = this;
    const message = root.querySelector('.notice[data-focus]');
    const place = this.#gated ? 'gate' : placeOf(this.#booking.booking);
    if (place !== this.#place) {
      // A step that is still on its way has no heading yet; the page's own first focus is not ours to move.
      if (!this.#firstState && root.querySelector('.title')) {
        if (this.#place !== undefined) focusHeading(root);
        this.#place = place;
      }
    } else if (message && message !== this.#notice) {
      focusHeading(root, '.notice[data-focus]');
    } else if (this.#focusedIn && !this.#focused) {
      // What had the keyboard is gone, such as a button that was pressed: on to what came in its place.
      const {isConnected} = this.#focusedIn;
      focusHeading(isConnected && this.#focusedIn.querySelector('[data-focus]') ? this.#focusedIn : root);
    }
    this.#notice = message;
  }

  get #focused(): Element | null | undefined {
    return this.shadowRoot?.activeElement;
  }

  /** Something stands before the step: signing in, or that it goes by phone. */
  get #gated(): boolean {
    const b = this.#booking;
    const {screen} = b.booking;
    const {at} = screen;
    if (!b.practice || at === 'done') return false;
    const isNew = at !== 'list' && !('errand' in screen && screen.errand.is === 'move');
    return (
      (isNew ? b.mode === 'phone' : !isOffered(b.practice, 'listAppointments')) ||
      !(b.session || at === 'urgent' || at === 'call')
    );
  }

  protected override render(): TemplateResult {
    const {strings, announcer} = this.#booking;
    const touch = () => this.#booking.part('later')?.holds.touch();
    return html`<div
        class="screen"
        lang=${strings.language}
        dir=${strings.dir}
        @input=${touch}
        @keydown=${touch}
        @pointerdown=${touch}
      >
        ${renderConnection(this.#booking, () => this.#renderStep(), this.#firstState)}
      </div>
      ${announcer.render()}`;
  }

  #renderStep(): unknown {
    // Never again: it may be another practice that we wait for next.
    this.#firstState = null;
    const b = this.#booking;
    const {screen} = b.booking;
    const {state} = b.shared.session;
    const isExpired = state === 'expired' && screen.at !== 'urgent' && screen.at !== 'call';
    // A fast press comes before it is known who is there.
    const isComing = state === 'loading' || state === 'idle';
    return [
      this.#renderTop(),
      this.#gated
        ? isComing
          ? loadingView(b.text('loading'))
          : b.draw('aside', (aside) => aside.gate())
        : [isExpired ? b.draw('aside', (aside) => aside.expired()) : nothing, this.#renderScreen()],
    ];
  }

  /** The way back, the way out and the phone, at the same place on every step. */
  #renderTop(): TemplateResult {
    const b = this.#booking;
    const {text, booking} = b;
    const {quickExitHref: href} = b.shared;
    return html`<div class="row top" part="top">
      ${
        booking.past.length
          ? html`<span class="back"
              >${button({text: text('back'), kind: 'quiet', icon: 'arrow', onClick: () => b.send({is: 'back'})})}</span
            >`
          : nothing
      }
      ${phones(
        b,
        href && b.session
          ? quickExit({host: this, href, text: b.strings.t('exit'), label: b.strings.t('exit.does')})
          : nothing,
      )}
    </div>`;
  }

  #renderScreen(): unknown {
    const b = this.#booking;
    const {screen} = b.booking;
    switch (screen.at) {
      case 'urgent':
        return urgentScreen(b);
      case 'call':
        return callScreen(b);
      case 'kind':
        return kindScreen(b, screen);
      case 'complaints':
        return complaintsScreen(b, screen);
      case 'time':
        return timeScreen(b, screen);
      case 'person':
        return b.draw('aside', (aside) => aside.person(screen));
      case 'list':
        return b.draw('aside', (aside) => aside.list(screen));
      default:
        return b.draw('later', (later) => later.render(screen));
    }
  }
}
