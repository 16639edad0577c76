import {type Failure, failureOf, hasCode, type SlotHold, type TimeSlot} from '@gp-elements/core';
import {createSlotHold, newKey, releaseSlotHold} from '@gp-elements/core/writes';
import type {ReactiveController} from 'lit';
import type {BookingController} from './booking.controller.ts';
import {type Errand, type Keeping, type Screen, subjectOf} from './booking.machine.ts';
import {modeOf} from './booking.modes.ts';
import {isFinishing} from './finish.machine.ts';

/** After a refusal or without connection the next try waits so long. ms. */
const RETRY_MS = 15_000;
/** From here on somebody looks whether more time is needed. ms. */
const NEAR_MS = 480_000;

/** The time that was chosen, with its hold while that lives. */
export const heldOn = (screen: Screen): {time: TimeSlot; hold: SlotHold} | undefined => {
  if (!isFinishing(screen)) return undefined;
  const {time, keeping} = screen.picked;
  return keeping.is === 'held' ? {time, hold: keeping.hold} : undefined;
};

/**
 * Holds the chosen time while the person fills in the rest: has it cared for when its end is near, says once that it ended,
 * and takes it again when they go on.
 */
export class HoldKeeper implements ReactiveController {
  readonly #b: BookingController;
  /** When the person last typed, pressed or moved on; by the server's clock, in ms UTC. */
  activeAt = 0;
  #notBefore = 0;
  #bringAt = 0;
  #busy: Promise<void> | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(b: BookingController) {
    this.#b = b;
    b.host.addController(this);
  }

  hostConnected(): void {
    this.#keepTime();
  }

  hostDisconnected(): void {
    this.#keepTime(false);
  }

  /** Holds a time that was pressed and goes on to the next step; says why where that cannot be. */
  async pick(time: TimeSlot): Promise<void> {
    const {screen} = this.#b.booking;
    if (screen.at === 'time' || isFinishing(screen)) await this.#hold(screen.errand, time);
  }

  /** The person is busy: a hold that ended is taken again, a living one is extended in time. */
  touch(): void {
    const {booking, now} = this.#b;
    const {screen} = booking;
    this.activeAt = now;
    if (isFinishing(screen) && screen.picked.keeping.is === 'ended' && now >= this.#notBefore)
      this.takeAgain();
  }

  /** Holds a time again whose hold ended. */
  readonly takeAgain = (): void => {
    const {screen} = this.#b.booking;
    if (isFinishing(screen)) this.#once(() => this.#hold(screen.errand, screen.picked.time));
  };

  readonly extend = (): void => this.#once(async () => (await this.#b.bring('aside'))?.care.extend());

  /** Settles when nothing about the hold is under way. */
  async settled(): Promise<void> {
    await this.#busy;
  }

  /** After the machine moved on: a hold that was left behind is given back. */
  follow(before: Screen): void {
    const {screen} = this.#b.booking;
    const left = heldOn(before);
    if (left && !isFinishing(screen) && screen.at !== 'done') this.#release(left.hold);
    this.#keepTime();
  }

  /** Someone else has the time: the nearest free ones instead, and lists that no longer show it. */
  taken(time: TimeSlot, failure: Failure): void {
    const alternatives = (failure.kind === 'problem' && failure.problem.alternatives) || [];
    this.keep(time, {is: 'lost', alternatives});
    this.#b.refresh();
  }

  /** The hold is over; the time may still be free. */
  end(): void {
    const held = heldOn(this.#b.booking.screen);
    if (!held) return;
    this.keep(held.time, {is: 'ended'});
    const {announcer, strings} = this.#b;
    // Few holds end, so the words come with what is seldom needed; near the end of a hold that is there already.
    void this.#b.bring('aside').then((aside) => aside && announcer.say(strings.t('hold.ended')));
  }

  /** The time on screen is another one, or as sure as this. */
  keep(time: TimeSlot, keeping: Keeping): void {
    this.#b.send({is: 'picked', picked: {time, keeping}});
  }

  #once(work: () => Promise<void>): void {
    this.#busy ??= work().finally(() => (this.#busy = undefined));
  }

  async #hold(errand: Errand, time: TimeSlot): Promise<void> {
    const b = this.#b;
    let hold: SlotHold | undefined;
    b.failure = undefined;
    try {
      // A request is not held: the practice looks first.
      if (
        modeOf(b.practice!, 'createSlotHold') === 'direct' &&
        (errand.is === 'move' || b.mode === 'direct')
      ) {
        hold = await createSlotHold(b.shared.client, {
          timeSlotId: time.id,
          ...subjectOf(errand),
          key: newKey(),
        });
      }
    } catch (error) {
      const failure = failureOf(error);
      // A backend may say so only when it is asked: then nothing is held.
      if (!hasCode(failure, 'operation-not-offered')) {
        this.#notBefore = b.now + RETRY_MS;
        if (hasCode(failure, 'slot-taken')) this.taken(time, failure);
        else b.failure = failure;
        b.host.requestUpdate();
        return;
      }
    }
    const {screen} = b.booking;
    // The practice moved it since it was read: what was chosen is gone, and the hour where it is now is only an offer.
    const held = hold?.timeSlot;
    if (hold && held?.id === time.id && Date.parse(held.start) !== Date.parse(time.start)) {
      this.#release(hold);
      this.keep(time, {is: 'lost', alternatives: [held]});
      return;
    }
    // Meanwhile the person may have gone elsewhere.
    if ((screen.at === 'time' || isFinishing(screen)) && screen.errand === errand) {
      this.activeAt = b.now;
      this.keep(time, hold ? {is: 'held', hold} : {is: 'not-held'});
    } else if (hold) {
      this.#release(hold);
    }
  }

  #release({id}: SlotHold): void {
    // Nobody waits for this: a hold that was not given back ends by itself.
    releaseSlotHold(this.#b.shared.client, {id, key: newKey()}).then(
      () => this.#b.refresh(),
      () => {},
    );
  }

  #keepTime(isHeld = !!heldOn(this.#b.booking.screen)): void {
    if (isHeld === !!this.#ticking) return;
    clearInterval(this.#ticking);
    this.#ticking = isHeld ? setInterval(this.#tick, 1000) : undefined;
  }

  readonly #tick = (): void => {
    const {booking, now, host} = this.#b;
    const held = heldOn(booking.screen);
    // The host opened it elsewhere meanwhile.
    if (!held) {
      this.#keepTime(false);
      return;
    }
    const left = Date.parse(held.hold.expiresAt) - now;
    const aside = this.#b.part('aside');
    if (left <= 0) this.end();
    else if (aside) aside.care.look();
    // Without a connection it cannot come; it is asked for a few times a minute, long before it has to warn.
    else if (left <= NEAR_MS && now >= this.#bringAt) {
      this.#bringAt = now + RETRY_MS;
      void this.#b.bring('aside').then((brought) => brought?.care.look());
    }
    host.requestUpdate();
  };
}
