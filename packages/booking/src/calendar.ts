// Another day than the first: the calendar, as a chunk of its own.
import {
  addDays,
  formatDay,
  type LocalDate,
  renderLoadable,
  type TimeSlotList,
  valueOf,
} from '@gp-elements/core';
import {addStyles, heading, loadingView, phoneLink, uiStrings} from '@gp-elements/ui';
import {CalendarGridController, calendarStyles} from '@gp-elements/ui/calendar';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from './booking.controller.ts';
import type {ScreenAt} from './booking.machine.ts';
import {addTexts} from './booking.strings.ts';
import {type ClosedDays, closedDays} from './closed-days.ts';
import {type ChipOptions, chips} from './screens/time.ts';
import {failureNotice, nameOf, practiceText} from './screens/view.ts';
import {ownGpFirst} from './slot-grouping.ts';
import {strings} from './strings/nl-calendar.ts';

export class Calendar {
  readonly #b: BookingController;
  readonly #grid: CalendarGridController;

  constructor(b: BookingController) {
    addTexts({...uiStrings, ...strings});
    addStyles(b.host.shadowRoot!, calendarStyles);
    this.#b = b;
    this.#grid = new CalendarGridController(b.host);
  }

  /** What a day has was read: said once, for who cannot see it appear. Read again, it stood there. */
  sayFound(date: LocalDate, count: number): void {
    const {announcer, dayTimes, strings: texts, locale} = this.#b;
    if (dayTimes.value) return;
    announcer.say(texts.t('time.found', {day: formatDay(date, locale), count}));
  }

  /** It was asked for, and may stand below the edge of the window. */
  comeIntoView(): void {
    const {host} = this.#b;
    void host.updateComplete.then(() =>
      host.renderRoot.querySelector('[part=calendar]')?.scrollIntoView({block: 'nearest'}),
    );
  }

  /** The days, and the times of the one that was chosen directly under them. */
  render({day}: ScreenAt<'time'>, options: ChipOptions): TemplateResult {
    const b = this.#b;
    const {days, locale} = b;
    const {today} = b;
    const known = valueOf(days.state)?.items;
    return html`${days.state.state === 'failed' ? failureNotice(b, days.state.failure, () => days.again()) : nothing}
    ${this.#grid.render({
      id: 'calendar',
      today,
      last: addDays(today, b.practice!.booking.horizonDays),
      days: known,
      selected: day || undefined,
      locale,
      t: b.strings.t,
      onSelect: (date) => b.send({is: 'filter', filter: {day: date}}),
      onPage: (from) => b.showDays(from),
    })}
    ${day ? this.#timesOf(day, options) : nothing}
    ${closedDays(known ?? []).map((period) => this.#closed(period))}`;
  }

  #timesOf(date: LocalDate, options: ChipOptions): TemplateResult {
    const b = this.#b;
    const {text, dayTimes} = b;
    const day = formatDay(date, b.locale);
    return html`<section class="stack">
      ${heading({text: day, level: b.level + 2})}
      ${renderLoadable<TimeSlotList, unknown>(dayTimes.state, {
        loading: () => loadingView(text('loading'), 1),
        empty: {is: ({items}) => !items.length, view: () => html`<p>${text('time.none-on', {day})}</p>`},
        ready: ({items}) => chips(b, day, ownGpFirst(items), options),
        failed: (failure) => failureNotice(b, failure, () => dayTimes.again()),
      })}
    </section>`;
  }

  /** When the practice is closed, and who takes over. */
  #closed({from, to, startTime, endTime, reason, replacement}: ClosedDays): TemplateResult {
    const b = this.#b;
    const {text, locale} = b;
    const words = {
      reason: practiceText(b, reason),
      day: formatDay(from, locale),
      from: formatDay(from, locale),
      to: formatDay(to, locale),
      start: startTime ?? '',
      end: endTime ?? '',
    };
    return html`<p class="hint">
      ${text(startTime ? 'time.closed-part' : from === to ? 'time.closed' : 'time.closed-from-to', words)}
      ${
        replacement
          ? text('time.replacement', {name: nameOf(replacement.name), phone: phoneLink(replacement)})
          : nothing
      }
    </p>`;
  }
}

export const create = (b: BookingController): Calendar => new Calendar(b);
