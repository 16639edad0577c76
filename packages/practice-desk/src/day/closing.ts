// What is asked before a day, or a part of it, is closed.
import type {Appointment, BulkAction, Closure} from '@gp-elements/core';
import {nameOf, notice} from '@gp-elements/ui';
import {radioGroup, textField} from '@gp-elements/ui/fields';
import {html, nothing, type TemplateResult} from 'lit';
import type {CloseForm} from './act.controller.ts';
import type {Day} from './day.controller.ts';
import type {DayKey} from './day.strings.ts';
import {inputField} from './fields.ts';

type Times = Pick<Closure, 'startTime' | 'endTime'>;

/** What is wrong with the times of a part. */
export function timesFault(day: Day, {extent, start, end}: CloseForm): DayKey | undefined {
  if (extent === 'day') return undefined;
  if (!start || !end || start >= end) return 'close.times-wrong';
  return day.date === day.today && end <= day.time(day.desk.now) ? 'close.times-over' : undefined;
}

/** What stands in what would be closed. */
function closed(day: Day, {extent, start, end}: CloseForm): readonly Appointment[] {
  if (extent === 'day') return day.standing;
  return day.standing.filter((one) => day.time(one.start) < end && start < day.time(one.end));
}

/** Whether all of it is closed by the form too, which then replaces it. */
const isReplaced = ({extent, start, end}: CloseForm, {startTime, endTime}: Times): boolean =>
  extent === 'day' || (!!startTime && !!endTime && start <= startTime && endTime <= end);

function replaced(day: Day, form: CloseForm): unknown {
  const {date, loaded, plan, strings} = day;
  const {text} = strings;
  const waits = ({closes}: BulkAction) =>
    closes?.from === date && closes.to === date && isReplaced(form, closes);
  const words = [
    ...(loaded.value?.day.closedParts ?? [])
      .filter((part) => isReplaced(form, part))
      .map(({startTime = '', endTime = '', reason}) =>
        text('close.replaces', {start: startTime, end: endTime, reason: nameOf(reason)}),
      ),
    ...(plan.plans.some(waits) ? [text('close.again')] : []),
  ];
  return words.length > 0 ? notice({tone: 'info', body: words.map((one) => html`<p>${one}</p>`)}) : nothing;
}

function extentView(day: Day, form: CloseForm): TemplateResult {
  const {act, strings} = day;
  const {text} = strings;
  const fault = act.isFaulty ? timesFault(day, form) : undefined;
  return html`${radioGroup<CloseForm['extent']>({
    id: 'close-extent',
    legend: text('close.extent'),
    options: [
      {value: 'day', label: text('close.extent-day')},
      {value: 'part', label: text('close.extent-part')},
    ],
    value: form.extent,
    onChange: (extent) => act.change('close', {extent}),
  })}
  ${
    form.extent === 'part'
      ? html`<div class="from-to">
          ${inputField('time', {
            id: 'close-start',
            label: text('close.start'),
            error: fault && text(fault),
            value: form.start,
            onChange: (start) => act.change('close', {start}),
          })}
          ${inputField('time', {
            id: 'close-end',
            label: text('close.end'),
            value: form.end,
            onChange: (end) => act.change('close', {end}),
          })}
        </div>`
      : nothing
  }`;
}

export function closeBody(
  day: Day,
  form: CloseForm,
  {message, failure}: {message: (count: number) => unknown; failure: unknown},
): TemplateResult {
  const {act, strings} = day;
  const {text} = strings;
  const isHalf = !form.name.trim() !== !form.phone.trim();
  const isKnown = timesFault(day, form) === undefined;
  const {length: count} = closed(day, form);
  return html`<div class="stack">
    ${extentView(day, form)} ${replaced(day, form)}
    ${isKnown ? html`<p>${count > 0 ? text('close.count', {count}) : text('close.none')}</p>` : nothing}
    ${textField({
      id: 'close-reason',
      label: text('close.reason'),
      hint: text('close.reason-hint'),
      error: act.isFaulty && !form.reason.trim() ? text('close.reason-missing') : undefined,
      value: form.reason,
      onInput: (reason) => act.change('close', {reason}),
    })}
    ${textField({
      id: 'close-name',
      label: text('close.replacement'),
      optional: text('optional'),
      error: act.isFaulty && isHalf ? text('close.replacement-missing') : undefined,
      value: form.name,
      onInput: (name) => act.change('close', {name}),
    })}
    ${textField({
      id: 'close-phone',
      label: text('close.phone'),
      optional: text('optional'),
      inputMode: 'tel',
      value: form.phone,
      onInput: (phone) => act.change('close', {phone}),
    })}
    ${message(count)} ${failure}
  </div>`;
}
