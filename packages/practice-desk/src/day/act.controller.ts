import {
  hasCode,
  type Appointment,
  type AppointmentCreate,
  type AppointmentType,
  type DiarySlot,
  type PracticeDay,
  type Failure,
  type Needs,
  type PatientSummary,
  type PersonSearch,
  type PersonSearchResult,
  type TimeSlot,
  LoadController,
  listAppointmentTypes,
  listTimeSlots,
  localDate,
} from '@gp-elements/core';
import {searchPersons} from '@gp-elements/core/practice-day';
import {
  cancelAppointment,
  createAppointment,
  getAppointment,
  rescheduleAppointment,
  SubmitController,
} from '@gp-elements/core/writes';
import {timesFault} from './closing.ts';
import type {Day} from './day.controller.ts';

export const TEXT_MAX = 500;

export interface BookForm {
  readonly is: 'book';
  readonly slot: DiarySlot;
  readonly name: string;
  readonly birthDate: string;
  readonly person?: PatientSummary | undefined;
  readonly kind?: string | undefined;
  readonly via: NonNullable<AppointmentCreate['madeVia']>;
  readonly reason: string;
  readonly needs: Needs;
}

export type Dialog =
  | BookForm
  | {readonly is: 'open'; readonly appointment: Appointment}
  | {
      readonly is: 'move';
      readonly appointment: Appointment;
      readonly date: string;
      /** The time that was chosen, before it is sure. */
      readonly to?: TimeSlot | undefined;
      readonly before?: Appointment;
    }
  | {
      readonly is: 'cancel';
      readonly appointment: Appointment;
      readonly text: string;
      readonly before?: Appointment;
    }
  | {readonly is: 'cancel-many'; readonly text: string}
  | {
      readonly is: 'close';
      readonly extent: 'day' | 'part';
      /** Local times, of a part. */
      readonly start: string;
      readonly end: string;
      readonly reason: string;
      readonly name: string;
      readonly phone: string;
      readonly text: string;
    };

export type CloseForm = Extract<Dialog, {is: 'close'}>;

type Send =
  | {is: 'book'; body: AppointmentCreate}
  | {is: 'move'; id: string; etag: string; timeSlotId: string; start: string}
  | {is: 'cancel'; id: string; etag: string; reason?: string};

/** The one thing that is being done in the dialog. */
export class ActController {
  readonly #day: Day;
  readonly kinds: LoadController<readonly AppointmentType[]>;
  readonly times: LoadController<readonly TimeSlot[]>;
  readonly sending: SubmitController<Send, Appointment>;
  readonly searching: SubmitController<PersonSearch, PersonSearchResult>;
  dialog: Dialog | undefined;
  /** It was sent with something missing. */
  isFaulty = false;

  constructor(day: Day) {
    this.#day = day;
    const {host, desk} = day;
    this.kinds = new LoadController(host);
    this.times = new LoadController(host);
    this.searching = new SubmitController<PersonSearch, PersonSearchResult>(host, {
      send: (query, key) => searchPersons(desk.shared.client, {...query, key}),
    });
    this.sending = new SubmitController<Send, Appointment>(host, {
      send: (wish, key) => this.#send(wish, key),
      lookUp: async (wish) => {
        // A booking that nobody answered is asked again under its key, which gives the same one.
        if (wish.is === 'book') return undefined;
        const now = await getAppointment(desk.shared.client, {id: wish.id});
        return (wish.is === 'cancel' ? now.status === 'cancelled' : now.start === wish.start)
          ? now
          : undefined;
      },
    });
  }

  #send(wish: Send, key: string): Promise<Appointment> {
    const {client} = this.#day.desk.shared;
    switch (wish.is) {
      case 'book':
        return createAppointment(client, {...wish.body, key});
      case 'move':
        return rescheduleAppointment(client, {
          id: wish.id,
          etag: wish.etag,
          timeSlotId: wish.timeSlotId,
          key,
        });
      case 'cancel':
        return cancelAppointment(client, {id: wish.id, etag: wish.etag, reason: wish.reason, key});
    }
  }

  get failure(): Failure | undefined {
    for (const {state} of [this.sending, this.#day.plan.sending])
      if (state.state === 'failed') return state.failure;
    return undefined;
  }
  get isPending(): boolean {
    return this.sending.isPending || this.#day.plan.sending.isPending;
  }

  #open(dialog: Dialog): void {
    // The browser chooses when a dialog comes up; in one that is there, the keyboard would stay on whatever is drawn there now.
    if (this.dialog) this.#day.desk.focusOn('dialog :is(input, textarea, button)');
    this.dialog = dialog;
    this.isFaulty = false;
    this.sending.reset();
    this.#day.plan.sending.reset();
    this.#day.desk.dialog.open();
  }

  readonly close = (): void => {
    this.dialog = undefined;
    this.searching.reset();
    this.#day.desk.dialog.close();
  };

  /** What was typed or chosen in it. */
  change<Is extends Dialog['is']>(is: Is, change: Partial<Extract<Dialog, {is: Is}>>): void {
    if (this.dialog?.is === is) this.dialog = {...this.dialog, ...change};
    this.#day.host.requestUpdate();
  }

  openAppointment(appointment: Appointment): void {
    this.#open({is: 'open', appointment});
  }

  openBook(slot: DiarySlot): void {
    this.#open({is: 'book', slot, name: '', birthDate: '', via: 'phone', reason: '', needs: {}});
    const {client} = this.#day.desk.shared;
    void this.kinds.run(async (signal) => (await listAppointmentTypes(client, {}, {signal})).items);
  }

  openMove(appointment: Appointment): void {
    this.#open({is: 'move', appointment, date: this.#day.date});
    this.readTimes(this.#day.date);
  }

  readTimes(date: string): void {
    const {dialog} = this;
    if (dialog?.is !== 'move' || !date) return;
    this.change('move', {date, to: undefined});
    const {id, appointmentType} = dialog.appointment;
    const {client} = this.#day.desk.shared;
    if (appointmentType?.id === undefined) return;
    const query = {appointmentType: appointmentType.id, from: date, to: date, appointmentId: id, limit: 200};
    this.times.reset();
    void this.times.run(async (signal) => (await listTimeSlots(client, query, {signal})).items);
  }

  openCancel(appointment: Appointment): void {
    this.#open({is: 'cancel', appointment, text: ''});
  }
  readonly openCancelMany = (): void => this.#open({is: 'cancel-many', text: ''});
  readonly openClose = (): void =>
    this.#open({is: 'close', extent: 'day', start: '', end: '', reason: '', name: '', phone: '', text: ''});

  readonly search = async (): Promise<void> => {
    const {dialog} = this;
    if (dialog?.is !== 'book') return;
    const name = dialog.name.trim();
    const {birthDate} = dialog;
    this.isFaulty = name.length < 2 && !birthDate;
    this.#day.host.requestUpdate();
    if (this.isFaulty) return this.#day.desk.focusOn('dialog [aria-invalid]');
    this.searching.reset();
    const found = await this.searching.submit({...(name && {name}), ...(birthDate && {birthDate})});
    if (!found) return;
    const {t} = this.#day.strings;
    const [only] = found.items;
    if (found.items.length === 1) this.change('book', {person: only});
    this.#day.desk.announcer.say(
      found.items.length > 0 ? t('book.found', {count: found.items.length}) : t('book.nobody'),
    );
  };

  diaryOf(diaryId: string): PracticeDay['diaries'][number] | undefined {
    return this.#day.loaded.value?.day.diaries.find(({id}) => id === diaryId);
  }

  /** Kinds that the diary's owner does and that fit into the free time. */
  fitting({diaryId, start, freeUntil}: DiarySlot): AppointmentType[] {
    const diary = this.diaryOf(diaryId);
    const minutes = (Date.parse(freeUntil ?? start) - Date.parse(start)) / 60_000;
    return (this.kinds.value ?? []).filter(
      ({durationMinutes, practitioners}) =>
        durationMinutes <= minutes && practitioners.some(({id}) => id === diary?.practitioner.id),
    );
  }

  readonly book = async (): Promise<void> => {
    const {dialog} = this;
    if (dialog?.is !== 'book') return;
    const {slot, person, kind, via, needs} = dialog;
    const reason = dialog.reason.trim();
    this.isFaulty = !person || !kind || reason.length > TEXT_MAX;
    if (!person || !kind || this.isFaulty) return this.#day.desk.focusOn('dialog .error');
    const hasNeeds = Object.values(needs).some(Boolean);
    await this.#do({
      is: 'book',
      body: {
        timeSlotId: slot.id,
        appointmentTypeId: kind,
        personId: person.id,
        madeVia: via,
        ...(reason && {reason}),
        ...(hasNeeds && {needs}),
      },
    });
  };

  /** A time was chosen: it is asked before anybody is told. Without one, back to the times. */
  chooseTime(to?: TimeSlot): void {
    this.sending.reset();
    this.change('move', {to});
    this.#day.desk.focusOn(to ? 'dialog .ask' : 'dialog input');
  }

  readonly move = async (): Promise<void> => {
    const {dialog} = this;
    if (dialog?.is !== 'move' || !dialog.to) return;
    const {appointment, to} = dialog;
    const {id, etag} = appointment;
    await this.#do({is: 'move', id, etag, timeSlotId: to.id, start: to.start});
  };

  readonly cancel = async (): Promise<void> => {
    const {dialog} = this;
    if (dialog?.is !== 'cancel') return;
    const reason = dialog.text.trim();
    this.isFaulty = reason.length > TEXT_MAX;
    if (this.isFaulty) return this.#day.desk.focusOn('dialog textarea');
    const {id, etag} = dialog.appointment;
    await this.#do({is: 'cancel', id, etag, ...(reason && {reason})});
  };

  async #do(wish: Send): Promise<void> {
    const {desk, strings} = this.#day;
    const done = await this.sending.submit(wish);
    if (done) {
      this.close();
      const key = `${wish.is}.done` as const;
      this.#day.tell(strings.t(key, {name: done.person.name, when: this.#day.when(done.start)}));
      // The button that opened the dialog is gone once the day is read again, or is another patient's.
      desk.focusOn('.said');
      this.#day.read();
      return;
    }
    const {failure} = this;
    const current = failure?.kind === 'problem' ? failure.problem.currentAppointment : undefined;
    const {dialog} = this;
    if (
      current &&
      hasCode(failure, 'precondition-failed') &&
      (dialog?.is === 'move' || dialog?.is === 'cancel')
    ) {
      this.sending.reset();
      this.dialog = {...dialog, appointment: current, before: dialog.appointment};
    }
    this.#day.read();
    if (dialog?.is === 'move') this.readTimes(dialog.date);
    desk.focusOn('dialog .notice');
  }

  readonly cancelMany = async (): Promise<void> => {
    const {dialog} = this;
    if (dialog?.is !== 'cancel-many') return;
    const text = dialog.text.trim();
    this.isFaulty = text.length > TEXT_MAX;
    if (this.isFaulty) return this.#day.desk.focusOn('dialog textarea');
    const targets = this.#day.targets.map(({id, etag}) => ({id, etag}));
    const isPlanned = await this.#day.plan.plan({
      is: 'cancel',
      body: {action: 'cancel', targets, ...(text && {text})},
    });
    if (isPlanned) {
      this.#day.chosen = new Set();
      this.close();
    }
  };

  readonly closeDay = async (): Promise<void> => {
    const {dialog} = this;
    if (dialog?.is !== 'close') return;
    const [reason, name, phone, text] = [dialog.reason, dialog.name, dialog.phone, dialog.text].map((one) =>
      one.trim(),
    ) as [string, string, string, string];
    const {date} = this.#day;
    this.isFaulty =
      timesFault(this.#day, dialog) !== undefined || !reason || !name !== !phone || text.length > TEXT_MAX;
    if (this.isFaulty) return this.#day.desk.focusOn('dialog [aria-invalid]');
    const {extent, start, end} = dialog;
    const isPlanned = await this.#day.plan.plan({
      is: 'close',
      body: {
        from: date,
        to: date,
        ...(extent === 'part' && {startTime: start, endTime: end}),
        reason,
        ...(name && {replacement: {name, phone}}),
        ...(text && {text}),
      },
    });
    if (isPlanned) this.close();
  };

  /** The local day of an instant, for the fields. */
  dayOf = (instant: string): string => localDate(instant, this.#day.desk.zone);
}
