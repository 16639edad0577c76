import {type Closure, formatDay, renderLoadable} from '@gp-elements/core';
import {button, heading, loadingView, nameOf, notice, phoneLink, stepHeading} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {expiredNotice} from '../screens/gates.ts';
import {failureNotice} from '../screens/item.ts';
import {canChange, type Column, type Entry, type Part} from './columns.ts';
import type {Day, Loaded} from './day.controller.ts';
import {dialogView} from './dialogs.ts';
import {inputField, selectField} from './fields.ts';
import {statusText} from './status.ts';

const PARTS: readonly Part[] = ['all', 'before-noon', 'after-noon'];

function entryView(day: Day, entry: Entry, who: string): TemplateResult {
  const {text, t} = day.strings;
  const time = html`<time datetime=${entry.start}>${day.time(entry.start)}</time>`;
  if (entry.is === 'slot') {
    const {slot} = entry;
    const isFree = slot.state === 'free';
    return html`<li class="entry ${isFree ? 'free' : 'kept'}" part="day-slot">
      <span></span>${time}
      <span>${text(isFree ? 'free' : slot.state === 'held' ? 'held' : 'blocked')}</span>
      ${
        isFree
          ? button({
              text: text('book'),
              label: `${t('book')}: ${day.time(entry.start)}, ${who}`,
              onClick: () => day.act.openBook(slot),
            })
          : nothing
      }
    </li>`;
  }
  const {appointment} = entry;
  const {id, person, appointmentType, status} = appointment;
  const at = day.time(entry.start);
  return html`<li class="entry" part="day-appointment">
    ${
      canChange(appointment, day.desk.now)
        ? html`<input
            type="checkbox"
            aria-label=${t('choose', {name: person.name, time: at})}
            .checked=${day.chosen.has(id)}
            @change=${({target}: Event) => day.choose([id], (target as HTMLInputElement).checked)}
          />`
        : html`<span></span>`
    }${time}
    <span
      ><button type="button" class="open" @click=${() => day.act.openAppointment(appointment)}>
        ${nameOf(person.name)}</button
      ><small>${[appointmentType?.name, statusText(day, status)].filter(Boolean).join(' · ')}</small></span
    >
  </li>`;
}

function columnView(day: Day, column: Column, isAt: boolean): TemplateResult {
  const {text, t} = day.strings;
  const {entries} = column;
  const title = column.title || t('column.other');
  const hasAny = entries.some(
    (entry) => entry.is === 'appointment' && canChange(entry.appointment, day.desk.now),
  );
  return html`<section class="column stack ${isAt ? 'at' : ''}" part="day-column">
    ${heading({text: nameOf(title), level: day.desk.level + 1})}
    ${
      hasAny
        ? html`<div class="part-tools">
            ${PARTS.map((part) =>
              button({
                text: text(`choose.${part}`),
                label: t('choose.of', {what: t(`choose.${part}`), name: title}),
                kind: 'quiet',
                onClick: () => day.choosePart(column, part),
              }),
            )}
          </div>`
        : nothing
    }
    ${
      entries.length > 0
        ? html`<ul>
            ${entries.map((entry) => entryView(day, entry, title))}
          </ul>`
        : html`<p class="hint">${text('column.empty')}</p>`
    }
  </section>`;
}

function closedNotice(
  day: Day,
  {reason, replacement}: Pick<Closure, 'reason' | 'replacement'>,
  heading: unknown,
): TemplateResult {
  return notice({
    tone: 'info',
    heading,
    level: day.desk.level + 1,
    body: [
      html`<p><bdi>${reason}</bdi></p>`,
      replacement &&
        html`<p>
          ${day.strings.text('closed.by', {
            name: nameOf(replacement.name),
            phone: phoneLink({phone: replacement.phone}),
          })}
        </p>`,
      html`<p class="hint">${day.strings.text('closed.reopen')}</p>`,
    ],
  });
}

function loadedView(day: Day, {day: {closed, closedParts = []}}: Loaded): TemplateResult {
  const {text, t} = day.strings;
  const {columns} = day;
  const at = columns.find(({key}) => key === day.column) ?? columns[0];
  return html`${closed ? closedNotice(day, closed, text('closed')) : nothing}
  ${closedParts.map(({startTime = '', endTime = '', ...part}) =>
    closedNotice(day, part, text('closed.part', {start: startTime, end: endTime})),
  )}
  ${
    columns.length === 0
      ? html`<p>${text('empty')}</p>`
      : html`<div class="column-choice">
            ${selectField({
              id: 'column',
              label: text('column'),
              value: at?.key ?? '',
              options: columns.map(({key, title}) => ({value: key, label: title || t('column.other')})),
              onChange: day.showColumn,
            })}
          </div>
          <div class="columns" tabindex="-1">
            ${columns.map((column) => columnView(day, column, column === at))}
          </div>`
  }`;
}

function bars(day: Day): TemplateResult {
  const {text} = day.strings;
  const {plan, targets} = day;
  const {state} = plan.undoing;
  return html`<div class="bars">
    ${
      state.state === 'failed'
        ? failureNotice(day.desk, state.failure, () => plan.undoing.reset(), day.desk.level + 1)
        : nothing
    }
    ${plan.plans.map(
      (one) =>
        html`<div class="strip plan">
          <p>${plan.words(one)}</p>
          ${
            Date.parse(one.executesAt) > day.desk.now
              ? button({
                  text: text('plan.undo'),
                  part: 'undo',
                  busy: plan.undoing.isPending,
                  onClick: () => void plan.undo(one.id),
                })
              : nothing
          }
        </div>`,
    )}
    ${
      targets.length > 0
        ? html`<div class="strip">
            <p><b>${text('chosen', {count: targets.length})}</b></p>
            <div class="row">
              ${button({text: text('chosen.cancel'), kind: 'danger', onClick: day.act.openCancelMany})}
              ${button({text: text('chosen.none'), kind: 'quiet', onClick: day.chooseNone})}
            </div>
          </div>`
        : nothing
    }
  </div>`;
}

/** The day of the practice. */
export function dayView(day: Day): TemplateResult {
  const {desk, strings} = day;
  const {text} = strings;
  const isToday = day.date === day.today;
  const name = formatDay(day.date, strings.locale, {year: true});
  return html`${stepHeading({text: name, level: desk.level})}
    <div class="day-nav">
      ${button({text: text('previous'), onClick: () => day.step(-1)})}
      ${button({text: text('today'), disabled: isToday, onClick: () => day.go(day.today)})}
      ${button({text: text('next'), onClick: () => day.step(1)})}
      ${inputField('date', {id: 'day', label: text('date'), value: day.date, onChange: day.go})}
      ${selectField({
        id: 'by',
        label: text('by'),
        value: day.by,
        options: (['practitioner', 'room'] as const).map((by) => ({value: by, label: strings.t(`by.${by}`)})),
        onChange: (by) => day.show(by as Day['by']),
      })}
      ${button({text: text('print'), kind: 'quiet', onClick: () => print()})}
      ${
        day.date >= day.today && day.loaded.value && !day.loaded.value.day.closed
          ? button({text: text('close.open'), kind: 'quiet', onClick: day.act.openClose})
          : nothing
      }
    </div>
    ${desk.shared.session.state === 'expired' ? expiredNotice(desk) : nothing}
    ${desk.said ? html`<p class="said" tabindex="-1">${desk.said}</p>` : nothing}
    ${renderLoadable<Loaded, unknown>(day.loaded.state, {
      loading: () => loadingView(desk.strings.text('loading'), 6),
      empty: null,
      ready: (loaded) => loadedView(day, loaded),
      failed: (failure, previous) => [
        desk.shared.session.state === 'expired'
          ? nothing
          : failureNotice(desk, failure, day.read, desk.level + 1),
        previous ? loadedView(day, previous) : nothing,
      ],
    })}
    ${bars(day)} ${dialogView(day)}`;
}
