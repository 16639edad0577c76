// The steps after the choice of a time, as one chunk: hold, details, check, done.
import {addStyles, focusHeading} from '@gp-elements/ui';
import {fieldStyles} from '@gp-elements/ui/fields';
import {nothing} from 'lit';
import type {BookingController} from './booking.controller.ts';
import {type Booking, type Message, placeOf, type Screen} from './booking.machine.ts';
import {addTexts} from './booking.strings.ts';
import {Confirmation} from './confirmation.ts';
import {faultsOf} from './details-form.ts';
import {Drafts} from './drafts.ts';
import {finishing} from './finish.machine.ts';
import {HoldKeeper} from './hold-keeper.ts';
import {laterStyles} from './later.styles.ts';
import {checkScreen} from './screens/check.ts';
import {detailsScreen} from './screens/details.ts';
import {doneScreen} from './screens/done.ts';
import {strings} from './strings/nl-later.ts';

/** A draft is kept so long after the last key. ms. */
const PAUSE_MS = 400;

export class Later {
  readonly b: BookingController;
  readonly holds: HoldKeeper;
  readonly confirmation: Confirmation;
  readonly drafts: Drafts;
  /** Details were found wanting, so faults are shown until they are put right. */
  isFaulted = false;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(b: BookingController) {
    addTexts(strings);
    addStyles(b.host.shadowRoot!, fieldStyles, laterStyles);
    this.b = b;
    b.addRules(finishing);
    this.holds = new HoldKeeper(b);
    this.confirmation = new Confirmation(b, this.holds);
    this.drafts = new Drafts(b);
  }

  /** After the machine moved on. */
  follow(before: Booking, message: Message): void {
    const {b} = this;
    this.holds.follow(before.screen);
    if (placeOf(before) !== placeOf(b.booking)) {
      this.isFaulted = false;
      this.confirmation.reset();
    }
    if (message.is === 'typed' || message.is === 'picked') {
      clearTimeout(this.#keeping);
      this.#keeping = setTimeout(() => void this.drafts.keep(), PAUSE_MS);
    }
    if (message.is === 'done') {
      clearTimeout(this.#keeping);
      void this.drafts.remove();
    }
  }

  /** The session is there again: what failed without it can be tried again. */
  signedIn(): void {
    this.confirmation.reset();
  }

  /** Another person, or another subject: nothing of the one before stays. */
  reset(): void {
    clearTimeout(this.#keeping);
    this.confirmation.reset();
    this.drafts.forget();
  }

  /** The person looked at the details: on to the check, or back to what is missing. */
  readonly checkDetails = (): void => {
    const {b} = this;
    const {screen, form} = b.booking;
    this.isFaulted = screen.at === 'details' && faultsOf(form ?? {}, screen.errand.kind).length > 0;
    if (!this.isFaulted) {
      b.send({is: 'details-ready'});
      return;
    }
    // What is wanting is said by what most never need.
    void b
      .bring('aside')
      .then(() => b.host.updateComplete)
      .then(() => focusHeading(b.host.renderRoot as ShadowRoot, '.notice[data-focus]'));
    b.host.requestUpdate();
  };

  render(screen: Screen): unknown {
    if (screen.at === 'details') return detailsScreen(this, screen);
    if (screen.at === 'done') return doneScreen(this.b, screen);
    if (screen.at !== 'check') return nothing;
    return screen.errand.is === 'new'
      ? checkScreen(this, screen)
      : this.b.draw('aside', (aside) => aside.move(screen));
  }
}

export const create = (b: BookingController): Later => new Later(b);
