// What was chosen and typed is kept until it is sent or discarded, and offered again after a reload or signing in again.
import type {Subject} from '@gp-elements/core';
import {createDraftStore, type DraftStore} from '@gp-elements/core/drafts';
import {isEmpty, type Order} from './order.ts';
import type {RepeatController} from './repeat-prescription.controller.ts';

/** A draft is kept so long after the last key. ms. */
const PAUSE_MS = 400;

export class Drafts {
  /** A draft of before, until it is taken up or thrown away. Ciphertext on the device; the key comes with the session. */
  found: Order | undefined;
  readonly #r: RepeatController;
  #store: DraftStore<Order> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(r: RepeatController) {
    this.#r = r;
  }

  /** Looks for what was kept for this person, if the session can read it. */
  async look({draftKey}: Subject): Promise<void> {
    this.forget();
    const store = createDraftStore<Order>({
      name: 'repeat-prescription',
      draftKey,
      now: () => this.#r.now,
    });
    this.#store = store;
    const found = await store.load();
    // Who was quicker has begun anew.
    if (!found || this.#store !== store || !isEmpty(this.#r.order)) return;
    this.found = found;
    this.#r.host.requestUpdate();
  }

  /** The order is another one now. */
  follow(order: Order): void {
    clearTimeout(this.#keeping);
    const store = this.#store;
    if (isEmpty(order)) {
      if (!this.found) void store?.remove();
      return;
    }
    this.found = undefined;
    this.#keeping = setTimeout(() => void store?.save(order), PAUSE_MS);
  }

  /** It is not wanted any more. */
  discard(): void {
    clearTimeout(this.#keeping);
    this.found = undefined;
    void this.#store?.remove();
    this.#r.host.requestUpdate();
  }

  /** Another person is there now. What was kept stays on the device, unreadable without its own session. */
  forget(): void {
    clearTimeout(this.#keeping);
    this.#store = this.found = undefined;
  }
}
