import {
  addDays,
  dateFormat,
  dayMs,
  daysBetween,
  daysFrom,
  formatDay,
  mondayOf,
  weekdayOf,
  type LocalDate,
  type TimeSlotDay,
  type Translate,
} from '@gp-elements/core';
import {
  css,
  html,
  nothing,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import {button} from './button.ts';
import type {UiKey} from './strings/key.ts';

/** Days on screen: five weeks, which begin with the week of today. */
const PAGE_DAYS = 35;

export interface CalendarView {
  /** Unique in the widget. */
  id: string;
  /** The first day that can be chosen, in the practice's zone. */
  today: LocalDate;
  /** The last day that can be chosen. */
  last: LocalDate;
  /** What is known of each day; undefined while it is being read. */
  days: readonly TimeSlotDay[] | undefined;
  selected: LocalDate | undefined;
  locale: string;
  t: Translate<UiKey>;
  /** A day with free times was chosen. */
  onSelect: (date: LocalDate) => void;
  /** Other weeks came on screen: days from the first to the last that can be chosen of them. */
  onPage?: ((from: LocalDate, to: LocalDate) => void) | undefined;
}

type DayState = 'past' | 'later' | 'loading' | 'closed' | 'none' | 'free';

const clamp = (date: LocalDate, first: LocalDate, last: LocalDate) =>
  date < first ? first : date > last ? last : date;

/** Where a key leads from a day; undefined for a key that is not the grid's. */
export function dayAfterKey(key: string, from: LocalDate, isRightToLeft = false): LocalDate | undefined {
  const sideways = isRightToLeft ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowLeft: -sideways,
    ArrowRight: sideways,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekdayOf(from),
    End: 6 - weekdayOf(from),
    PageUp: -PAGE_DAYS,
    PageDown: PAGE_DAYS,
  };
  const step = steps[key];
  return step === undefined ? undefined : addDays(from, step);
}

/** What a day is; each state has words of its own. */
export function dayState(date: LocalDate, {today, last, days}: CalendarView): DayState {
  const day = days?.find((each) => each.date === date);
  return date < today
    ? 'past'
    : date > last
      ? 'later'
      : day === undefined
        ? 'loading'
        : day.freeCount > 0
          ? 'free'
          : day.closed
            ? 'closed'
            : 'none';
}

/** The words for a day: what is free, or why nothing is. */
export function dayWords(date: LocalDate, view: CalendarView): string {
  const day = view.days?.find((each) => each.date === date);
  return view.t(`ui.calendar.${dayState(date, view)}`, {
    count: day?.freeCount ?? 0,
    reason: day?.closed?.reason ?? '',
  });
}

/**
 * Five weeks of days as a grid: arrows, Home, End, PageUp and PageDown move, Enter and Space choose, Tab leaves. One day
 * has the tab stop. Days without free times can be reached and say why.
 */
export class CalendarGridController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** First Monday on screen; undefined is the week of today. */
  #first: LocalDate | undefined;
  /** The day with the tab stop. */
  #active: LocalDate | undefined;
  /** The keyboard moved: the new tab stop gets the focus when it is drawn. */
  #grid: Element | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#grid?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    this.#grid = undefined;
  }

  /** Back to the week of today: the grid shows something else from now on. */
  reset(): void {
    this.#first = this.#active = undefined;
  }

  render(view: CalendarView): TemplateResult {
    const {id, today, last, locale, selected, t} = view;
    const monday = mondayOf(today);
    const first = (this.#first ??= this.#pageOf(selected ?? today, monday));
    const dates = daysFrom(first, PAGE_DAYS);
    const end = addDays(first, PAGE_DAYS - 1);
    const active = this.#activeOn(dates, view);
    const name = (date: LocalDate, part: Intl.DateTimeFormatOptions) =>
      dateFormat(locale, 'UTC', part).format(dayMs(date));
    const months = dateFormat(locale, 'UTC', {month: 'short', year: 'numeric'});
    const page = (days: number, isPossible: boolean, text: UiKey) =>
      button({
        text: t(text),
        kind: 'quiet',
        icon: 'arrow',
        // As when it is busy: at the end it does nothing, and keeps the focus.
        busy: !isPossible,
        onClick: () => this.#turn(addDays(first, days), view),
      });

    return html`<div part="calendar">
      <div class="row calendar-head">
        <span class="back">${page(-PAGE_DAYS, first > monday, 'ui.calendar.previous')}</span>
        <b id=${id} aria-live="polite">${months.formatRange(dayMs(first), dayMs(end))}</b>
        <span>${page(PAGE_DAYS, end < last, 'ui.calendar.next')}</span>
      </div>
      <table
        role="grid"
        aria-labelledby=${id}
        @click=${(event: Event) => this.#choose(dateAt(event), view)}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, view)}
      >
        <thead>
          <tr>
            ${dates
              .slice(0, 7)
              .map(
                (date) =>
                  html`<th scope="col" abbr=${name(date, {weekday: 'long'})}>
                    ${name(date, {weekday: 'short'})}
                  </th>`,
              )}
          </tr>
        </thead>
        <tbody>
          ${[0, 7, 14, 21, 28].map(
            (start) =>
              html`<tr>
                ${dates.slice(start, start + 7).map((date) => this.#day(date, active, view))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #day(date: LocalDate, active: LocalDate, view: CalendarView): TemplateResult {
    const {locale, today, selected} = view;
    const state = dayState(date, view);
    const number = Number(date.slice(8));
    return html`<td
      role="gridcell"
      part="day day-${state}"
      class=${state}
      data-date=${date}
      data-month=${number === 1 ? dateFormat(locale, 'UTC', {month: 'short'}).format(dayMs(date)) : nothing}
      tabindex=${date === active ? 0 : -1}
      aria-label="${formatDay(date, locale, {year: date.slice(0, 4) !== today.slice(0, 4)})}, ${dayWords(date, view)}"
      aria-selected=${date === selected}
      aria-disabled=${state === 'free' ? nothing : 'true'}
      aria-current=${date === today ? 'date' : nothing}
    >
      ${number}
    </td>`;
  }

  #pageOf(date: LocalDate, monday: LocalDate): LocalDate {
    return addDays(monday, Math.floor(daysBetween(monday, date) / PAGE_DAYS) * PAGE_DAYS);
  }

  #activeOn(dates: readonly LocalDate[], view: CalendarView): LocalDate {
    const isHere = (date: LocalDate | undefined) => date !== undefined && dates.includes(date);
    const wanted = [this.#active, view.selected].find(isHere);
    const free = dates.find((date) => dayState(date, view) === 'free');
    return wanted ?? free ?? clamp(view.today, dates[0] as LocalDate, dates.at(-1) as LocalDate);
  }

  #turn(first: LocalDate, {today, last, onPage}: CalendarView): void {
    this.#first = first;
    this.#host.requestUpdate();
    onPage?.(clamp(first, today, last), clamp(addDays(first, PAGE_DAYS - 1), today, last));
  }

  #choose(date: LocalDate | undefined, view: CalendarView): void {
    if (date === undefined) return;
    this.#active = date;
    this.#host.requestUpdate();
    if (dayState(date, view) === 'free') view.onSelect(date);
  }

  #onKey(event: KeyboardEvent, view: CalendarView): void {
    const date = dateAt(event);
    if (date === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const grid = event.currentTarget as Element;
    const next = dayAfterKey(event.key, date, grid.matches(':dir(rtl)'));
    if (next !== undefined) {
      const monday = mondayOf(view.today);
      const active = clamp(next, monday, addDays(mondayOf(view.last), 6));
      this.#active = active;
      this.#grid = grid;
      const page = this.#pageOf(active, monday);
      if (page === this.#first) this.#host.requestUpdate();
      else this.#turn(page, view);
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#choose(date, view);
    } else {
      return;
    }
    event.preventDefault();
  }
}

const dateAt = ({target}: Event): LocalDate | undefined =>
  (target as Element).closest<HTMLElement>('[data-date]')?.dataset['date'];

/** Beside `styles`, for a widget that draws the grid. */
export const calendarStyles: CSSResult = css`
  /* The months give way first; a word is never broken, with large text the line is. */
  .calendar-head {
    overflow-wrap: break-word;
    text-align: center;
  }
  .calendar-head > b {
    flex: 1;
  }
  .calendar-head > :last-child .button {
    flex-direction: row-reverse;
  }
  table {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: calc(var(--_space) / 2);
    text-align: center;
  }
  th {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
    overflow-wrap: normal;
  }
  td {
    block-size: 44px;
    border: 2px solid transparent;
    border-radius: min(var(--_radius), 12px);
    color: var(--_muted);
    line-height: 1.1;
    cursor: default;
  }
  /* Where a month begins; the name of the day says its month in full. */
  [data-month]::after {
    content: attr(data-month);
    display: block;
    font-size: 0.7em;
  }
  .free {
    background: var(--_day-bg);
    color: var(--_day-color);
    font-weight: 600;
    cursor: pointer;
  }
  .free:hover {
    border-color: var(--_day-color);
  }
  .closed {
    text-decoration: line-through;
  }
  [aria-current] {
    border-color: var(--_border);
  }
  @media (forced-colors: active) {
    td:not(.free) {
      border-color: Canvas;
    }
  }
  @media print {
    table {
      display: none;
    }
  }
`;
