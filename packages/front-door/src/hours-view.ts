import {addDays, type Closure, formatDay, localDate} from '@gp-elements/core';
import {heading, icon, nameOf, phoneIn, phoneLink, practiceText} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {GpFrontDoor} from './front-door.element.ts';
import {type Day, dayOf, openNow} from './opening-hours.ts';

const WEEK = 7;
/** Closures are told this many days ahead, and no more than so many of them. */
const CLOSURE_DAYS = 42;
const CLOSURES = 3;

/** "08:00 tot 12:00, 13:00 tot 17:00", or that it is closed and why. */
function timesOf(door: GpFrontDoor, {spans, closure}: Day): unknown {
  const {text} = door;
  if (spans.length === 0)
    return [text('hours.none'), closure ? [': ', practiceText(door, closure.reason)] : nothing];
  return spans.map(({opens, closes}, index) => [index > 0 ? ', ' : '', text('hours.span', {opens, closes})]);
}

/** Open or closed, and until when. */
function nowText(door: GpFrontDoor, today: string): unknown {
  const {text, strings} = door;
  const state = openNow(door.practice!, door.now);
  if (state.is === 'open') return text('hours.open', {time: state.until});
  if (state.is === 'unknown') return text('hours.unknown', {phone: phoneIn(door)});
  const {next} = state;
  if (!next) return text('hours.closed');
  const {date, opens: time} = next;
  return date === today
    ? text('hours.opens-today', {time})
    : text('hours.opens', {day: formatDay(date, strings.locale), time});
}

const closureItem = (door: GpFrontDoor, {from, to, reason, replacement}: Closure): TemplateResult => {
  const {text, strings} = door;
  const day = (date: string) => formatDay(date, strings.locale);
  return html`<li>
    ${text(from === to ? 'closed.day' : 'closed.days', {
      from: day(from),
      to: day(to),
      reason: practiceText(door, reason),
    })}
    ${
      replacement
        ? text('closed.cover', {name: nameOf(replacement.name), phone: phoneLink(replacement)})
        : nothing
    }
  </li>`;
};

/** Open or closed now, today's hours, the week, and when it is closed soon. */
export function hoursView(door: GpFrontDoor): TemplateResult {
  const {text, strings, headingLevel} = door;
  const practice = door.practice!;
  const today = localDate(door.now, practice.timeZone);
  const days = Array.from({length: WEEK}, (_, ahead) => dayOf(practice, addDays(today, ahead)));
  const soon = practice.closures
    .filter(({from, to}) => today <= to && from <= addDays(today, CLOSURE_DAYS))
    .slice(0, CLOSURES);
  return html`<section class="hours" part="hours">
    ${heading({text: text('hours.heading'), level: headingLevel + 1})}
    <div class="row">${icon('clock')}<b>${nowText(door, today)}</b></div>
    ${
      practice.openingHours.length === 0
        ? nothing
        : html`<div>${text('hours.today')}: ${timesOf(door, days[0]!)}</div>
            <details>
              <summary>${text('hours.week')}</summary>
              <table>
                <thead class="hidden">
                  <tr>
                    <th scope="col">${text('hours.day')}</th>
                    <th scope="col">${text('hours.times')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${days.map(
                    (day) =>
                      html`<tr class=${day.date === today ? 'now' : nothing}>
                        <th scope="row">${formatDay(day.date, strings.locale)}</th>
                        <td>${timesOf(door, day)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </details>`
    }
    ${
      soon.length === 0
        ? nothing
        : html`${heading({text: text('closed.heading'), level: headingLevel + 2})}
            <ul>
              ${soon.map((closure) => closureItem(door, closure))}
            </ul>`
    }
  </section>`;
}
