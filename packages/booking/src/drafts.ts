// What was chosen and typed is kept until it is sent or discarded, and read again after a reload or signing in again.
import type {AppointmentType, Subject, TimeSlot} from '@gp-elements/core';
import {createDraftStore, type DraftStore} from '@gp-elements/core/drafts';
import type {BookingController} from './booking.controller.ts';
import type {DetailsForm} from './details-form.ts';
import {setNote} from './session-note.ts';

/** A booking that is not sent yet. Ciphertext on the device; the key comes with the session. */
export interface Draft {
  readonly kind: AppointmentType;
  readonly time: TimeSlot;
  readonly form?: DetailsForm | undefined;
}

export class Drafts {
  /** The device keeps what was typed, so it may be said. */
  isKept = false;
  readonly #b: BookingController;
  #store: DraftStore<Draft> | undefined;
  /** Whose the store is. */
  #owner: string | undefined;

  constructor(b: BookingController) {
    this.#b = b;
  }

  /** What was kept for this person, if the session can read it. */
  load(person: Subject): Promise<Draft | undefined> {
    return this.#storeOf(person).load();
  }

  /** Keeps what is on screen. */
  async keep(): Promise<void> {
    const {screen, form} = this.#b.booking;
    if (screen.at !== 'details' && screen.at !== 'check') return;
    const {errand, picked} = screen;
    if (errand.is !== 'new') return;
    const isKept = await this.#storeOf(errand.person).save({kind: errand.kind, time: picked.time, form});
    setNote('draft', isKept);
    this.isKept = isKept && form !== undefined;
    this.#b.host.requestUpdate();
  }

  /** It was sent or discarded. */
  async remove(): Promise<void> {
    setNote('draft', false);
    this.isKept = false;
    this.#b.host.requestUpdate();
    await this.#store?.remove();
  }

  /** Another person is there now. What was kept stays on the device, unreadable without its own session. */
  forget(): void {
    this.#store = this.#owner = undefined;
    this.isKept = false;
  }

  #storeOf({id, draftKey}: Subject): DraftStore<Draft> {
    if (!this.#store || this.#owner !== id) {
      this.#owner = id;
      this.#store = createDraftStore({name: 'booking', draftKey, now: () => this.#b.now});
    }
    return this.#store;
  }
}
