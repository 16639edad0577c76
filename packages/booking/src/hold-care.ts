// A held time near its end. Most are done long before, so this comes when it is needed.
import {failureOf, hasCode} from '@gp-elements/core';
import {extendSlotHold, newKey} from '@gp-elements/core/writes';
import type {BookingController} from './booking.controller.ts';
import {heldOn, type HoldKeeper} from './hold-keeper.ts';
import {holdAdvice} from './hold-rules.ts';

/** After a refusal or without connection the next try waits so long. ms. */
const RETRY_MS = 15_000;

/** Extends a hold while the person is busy, and warns once of its end who is not. */
export class HoldCare {
  readonly #b: BookingController;
  readonly #holds: HoldKeeper;
  #notBefore = 0;
  /** The end that was warned about. */
  #warnedOf: string | undefined;

  constructor(b: BookingController, holds: HoldKeeper) {
    this.#b = b;
    this.#holds = holds;
  }

  /** Once a second while the end is near. */
  look(): void {
    const {booking, now, announcer, strings} = this.#b;
    const hold = heldOn(booking.screen)?.hold;
    if (!hold) return;
    const {expiresAt, extensionsLeft} = hold;
    const {activeAt} = this.#holds;
    const advice = holdAdvice({now, expiresAt: Date.parse(expiresAt), activeAt, extensionsLeft});
    if (advice === 'extend' && now >= this.#notBefore) this.#holds.extend();
    if (advice === 'warn' && this.#warnedOf !== expiresAt) {
      this.#warnedOf = expiresAt;
      announcer.say(strings.t('hold.warning'));
    }
  }

  /** Asks for more time for what is held on screen. */
  async extend(): Promise<void> {
    const {shared, booking, now} = this.#b;
    const hold = heldOn(booking.screen)?.hold;
    if (!hold) return;
    this.#notBefore = now + RETRY_MS;
    try {
      const renewed = await extendSlotHold(shared.client, {id: hold.id, key: newKey()});
      const held = heldOn(this.#b.booking.screen);
      // Meanwhile another time may have been chosen.
      if (held?.hold.id === renewed.id) this.#holds.keep(held.time, {is: 'held', hold: renewed});
      this.#notBefore = 0;
    } catch (error) {
      if (hasCode(failureOf(error), 'slot-hold-expired', 'not-found')) this.#holds.end();
      // Anything else passes, or the hold ends and says so.
    }
  }
}
