import {type Appointment, type AppointmentCreate, type Failure, hasCode} from '@gp-elements/core';
import {createAppointment, SubmitController} from '@gp-elements/core/writes';
import type {BookingController} from './booking.controller.ts';
import {AppointmentBookedEvent, BookingRequestEvent} from './booking.events.ts';
import {type NewAppointment, type Picked, type ScreenAt, subjectOf} from './booking.machine.ts';
import {answersOf} from './details-form.ts';
import {isFinishing} from './finish.machine.ts';
import type {HoldKeeper} from './hold-keeper.ts';

/** What the person decided about a time; the same wish asked twice is one intention. */
export type Wish =
  | ({readonly is: 'book'; readonly start: string} & AppointmentCreate)
  | {
      readonly is: 'move';
      readonly start: string;
      readonly id: string;
      readonly etag: string;
      readonly timeSlotId: string;
      readonly slotHoldId?: string;
    }
  | {readonly is: 'cancel'; readonly id: string; readonly etag: string};

/** The time that is wished for, with its hold while that lives. */
export interface WishedTime {
  readonly start: string;
  readonly timeSlotId: string;
  readonly slotHoldId?: string;
}

/** The last step: asks the host, sends, looks up what nobody answered, and tells the page what came of it. */
export class Confirmation {
  readonly submit: SubmitController<Wish, Appointment>;
  /** Where a write that nobody answered stands. */
  lookUp: 'looking' | 'not-done' | undefined;
  /** The page did not allow it. */
  isRefused = false;
  readonly #b: BookingController;
  readonly #holds: HoldKeeper;

  constructor(b: BookingController, holds: HoldKeeper) {
    this.#b = b;
    this.#holds = holds;
    this.submit = new SubmitController(b.host, {
      send: (wish, key) => {
        const {client} = b.shared;
        // What exists can only be changed from the list, which came with the part that knows how.
        if (wish.is !== 'book') return b.part('aside')!.fulfil(client, wish, key);
        const {is: _book, start: _start, ...body} = wish;
        return createAppointment(client, {...body, key});
      },
      lookUp: (wish) => this.#lookUp(wish),
    });
  }

  /** Another screen: what was said about the last attempt is over. */
  reset(): void {
    this.isRefused = false;
    this.lookUp = undefined;
    if (!this.submit.isPending) this.submit.reset();
  }

  /** Why the last attempt failed. */
  get failure(): Failure | undefined {
    const {state} = this.submit;
    return state.state === 'failed' ? state.failure : undefined;
  }

  /** Books the time on screen. */
  async book({errand}: ScreenAt<'check'>): Promise<void> {
    const b = this.#b;
    const {kind, noticeVersion} = errand as NewAppointment;
    const appointment = await this.fulfil('book', (time) => ({
      is: 'book',
      ...time,
      ...subjectOf(errand),
      ...answersOf(b.booking.form ?? {}, kind),
      // Without one where staff booked what is now chosen anew: no list was shown then.
      ...(noticeVersion && {urgentNoticeVersion: noticeVersion}),
    }));
    if (appointment) {
      b.send({is: 'done', appointment});
      b.host.dispatchEvent(new AppointmentBookedEvent(appointment.id));
    }
  }

  /**
   * Asks the page, sends what is wished for the time on screen, and offers another one when it has gone. Nothing when it
   * was refused, or when nobody answered.
   */
  async fulfil(
    action: BookingRequestEvent['action'],
    wishFor: (time: WishedTime) => Wish,
  ): Promise<Appointment | undefined> {
    const b = this.#b;
    const holds = this.#holds;
    // The press itself may have made a hold that ended be taken again.
    await holds.settled();
    const isLost = () => this.#picked?.keeping.is === 'lost';
    if (isLost() || this.submit.isPending) return undefined;
    this.lookUp = undefined;
    this.isRefused = !b.host.dispatchEvent(new BookingRequestEvent(action));
    b.host.requestUpdate();
    if (this.isRefused) return undefined;
    let appointment = await this.#send(wishFor);
    if (hasCode(this.failure, 'slot-hold-expired')) {
      // It ended on the way, so nothing was booked: it is taken again, and sent once more, as another request.
      holds.takeAgain();
      await holds.settled();
      if (isLost()) this.submit.reset();
      else appointment = await this.#send(wishFor);
    }
    const picked = this.#picked;
    const {failure} = this;
    const current = failure?.kind === 'problem' && failure.problem.currentAppointment;
    if (appointment) b.forget();
    // It changed meanwhile: it is shown as it is now.
    if (current) b.send({is: 'changed-meanwhile', appointment: current});
    // Twice: the next press goes without it.
    if (hasCode(failure, 'slot-hold-expired')) holds.end();
    if (picked && failure && hasCode(failure, 'slot-taken')) {
      this.submit.reset();
      holds.taken(picked.time, failure);
    }
    return appointment;
  }

  /** The time on screen, with what keeps it. */
  get #picked(): Picked | undefined {
    const {screen} = this.#b.booking;
    return isFinishing(screen) ? screen.picked : undefined;
  }

  #send(wishFor: (time: WishedTime) => Wish): Promise<Appointment | undefined> {
    const {time, keeping} = this.#picked ?? {};
    return this.submit.submit(
      wishFor({
        start: time?.start ?? '',
        timeSlotId: time?.id ?? '',
        ...(keeping?.is === 'held' && {slotHoldId: keeping.hold.id}),
      }),
    );
  }

  async #lookUp(wish: Wish): Promise<Appointment | undefined> {
    const b = this.#b;
    this.lookUp = 'looking';
    b.host.requestUpdate();
    let found: Appointment | undefined;
    let next: 'not-done' | undefined;
    try {
      const aside = await b.bring('aside');
      if (aside) {
        found = await aside.lookUp(b.shared.client, wish);
        if (!found) next = 'not-done';
      }
    } finally {
      this.lookUp = next;
    }
    return found;
  }
}
