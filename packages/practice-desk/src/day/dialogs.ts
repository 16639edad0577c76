import {formatDay, type Appointment, type Failure, type Needs} from '@gp-elements/core';
import {button, loadingView, nameOf, notice, phoneLink} from '@gp-elements/ui';
import {checkbox, fieldGroup, radioGroup, summary, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import {failureNotice} from '../screens/item.ts';
import {birthText} from '../screens/facts.ts';
import {TEXT_MAX, type BookForm, type Dialog} from './act.controller.ts';
import {closeBody} from './closing.ts';
import {canChange} from './columns.ts';
import type {Day} from './day.controller.ts';
import {isDayKey} from './day.strings.ts';
import {inputField} from './fields.ts';
import {statusText} from './status.ts';

/** Why it did not work, in words that say what to do. */
function failed(day: Day, failure: Failure | undefined, again: () => void): unknown {
  if (!failure) return nothing;
  const key = failure.kind === 'problem' ? `why.${failure.code}` : '';
  return isDayKey(key)
    ? notice({tone: 'warning', body: day.strings.text(key), isFocusTarget: true})
    : failureNotice(day.desk, failure, again, day.desk.level + 1);
}

const describe = (day: Day, {start, practitioner, status}: Appointment): string =>
  [day.when(start), practitioner?.name, statusText(day, status)].filter(Boolean).join(', ');

/** Both states: what was looked at, and what it is now. */
function changed(day: Day, before: Appointment | undefined, now: Appointment): unknown {
  const {text} = day.strings;
  if (!before) return nothing;
  return notice({
    tone: 'warning',
    heading: text('changed.heading'),
    level: day.desk.level + 1,
    body: [
      html`<p>${text('changed.saw', {what: describe(day, before)})}</p>`,
      html`<p>${text('changed.now', {what: describe(day, now)})}</p>`,
      html`<p>${text('changed.text')}</p>`,
    ],
    isFocusTarget: true,
  });
}

function textOf(day: Day, id: string, value: string, onInput: (text: string) => void): TemplateResult {
  const {text} = day.strings;
  const over = value.trim().length - TEXT_MAX;
  return textField({
    id,
    label: text('cancel.text'),
    hint: text('cancel.text-hint'),
    optional: text('optional'),
    error: over > 0 ? text('text-over', {count: over}) : undefined,
    rows: 3,
    value,
    onInput,
  });
}

function whoView(day: Day, form: BookForm): TemplateResult {
  const {act, strings} = day;
  const {text} = strings;
  const isNobodyAsked = act.isFaulty && form.name.trim().length < 2 && !form.birthDate;
  const {state} = act.searching;
  const found = state.state === 'ready' ? state.value : undefined;
  return html`<form
      class="stack"
      @submit=${(event: Event) => {
        event.preventDefault();
        void act.search();
      }}
    >
      ${textField({
        id: 'book-name',
        label: text('book.name'),
        hint: text('book.name-hint'),
        error: isNobodyAsked ? text('book.search-missing') : undefined,
        value: form.name,
        onInput: (name) => act.change('book', {name, person: undefined}),
      })}
      ${inputField('date', {
        id: 'book-birth',
        label: text('book.birth'),
        value: form.birthDate,
        onChange: (birthDate) => act.change('book', {birthDate, person: undefined}),
      })}
      <div class="row">
        <button type="submit" class="button secondary" part="button button-secondary">
          ${text('book.search')}
        </button>
      </div>
    </form>
    ${state.state === 'failed' ? failed(day, state.failure, () => void act.search()) : nothing}
    ${
      found
        ? found.items.length === 0
          ? html`<p>${text('book.nobody')}</p>`
          : html`<div class="found">
                ${radioGroup({
                  id: 'book-who',
                  legend: text('book.who'),
                  error: act.isFaulty && !form.person ? text('book.who-missing') : undefined,
                  options: found.items.map(({id, name, birthDate, phone}) => ({
                    value: id,
                    label: nameOf(name),
                    hint: [birthText(day.desk, birthDate), phone].filter(Boolean).join(' · '),
                  })),
                  value: form.person?.id,
                  onChange: (id) => act.change('book', {person: found.items.find((one) => one.id === id)}),
                })}
              </div>
              ${found.hasMore ? html`<p class="hint">${text('book.more')}</p>` : nothing}`
        : act.isFaulty && !form.person && !isNobodyAsked
          ? html`<p class="error">${text('book.who-missing')}</p>`
          : nothing
    }`;
}

const yesNo = ['wheelchair', 'hardOfHearing', 'signLanguage', 'companion'] as const;

function needsView(day: Day, {needs}: BookForm): TemplateResult {
  const {act, strings} = day;
  const {text} = strings;
  const set = (change: {[K in keyof Needs]: Needs[K] | undefined}) =>
    act.change('book', {
      needs: Object.fromEntries(Object.entries({...needs, ...change}).filter(([, value]) => value)),
    });
  return html`${fieldGroup({
    id: `need-${yesNo[0]}`,
    legend: text('book.needs'),
    optional: text('optional'),
    content: yesNo.map((need) =>
      checkbox({
        id: `need-${need}`,
        label: text(`need.${need}`),
        checked: needs[need] ?? false,
        onChange: (isOn) => set({[need]: isOn}),
      }),
    ),
  })}
  ${textField({
    id: 'need-interpreter',
    label: text('need.interpreter'),
    optional: text('optional'),
    value: needs.interpreterLanguage ?? '',
    onInput: (interpreterLanguage) => set({interpreterLanguage}),
  })}`;
}

function bookBody(day: Day, form: BookForm): TemplateResult {
  const {act, strings, desk} = day;
  const {text} = strings;
  const {state} = act.kinds;
  const kinds = act.fitting(form.slot);
  const over = form.reason.trim().length - TEXT_MAX;
  return html`<div class="stack">
    ${whoView(day, form)}
    ${
      state.state === 'failed'
        ? failureNotice(desk, state.failure, () => act.openBook(form.slot), desk.level + 1)
        : state.state !== 'ready'
          ? loadingView(desk.strings.text('loading'))
          : kinds.length === 0
            ? html`<p>${text('book.no-kind')}</p>`
            : radioGroup({
                id: 'book-kind',
                legend: text('book.kind'),
                error: act.isFaulty && form.person && !form.kind ? text('book.kind-missing') : undefined,
                options: kinds.map(({id, name, durationMinutes}) => ({
                  value: id,
                  label: [name, ' (', text('book.minutes', {count: durationMinutes}), ')'],
                })),
                value: form.kind,
                onChange: (kind) => act.change('book', {kind}),
              })
    }
    ${radioGroup({
      id: 'book-via',
      legend: text('book.via'),
      options: (['phone', 'desk'] as const).map((via) => ({value: via, label: text(`via.${via}`)})),
      value: form.via,
      onChange: (via) => act.change('book', {via}),
    })}
    ${textField({
      id: 'book-reason',
      label: text('book.reason'),
      optional: text('optional'),
      error: over > 0 ? text('text-over', {count: over}) : undefined,
      rows: 2,
      value: form.reason,
      onInput: (reason) => act.change('book', {reason}),
    })}
    ${needsView(day, form)} ${failed(day, act.failure, () => void act.book())}
  </div>`;
}

function openBody(day: Day, appointment: Appointment): TemplateResult {
  const {text} = day.strings;
  const {start, practitioner, location, appointmentType, reason, phoneToCall, status, needs} = appointment;
  const needsText = [
    needs?.interpreterLanguage &&
      day.desk.strings.t('need.interpreter', {language: needs.interpreterLanguage}),
    ...yesNo.map((need) => needs?.[need] && day.strings.t(`need.${need}`)),
  ]
    .filter(Boolean)
    .join(', ');
  return html`<div class="stack">
    ${summary([
      {term: text('open.when'), value: day.when(start)},
      {term: text('open.kind'), value: appointmentType?.name},
      {term: text('open.with'), value: practitioner && nameOf(practitioner.name)},
      {term: text('open.room'), value: location?.name},
      {term: text('open.phone'), value: phoneToCall && phoneLink({phone: phoneToCall})},
      {term: text('open.reason'), value: reason && html`<bdi>${reason}</bdi>`},
      {term: text('book.needs'), value: needsText},
      {term: text('open.status'), value: statusText(day, status)},
    ])}
    ${canChange(appointment, day.desk.now) ? nothing : html`<p class="hint">${text('open.over')}</p>`}
  </div>`;
}

function moveBody(day: Day, {appointment, date, to, before}: Extract<Dialog, {is: 'move'}>): TemplateResult {
  const {act, strings, desk} = day;
  const {text} = strings;
  const {state} = act.times;
  return html`<div class="stack">
    ${changed(day, before, appointment)}
    <p>${text('move.now', {when: describe(day, appointment)})}</p>
    ${
      to
        ? html`<p class="ask" tabindex="-1">
            <b>${text('move.to', {when: `${day.when(to.start)}, ${to.practitioner.name}`})}</b>
            ${text('move.told')}
          </p>`
        : appointment.appointmentType?.id === undefined
          ? notice({tone: 'info', body: text('move.no-kind')})
          : [
              inputField('date', {
                id: 'move-date',
                label: text('move.date'),
                value: date,
                onChange: (next) => act.readTimes(next),
              }),
              state.state === 'failed'
                ? failed(day, state.failure, () => act.readTimes(date))
                : state.state !== 'ready'
                  ? loadingView(desk.strings.text('loading'))
                  : state.value.length === 0
                    ? html`<p>${text('move.none')}</p>`
                    : html`<div role="group" aria-label=${strings.t('move.times')} class="times-list">
                        ${state.value
                          .filter(
                            ({start, practitioner}) =>
                              start !== appointment.start || practitioner.id !== appointment.practitioner?.id,
                          )
                          .map((time) =>
                            button({
                              text: [day.time(time.start), ' ', nameOf(time.practitioner.name)],
                              busy: act.isPending,
                              onClick: () => act.chooseTime(time),
                            }),
                          )}
                      </div>`,
            ]
    }
    ${failed(day, act.failure, act.close)}
  </div>`;
}

/** The one dialog at a time. */
export function dialogView(day: Day): TemplateResult {
  const {act, strings, desk} = day;
  const {text} = strings;
  const {dialog} = act;
  const stop = button({text: text('stop'), onClick: act.close});
  const no = button({text: text('no'), onClick: act.close});
  const send = (
    key: 'book.send' | 'move.send' | 'cancel.send' | 'close.send' | 'close.send-part',
    onClick: () => void,
  ) =>
    button({
      text: text(key),
      kind: key === 'book.send' || key === 'move.send' ? 'primary' : 'danger',
      busy: act.isPending,
      onClick,
    });
  const draw = (heading: unknown, body: unknown, actions: unknown) =>
    desk.dialog.render({
      id: 'day-dialog',
      heading: heading,
      level: desk.level,
      body: body,
      actions: actions,
      onClose: act.close,
    });
  switch (dialog?.is) {
    case 'book':
      return draw(
        text('book.heading', {
          when: day.when(dialog.slot.start),
          name: nameOf(act.diaryOf(dialog.slot.diaryId)?.practitioner.name ?? ''),
        }),
        bookBody(day, dialog),
        [send('book.send', () => void act.book()), stop],
      );
    case 'open': {
      const {appointment} = dialog;
      return draw(nameOf(appointment.person.name), openBody(day, appointment), [
        ...(canChange(appointment, desk.now)
          ? [
              button({text: text('open.move'), onClick: () => act.openMove(appointment)}),
              button({text: text('open.cancel'), kind: 'danger', onClick: () => act.openCancel(appointment)}),
            ]
          : []),
        button({text: text('close'), kind: 'quiet', onClick: act.close}),
      ]);
    }
    case 'move':
      return draw(
        text('move.heading', {name: nameOf(dialog.appointment.person.name)}),
        moveBody(day, dialog),
        dialog.to
          ? [
              send('move.send', () => void act.move()),
              button({text: text('move.other'), onClick: () => act.chooseTime()}),
            ]
          : stop,
      );
    case 'cancel':
      return draw(
        text('cancel.heading', {name: nameOf(dialog.appointment.person.name)}),
        html`<div class="stack">
          ${changed(day, dialog.before, dialog.appointment)}
          <p>${describe(day, dialog.appointment)}</p>
          ${textOf(day, 'cancel-text', dialog.text, (value) => act.change('cancel', {text: value}))}
          ${failed(day, act.failure, () => void act.cancel())}
        </div>`,
        [send('cancel.send', () => void act.cancel()), no],
      );
    case 'cancel-many':
      return draw(
        text('cancel.many', {count: day.targets.length}),
        html`<div class="stack">
          ${textOf(day, 'cancel-text', dialog.text, (value) => act.change('cancel-many', {text: value}))}
          ${failed(day, act.failure, () => void act.cancelMany())}
        </div>`,
        [send('cancel.send', () => void act.cancelMany()), no],
      );
    case 'close':
      return draw(
        text('close.heading', {date: formatDay(day.date, strings.locale)}),
        closeBody(day, dialog, {
          message: (count) =>
            count > 0
              ? textOf(day, 'close-text', dialog.text, (value) => act.change('close', {text: value}))
              : nothing,
          failure: failed(day, act.failure, () => void act.closeDay()),
        }),
        [send(dialog.extent === 'day' ? 'close.send' : 'close.send-part', () => void act.closeDay()), stop],
      );
    case undefined:
      return draw('', nothing, nothing);
  }
}
