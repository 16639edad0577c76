// What was chosen and typed is kept until it is sent or discarded, and offered after a reload or signing in again.
import type {AppointmentType, Subject, TimeSlot} from '@gp-elements/core';
import {createDraftStore, type DraftStore} from '@gp-elements/core/drafts';
import type {BookingController} from './booking.controller.ts';
import type {DetailsForm} from './details-form.ts';
import {isNoted, setNote} from './session-note.ts';

/** A booking that is not sent yet. Ciphertext on the device; the key comes with the session. */
export interface Draft {
  readonly kind: AppointmentType;
  readonly time: TimeSlot;
  readonly form?: DetailsForm | undefined;
}

export interface FoundDraft extends Draft {
  readonly person: Subject;
}

export class Drafts {
  /** The device keeps what was typed, so it may be said. */
  isKept = false;
  /** A draft of before that can be taken up again. */
  found: FoundDraft | undefined;
  readonly #b: BookingController;
  readonly #stores = new Map<string, DraftStore<Draft>>();
  #current: DraftStore<Draft> | undefined;
  #lookedFor: string | undefined;

  constructor(b: BookingController) {
    this.#b = b;
  }

  /** Looks once for a draft of this person, where this tab began one. */
  async look(person: Subject): Promise<void> {
    if (this.#lookedFor === person.id || !isNoted('draft')) return;
    this.#lookedFor = person.id;
    this.#current = this.#storeOf(person);
    const draft = await this.#current.load();
    this.found = draft && {...draft, person};
    if (!draft) setNote('draft', false);
    this.#b.host.requestUpdate();
  }

  /** Keeps what is on screen. */
  async keep(): Promise<void> {
    const {screen, form} = this.#b.booking;
    if (screen.at !== 'details' && screen.at !== 'check') return;
    const {errand, picked} = screen;
    if (errand.is !== 'new') return;
    this.#current = this.#storeOf(errand.person);
    const isKept = await this.#current.save({kind: errand.kind, time: picked.time, form});
    setNote('draft', isKept);
    this.isKept = isKept && form !== undefined;
    this.#b.host.requestUpdate();
  }

  /** It was sent or discarded. */
  async remove(): Promise<void> {
    setNote('draft', false);
    this.found = undefined;
    this.isKept = false;
    this.#b.host.requestUpdate();
    await this.#current?.remove();
  }

  /** Another person is there now. What was kept stays on the device, unreadable without its own session. */
  forget(): void {
    this.#stores.clear();
    this.#current = this.#lookedFor = this.found = undefined;
    this.isKept = false;
  }

  #storeOf({id, draftKey}: Subject): DraftStore<Draft> {
    let store = this.#stores.get(id);
    if (!store) {
      store = createDraftStore({name: 'booking', draftKey, now: () => this.#b.now});
      this.#stores.set(id, store);
    }
    return store;
  }
}
