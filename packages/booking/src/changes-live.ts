// What the practice changes shows without reloading: in the list, on the page of a booking that was just made, and in the times.
import {type Appointment, listTimeSlots, type TimeSlotList} from '@gp-elements/core';
import {LiveController, type LiveListener} from '@gp-elements/core/live';
import {getAppointment} from '@gp-elements/core/writes';
import {html} from 'lit';
import type {Reading} from './reading.ts';
import type {BookingController} from './booking.controller.ts';
import {subjectOf} from './booking.machine.ts';
import type {ShownTime} from './screens/time.ts';

/** What the person sees of it; that somebody opened a request makes no other revision of it. */
const stateOf = ({id, etag, requestState}: Appointment) => [id, etag, requestState];

/** What could not be read has a button to try again, which stays where it is. */
const again = (reading: Reading<unknown>): void => {
  if (reading.state.state !== 'failed') reading.again();
};

/** Most that one question gives. */
const MANY = 200;

/** Follows along while appointments or times are on screen; on any other there is nothing that could change. */
export class LiveChanges {
  readonly #b: BookingController;
  readonly #list: Reading<readonly Appointment[]>;

  constructor(b: BookingController, list: Reading<readonly Appointment[]>) {
    this.#b = b;
    this.#list = list;
    const provider = {
      get value() {
        const {at} = b.booking.screen;
        return at === 'list' || at === 'done' || at === 'time' ? b.provider.value : undefined;
      },
    };
    new LiveController(b.host, provider, this.#heard);
  }

  readonly #heard: LiveListener = ({type, resource}) => {
    if (this.#b.booking.screen.at === 'time') {
      this.#heardAtTimes(type);
      return;
    }
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

  readonly #heardAtTimes = (type: Parameters<LiveListener>[0]['type']): void => {
    const b = this.#b;
    if (type === 'appointment-changed') return;
    if (type === 'practice-changed') {
      b.shared.reload();
      b.kinds.again();
    }
    again(b.days);
    void this.#readTimes();
  };

  /** No larger than it was: what stands below it stays where it is. */
  readonly #gone = (time: string): unknown =>
    html`<s>${time}</s><span class="hidden">, ${this.#b.text('time.gone')}</span>`;

  /** Says how many of the times on screen have gone. */
  async #readTimes(): Promise<void> {
    const b = this.#b;
    const gone = new Set(
      (await Promise.all([b.firstTimes, b.dayTimes].map((one) => this.#compare(one)))).flat(),
    );
    if (gone.size > 0) b.announcer.say(b.strings.t('time.gone-said', {count: gone.size}));
  }

  /**
   * Marks which of the times on screen have gone; new ones wait until the list is asked for again, or nothing of it is left.
   * Asked is for all times of those days: the first times are a choice out of them. Gives the ids of what went now.
   */
  async #compare(reading: Reading<TimeSlotList>): Promise<string[]> {
    const b = this.#b;
    const {screen} = b.booking;
    const known = reading.value;
    const shown: readonly ShownTime[] = known?.items ?? [];
    const [first, last] = [shown[0], shown.at(-1)];
    if (screen.at !== 'time' || !known || !first || !last) {
      again(reading);
      return [];
    }
    const {appointmentTypeId: appointmentType, ...whose} = subjectOf(screen.errand);
    const {practitioner} = screen;
    const query = {
      appointmentType,
      ...whose,
      practitioner,
      from: b.dayOf(first.start),
      to: b.dayOf(last.start),
    };
    let went: string[] = [];
    await reading.run(async (signal) => {
      // What could not be read is read at the next change, or when a time is pressed.
      const now = await listTimeSlots(b.shared.client, {...query, limit: MANY}, {signal}).catch(
        () => undefined,
      );
      if (!now) return known;
      const free = new Set(now.items.map(({id}) => id));
      const until = now.next ? Date.parse(now.items.at(-1)!.start) : Infinity;
      const isGone = ({id, start}: ShownTime) => !free.has(id) && Date.parse(start) < until;
      const items = shown.map((time): ShownTime => ({...time, gone: isGone(time) ? this.#gone : undefined}));
      went = items.filter(({gone}, index) => gone && !shown[index]!.gone).map(({id}) => id);
      return {...known, items};
    });
    const {state} = reading;
    // Nothing is left to press.
    if (state.state === 'ready' && state.value.items.every(({gone}: ShownTime) => gone))
      await reading.reload();
    return went;
  }

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
