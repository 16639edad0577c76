import {
  formatDay,
  formatTime,
  isOtherTime,
  renderLoadable,
  type TimeSlot,
  type TimeSlotList,
  whichTime,
  zonePlace,
} from '@gp-elements/core';
import {button, choices, heading, loadingView, notice, select, timeChip} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {isOffered} from '../booking.modes.ts';
import {firstTimes} from '../slot-grouping.ts';
import {failureNotice, nameOf, ownFirst, phoneNowIn, practiceText, title} from './view.ts';

/** A time that has gone since it was shown keeps its place: nothing moves under a finger. */
export interface ShownTime extends TimeSlot {
  /** Draws the time so that it says so. */
  readonly gone?: ((time: string) => unknown) | undefined;
}

export interface ChipOptions {
  /** With whom goes without saying. */
  readonly isWhoKnown?: boolean;
  readonly chosen?: string | undefined;
}

/** Times of one day as chips of thumb size; `day` says of which. */
export const chips = (
  b: BookingController,
  day: string,
  times: readonly ShownTime[],
  {isWhoKnown, chosen}: ChipOptions,
): unknown =>
  choices(
    day,
    times.map((time) => {
      const isPicking = b.picking === time;
      const who = isWhoKnown ? '' : time.practitioner.name;
      const which = whichTime(time.start, b.locale, b.zone);
      const start = formatTime(time.start, b.locale, b.zone);
      return timeChip({
        time: time.gone?.(start) ?? start,
        note: isPicking ? b.text('loading') : which ? [who, ' ', which] : who,
        isChosen: isPicking || time.id === chosen || undefined,
        onChoose: () => void b.pick(time),
      });
    }),
    'times',
  );

/** The first times, under the headings of their days. */
export const timesByDay = (
  b: BookingController,
  times: readonly TimeSlot[],
  options: ChipOptions = {},
): unknown =>
  html`<div class="days">
    ${firstTimes(times, b.dayOf).map(({date, times: ofDay}) => {
      const day = formatDay(date, b.locale);
      return html`<section class="stack">
        ${heading({text: day, level: b.level + 2})}${chips(b, day, ofDay, options)}
      </section>`;
    })}
  </div>`;

/** Most take one of the first times: days and calendar are fetched for who asks. */
async function openCalendar(b: BookingController): Promise<void> {
  b.send({is: 'filter', filter: {day: ''}});
  (await b.bring('calendar'))?.comeIntoView();
}

export function timeScreen(b: BookingController, screen: ScreenAt<'time'>): TemplateResult {
  const {text, firstTimes: first} = b;
  const {t} = b.strings;
  const {errand, practitioner, chosen, alternatives} = screen;
  const isMove = errand.is === 'move';
  const {name, person} = isMove
    ? {name: errand.appointment.appointmentType?.name, person: errand.appointment.person}
    : {name: practiceText(b, errand.kind.name, errand.kind.language), person: errand.person};
  const practitioners = ownFirst(b.kindOf(errand)?.practitioners ?? []);
  const options = {isWhoKnown: practitioner !== undefined || practitioners.length === 1, chosen};
  const {failure} = b;
  const times = ({items}: TimeSlotList) => [
    // Why 10:20 may stand after 11:40.
    !options.isWhoKnown && items.some((time) => time.practitioner.isOwnGp)
      ? html`<p class="hint">${text('time.own-first')}</p>`
      : nothing,
    timesByDay(b, items, options),
  ];
  return html`${title(b, text(isMove ? 'time.heading-move' : 'time.heading'), isMove ? undefined : 2)}
    <p class="facts">${name} · ${text('person.for', {name: nameOf(person.name)})}</p>
    ${alternatives ? b.draw('aside', (aside) => aside.taken(alternatives)) : nothing}
    ${failure ? failureNotice(b, failure) : nothing}
    ${notice({tone: 'info', icon: 'phone', body: text('time.today', {phone: phoneNowIn(b)})})}
    ${b.mode === 'request' && !isMove ? html`<p>${b.draw('aside', (aside) => aside.answer())}</p>` : nothing}
    ${isOtherTime(b.now, b.zone) ? html`<p class="hint">${text('time.zone', {place: zonePlace(b.zone)})}</p>` : nothing}
    ${
      practitioners.length > 1
        ? select({
            id: 'who',
            label: t('time.who'),
            value: practitioner ?? '',
            options: [
              {value: '', text: t('time.anyone')},
              ...practitioners.map(({id, name: who, isOwnGp}) => ({
                value: id,
                text: isOwnGp ? t('who.own', {name: who}) : who,
              })),
            ],
            onChange: (id) => b.send({is: 'filter', filter: {practitioner: id || undefined}}),
          })
        : nothing
    }
    <section class="group">
      ${heading({text: text('time.first'), level: b.level + 1})}
      ${renderLoadable<TimeSlotList, unknown>(first.state, {
        loading: () => loadingView(text('loading')),
        empty: {
          is: ({items}) => !items.length,
          view: ({noTimes}) => b.draw('aside', (aside) => aside.noTimes(noTimes, practitioner !== undefined)),
        },
        ready: times,
        failed: (why, previous) => [
          failureNotice(b, why, () => first.again()),
          previous ? times(previous) : nothing,
        ],
      })}
    </section>
    ${
      // Not before the times above it: they would push it away from under a finger.
      ((first.value ?? screen.day) !== undefined || first.state.state === 'failed') &&
      isOffered(b.practice!, 'listTimeSlotDays')
        ? html`<section class="group">
            ${
              screen.day === undefined
                ? button({text: text('time.other'), onClick: () => void openCalendar(b)})
                : [
                    heading({text: text('time.other'), level: b.level + 1, isFocusTarget: true}),
                    b.draw('calendar', (calendar) => calendar.render(screen, options)),
                  ]
            }
          </section>`
        : nothing
    }`;
}
