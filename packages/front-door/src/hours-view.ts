import {addDays, type Closure, formatDay, formatTime, localDate} from '@gp-elements/core';
import {heading, icon, nameOf, phoneIn, phoneLink, practiceText} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {GpFrontDoor} from './front-door.element.ts';
import {type Day, dayOf, openNow} from './opening-hours.ts';

const WEEK = 7;
/** Closures are told this many days ahead, and no more than so many of them. */
const CLOSURE_DAYS = 42;
const CLOSURES = 3;

/** From when to when, and why, of a part of a day. */
const partWords = (door: GpFrontDoor, {startTime = '', endTime = '', reason}: Closure) => ({
  start: startTime,
  end: endTime,
  reason: practiceText(door, reason),
});

/** "08:00 tot 12:00, 13:00 tot 17:00", or that it is closed and why. */
function timesOf(door: GpFrontDoor, {spans, closure, parts}: Day): unknown {
  const {text} = door;
  const why = closure ?? (spans.length === 0 ? parts[0] : undefined);
  if (spans.length === 0) return [text('hours.none'), why ? [': ', practiceText(door, why.reason)] : nothing];
  return [
    ...spans.map(({opens, closes}) => text('hours.span', {opens, closes})),
    ...parts.map((part) => text('hours.part', partWords(door, part))),
  ].map((words, index) => [index > 0 ? ', ' : '', words]);
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

function closureItem(door: GpFrontDoor, closure: Closure, today: string): TemplateResult {
  const {text, strings} = door;
  const {from, to, startTime, reason, replacement} = closure;
  const day = (date: string) => formatDay(date, strings.locale);
  return html`<li>
    ${
      startTime
        ? text(from === today ? 'closed.part-today' : 'closed.part', {
            day: day(from),
            ...partWords(door, closure),
          })
        : text(from === to ? 'closed.day' : 'closed.days', {
            from: day(from),
            to: day(to),
            reason: practiceText(door, reason),
          })
    }
    ${
      replacement
        ? text('closed.cover', {name: nameOf(replacement.name), phone: phoneLink(replacement)})
        : nothing
    }
  </li>`;
}

/** Open or closed now, today's hours, the week, and when it is closed soon. */
export function hoursView(door: GpFrontDoor): TemplateResult {
  const {text, strings, headingLevel} = door;
  const practice = door.practice!;
  const today = localDate(door.now, practice.timeZone);
  const days = Array.from({length: WEEK}, (_, ahead) => dayOf(practice, addDays(today, ahead)));
  const time = formatTime(door.now, 'nl', practice.timeZone);
  const soon = practice.closures
    .filter(({from, to}) => today <= to && from <= addDays(today, CLOSURE_DAYS))
    // A part that is over is no news.
    .filter(({from, endTime}) => endTime === undefined || from > today || time < endTime)
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
              ${soon.map((closure) => closureItem(door, closure, today))}
            </ul>`
    }
  </section>`;
}
