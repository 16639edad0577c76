import {
  daysFrom,
  defineElement,
  defineStrings,
  type LocalDate,
  ProviderController,
  StringsController,
  type TimeSlotDay,
} from '@gp-elements/core';
import {fakeGateway} from '@gp-elements/core/testing';
import '@gp-elements/core/define';
import {styles, uiStrings} from '@gp-elements/ui';
import {CalendarGridController, calendarStyles} from '@gp-elements/ui/calendar';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';

/** A Wednesday. */
const TODAY = '2026-11-25';
const SUNDAY = 0;
const SATURDAY = 6;
/** Free on weekdays, except on one day that is closed. */
const DAYS: TimeSlotDay[] = daysFrom(TODAY, 42).map((date, index) => {
  if (index === 6) return {date, freeCount: 0, closed: {reason: 'Studiedag'}};
  const isWeekend = [SUNDAY, SATURDAY].includes(new Date(`${date}T00:00Z`).getUTCDay());
  return {date, freeCount: isWeekend ? 0 : (index % 3) + 1};
});

class GpStoryCalendar extends LitElement {
  static override styles = [...styles, calendarStyles];

  readonly #strings = new StringsController(this, defineStrings(uiStrings, {}), new ProviderController(this));
  readonly #calendar = new CalendarGridController(this);

  @property({attribute: false}) days: TimeSlotDay[] | undefined;
  @property() selected: LocalDate | undefined;

  readonly #select = (date: LocalDate) => {
    this.selected = date;
  };

  protected override render(): TemplateResult {
    return this.#calendar.render({
      id: 'calendar',
      today: TODAY,
      last: '2027-01-05',
      days: this.days,
      selected: this.selected,
      locale: 'nl',
      t: this.#strings.t,
      onSelect: this.#select,
    });
  }
}
defineElement('gp-story-calendar', GpStoryCalendar);

const calendar = (days: TimeSlotDay[] | undefined, selected?: LocalDate): StoryObj => ({
  render: () =>
    html`${guard(
      [],
      () =>
        html`<gp-provider api="https://gateway.example/v1" .fetch=${fakeGateway()}>
          <gp-story-calendar .days=${days} .selected=${selected}></gp-story-calendar>
        </gp-provider>`,
    )}`,
});

export default {title: 'UI/Calendar'} satisfies Meta;

export const FreeDays = calendar(DAYS);
export const Chosen = calendar(DAYS, '2026-11-27');
export const Loading = calendar(undefined);
