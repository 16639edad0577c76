// What the practice changes shows without reloading: in the list, and on the page of a booking that was just made.
import type {Appointment} from '@gp-elements/core';
import {LiveController, type LiveListener} from '@gp-elements/core/live';
import {getAppointment} from '@gp-elements/core/writes';
import type {Reading} from './reading.ts';
import type {BookingController} from './booking.controller.ts';

/** What the person sees of it; that somebody opened a request makes no other revision of it. */
const stateOf = ({id, etag, requestState}: Appointment) => [id, etag, requestState];

/** Follows along while appointments are on screen; on any other there is nothing that could change. */
export class LiveChanges {
  readonly #b: BookingController;
  readonly #list: Reading<readonly Appointment[]>;

  constructor(b: BookingController, list: Reading<readonly Appointment[]>) {
    this.#b = b;
    this.#list = list;
    const provider = {
      get value() {
        const {at} = b.booking.screen;
        return at === 'list' || at === 'done' ? b.provider.value : undefined;
      },
    };
    new LiveController(b.host, provider, this.#heard);
  }

  readonly #heard: LiveListener = ({type, resource}) => {
    // What was offered may be closed, and whom to call another.
    if (type === 'practice-changed') {
      this.#b.shared.reload();
      this.#b.refresh();
      return;
    }
    const {screen} = this.#b.booking;
    if (screen.at === 'list') void this.#readList();
    else if (screen.at === 'done') {
      const {id} = screen.appointment;
      if (!resource || resource === `/appointments/${id}`) void this.#readDone(screen.appointment);
    }
  };

  /** A reading that a newer one made void says nothing: what changed is said once. */
  async #readList(): Promise<void> {
    const list = this.#list;
    // What the person cancelled here was said already.
    const {screen} = this.#b.booking;
    const own = screen.at === 'list' ? screen.cancelled?.id : undefined;
    const etags = () => JSON.stringify(list.value?.filter(({id}) => id !== own).map(stateOf));
    const before = list.value && etags();
    await list.reload();
    if (!before || list.state.state !== 'ready' || etags() === before) return;
    this.#b.announcer.say(this.#b.strings.t('list.changed'));
  }

  async #readDone(known: Appointment): Promise<void> {
    const b = this.#b;
    const {id} = known;
    // What could not be read is read at the next change, or in the list.
    const appointment = await getAppointment(b.shared.client, {id}).catch(() => undefined);
    const {screen} = b.booking;
    if (
      !appointment ||
      `${stateOf(appointment)}` === `${stateOf(known)}` ||
      screen.at !== 'done' ||
      screen.appointment.id !== id
    )
      return;
    b.send({is: 'changed-meanwhile', appointment});
    b.announcer.say(b.strings.t('list.changed'));
  }
}
