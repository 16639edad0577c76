// What is known of an item, line by line, in words: the same lines for reading, comparing and printing.
import {
  dateFormat,
  formatDay,
  formatDayTime,
  formatTime,
  localDate,
  toMs,
  addDays,
  type WorkItem,
} from '@gp-elements/core';
import {nameOf, phoneLink} from '@gp-elements/ui';
import {html, nothing} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {isKey, type DeskKey} from '../practice-desk.strings.ts';

export interface Line {
  readonly key: DeskKey;
  readonly text: string;
  /** As it is drawn, where that is more than its text. */
  readonly value?: unknown;
}

export const today = (d: DeskController): string => localDate(d.now, d.zone);

/** A date as exact as the source is: "17 mei 1980", "1980". */
const dateText = (d: DeskController, date: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? formatDay(date, d.strings.locale, {weekday: false, year: true}) : date;

/** Whole years; of a date that is not exact there are none. */
function ageOf(d: DeskController, birthDate: string): number | undefined {
  const now = today(d);
  if (!/^\d{4}-\d\d-\d\d$/.test(birthDate)) return undefined;
  return (
    Number(now.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (now.slice(5) < birthDate.slice(5) ? 1 : 0)
  );
}

export function birthText(d: DeskController, birthDate: string | undefined): string {
  if (!birthDate) return '';
  const age = ageOf(d, birthDate);
  return dateText(d, birthDate) + (age === undefined ? '' : ` (${d.strings.t('item.age', {count: age})})`);
}

/** "di 24 nov 09:00", for a row. */
export const shortWhen = (d: DeskController, instant: string): string =>
  `${shortDay(d, localDate(instant, d.zone))} ${formatTime(instant, d.strings.locale, d.zone)}`;

export const shortDay = (d: DeskController, date: string): string =>
  dateFormat(d.strings.locale, 'UTC', {weekday: 'short', day: 'numeric', month: 'short'}).format(
    toMs(`${date}T00:00Z`),
  );

export const isLate = (d: DeskController, {answerBy}: WorkItem): boolean =>
  answerBy !== undefined && answerBy < today(d);

export function dueText(d: DeskController, item: WorkItem): string {
  const {answerBy} = item;
  const {t} = d.strings;
  if (answerBy === undefined) return '';
  const now = today(d);
  if (answerBy === now) return t('due.today');
  if (answerBy === addDays(now, 1)) return t('due.tomorrow');
  return isLate(d, item) ? t('due.late', {date: shortDay(d, answerBy)}) : shortDay(d, answerBy);
}

const yesNoNeeds = ['signLanguage', 'wheelchair', 'hardOfHearing', 'companion'] as const;

export function needsText({strings: {t}}: DeskController, {appointment: {needs = {}}}: WorkItem): string {
  return [
    ...(needs.interpreterLanguage ? [t('need.interpreter', {language: needs.interpreterLanguage})] : []),
    ...yesNoNeeds.flatMap((need) => (needs[need] ? t(`need.${need}`) : [])),
  ].join(', ');
}

/** An unknown kind is a plain line. */
export const kindKey = (part: 'kind' | 'about', kind: string): DeskKey => {
  const key = `${part}.${kind}`;
  return isKey(key) ? key : `${part}.other`;
};

function whatText(
  {strings: {t}}: DeskController,
  {appointment: {appointmentType, channel}}: WorkItem,
): string {
  const key = `channel.${channel ?? ''}`;
  return [appointmentType?.name, isKey(key) && t(key)].filter(Boolean).join(', ');
}

/** For a row: what it is about, in one line. */
export const gist = (d: DeskController, item: WorkItem): string =>
  [
    item.appointment.appointmentType?.name,
    shortWhen(d, item.appointment.start),
    item.kind === 'appointment-needs' ? needsText(d, item) : item.appointment.reason,
  ]
    .filter(Boolean)
    .join(' · ');

/** Lines without a text are left out. */
export function linesOf(d: DeskController, item: WorkItem): Line[] {
  const {locale} = d.strings;
  const {person, appointment, answerBy} = item;
  const {start, practitioner, phoneToCall, reason, cancellation} = appointment;
  const bdi = (text: string | undefined) => text && html`<bdi>${text}</bdi>`;
  const lines: Line[] = [
    {key: 'item.birth', text: birthText(d, person.birthDate)},
    {key: 'item.phone', text: person.phone ?? '', value: person.phone && phoneLink({phone: person.phone})},
    {
      key: 'item.call-back',
      text: phoneToCall && phoneToCall !== person.phone ? phoneToCall : '',
      value: phoneToCall && phoneLink({phone: phoneToCall}),
    },
    {key: 'item.what', text: whatText(d, item)},
    {key: 'item.when', text: formatDayTime(start, locale, d.zone)},
    {key: 'item.with', text: practitioner?.name ?? '', value: practitioner && nameOf(practitioner.name)},
    {key: 'item.reason', text: reason ?? '', value: bdi(reason)},
    {key: 'item.needs', text: needsText(d, item), value: bdi(needsText(d, item))},
    {key: 'item.cancelled', text: cancellation ? formatDayTime(cancellation.at, locale, d.zone) : ''},
    {key: 'item.cancel-reason', text: cancellation?.reason ?? '', value: bdi(cancellation?.reason)},
    {
      key: 'item.due',
      text: answerBy ? formatDay(answerBy, locale) : '',
      value: answerBy && isLate(d, item) ? html`<b class="late">${dueText(d, item)}</b>` : undefined,
    },
  ];
  return lines.filter(({text}) => text);
}

/** Both versions beside each other: what was looked at, and as it is now. What differs says so. */
export function comparison(d: DeskController, before: WorkItem, item: WorkItem): unknown {
  const {text} = d.strings;
  const old = new Map(linesOf(d, before).map((line) => [line.key, line]));
  const now = new Map(linesOf(d, item).map((line) => [line.key, line]));
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  return html`<table class="compare" part="comparison">
    <thead>
      <tr>
        <th scope="col"><span class="hidden">${text('item.line')}</span></th>
        <th scope="col">${text('item.saw')}</th>
        <th scope="col">${text('item.now')}</th>
      </tr>
    </thead>
    <tbody>
      ${keys.map((key) => {
        const [was, is] = [old.get(key), now.get(key)];
        const isChanged = was?.text !== is?.text;
        return html`<tr class=${isChanged ? 'changed' : nothing}>
          <th scope="row">
            ${text(key)}${isChanged ? html` <small>${text('item.changed-line')}</small>` : nothing}
          </th>
          <td>${was?.value ?? was?.text ?? '–'}</td>
          <td>${is?.value ?? is?.text ?? '–'}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
