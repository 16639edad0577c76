import {
  addDays,
  formatDayTime,
  formatTime,
  LoadController,
  localDate,
  StringsController,
  type Appointment,
  type PracticeDay,
} from '@gp-elements/core';
import {LiveController} from '@gp-elements/core/live';
import {getPracticeDay} from '@gp-elements/core/practice-day';
import {listAppointments} from '@gp-elements/core/writes';
import {addStyles} from '@gp-elements/ui';
import type {ReactiveController} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {ActController} from './act.controller.ts';
import {canChange, columnsOf, idsOf, type By, type Column, type Part} from './columns.ts';
import {dayStrings, type DayKey} from './day.strings.ts';
import {dayStyles} from './day.styles.ts';
import {PlanController} from './plan.controller.ts';

export interface Loaded {
  readonly day: PracticeDay;
  readonly appointments: readonly Appointment[];
}

const PAGE = 200;
/** What happens together is read together. ms. */
const PAUSE_MS = 80;

/** After these the day may be another. */
const HEARD: ReadonlySet<string> = new Set([
  'appointment-changed',
  'bulk-action-changed',
  'practice-changed',
  'reset',
]);

/** Which day is on screen, what is known of it, and what of it is chosen. */
export class Day implements ReactiveController {
  readonly desk: DeskController;
  readonly strings: StringsController<DayKey>;
  readonly loaded: LoadController<Loaded>;
  readonly act: ActController;
  readonly plan: PlanController;
  date: string;
  by: By = 'practitioner';
  /** The column that a small screen shows. */
  column = '';
  chosen: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: DeskController) {
    this.desk = desk;
    addStyles(desk.host.shadowRoot!, dayStyles);
    this.strings = new StringsController<DayKey>(desk.host, dayStrings, desk.provider);
    this.loaded = new LoadController(desk.host);
    this.act = new ActController(this);
    this.plan = new PlanController(this);
    this.date = localDate(desk.now, desk.zone);
    new LiveController(desk.host, desk.provider, ({type}) => this.#hear(type));
    desk.host.addController(this);
    this.read();
  }

  get host(): DeskController['host'] {
    return this.desk.host;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Someone else sits down here. */
  forget(): void {
    this.loaded.reset();
    this.plan.forget();
    this.act.close();
    this.chosen = new Set();
  }

  readonly read = (): void => {
    const {date} = this;
    const {client} = this.desk.shared;
    void this.loaded.run(async (signal) => {
      const day = getPracticeDay(client, {date}, {signal});
      const appointments: Appointment[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAppointments(client, {from: date, to: date, limit: PAGE, cursor}, {signal});
        appointments.push(...page.items);
        cursor = page.next;
      } while (cursor !== undefined);
      const loaded = {day: await day, appointments};
      if (!signal.aborted) this.plan.see(loaded.day.planned ?? []);
      return loaded;
    });
  };

  #hear(type: string): void {
    if (!HEARD.has(type) || this.desk.view !== 'day') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.desk.isStaff && this.read(), PAUSE_MS);
  }

  get today(): string {
    return localDate(this.desk.now, this.desk.zone);
  }

  readonly go = (date: string): void => {
    // A date field that is being typed in has none.
    if (!date || date === this.date) return;
    this.date = date;
    this.chosen = new Set();
    this.plan.leave();
    this.loaded.reset();
    this.read();
  };
  readonly step = (days: number): void => this.go(addDays(this.date, days));

  readonly show = (by: By): void => {
    this.by = by;
    this.column = '';
    this.host.requestUpdate();
  };
  readonly showColumn = (key: string): void => {
    this.column = key;
    this.host.requestUpdate();
  };

  get columns(): Column[] {
    const {value} = this.loaded;
    return value ? columnsOf(value.day, value.appointments, this.by) : [];
  }

  /** What is chosen and can still be cancelled. */
  get targets(): readonly Appointment[] {
    const {appointments = []} = this.loaded.value ?? {};
    return appointments.filter((one) => this.chosen.has(one.id) && canChange(one, this.desk.now));
  }
  /** What stands on the day. */
  get standing(): readonly Appointment[] {
    const {appointments = []} = this.loaded.value ?? {};
    return appointments.filter((one) => canChange(one, this.desk.now));
  }

  readonly choose = (ids: readonly string[], isOn: boolean): void => {
    const next = new Set(this.chosen);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    this.chosen = next;
    if (ids.length !== 1) this.desk.announcer.say(this.strings.t('chosen', {count: this.targets.length}));
    this.host.requestUpdate();
  };
  readonly choosePart = (column: Column, part: Part): void => {
    const {zone, now} = this.desk;
    const hourOf = (instant: string) => Number(formatTime(instant, 'nl', zone).slice(0, 2));
    this.choose(idsOf(column, part, now, hourOf), true);
  };
  readonly chooseNone = (): void => {
    this.chosen = new Set();
    this.desk.focusOn('[data-focus]');
  };

  time(instant: string | number): string {
    return formatTime(instant, this.strings.locale, this.desk.zone);
  }
  when(instant: string): string {
    return formatDayTime(instant, this.strings.locale, this.desk.zone);
  }
  tell(words: string): void {
    this.desk.tell(words);
    this.host.requestUpdate();
  }
}
