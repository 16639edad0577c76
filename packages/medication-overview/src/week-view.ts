// Doses of today and of the week, drawn beside the dosing text.
import {addDays, dateFormat, dayMs, formatDay, type LocalDate, type MedicationWeek} from '@gp-elements/core';
import {html, nothing, type TemplateResult} from 'lit';
import {at, type Dose, dayOf, dosesOf, isSameEveryDay, momentOf, nextOf, rowsOf} from './dosing-week.ts';
import {isKey} from './medication-overview.strings.ts';
import type {View} from './view.ts';

const PARTS: Readonly<Record<string, string>> = {0.25: '¼', 0.5: '½', 0.75: '¾'};

/** "1½", as on the label of a box; of what is poured or weighed "1,5". */
function numberText({strings}: View, amount: number, isCounted: boolean): string {
  const whole = Math.floor(amount);
  const part = isCounted ? PARTS[amount - whole] : undefined;
  if (part !== undefined) return `${whole || ''}${part}`;
  return amount === whole ? String(amount) : amount.toLocaleString(strings.locale);
}

const unitKey = (unit: string) => {
  const key = `unit.${unit.toLowerCase()}`;
  return isKey(key) ? key : undefined;
};

/** "1 tot 2". */
function countText(v: View, {amount, most}: Dose, unit: string): string {
  const isCounted = unitKey(unit) !== undefined;
  const least = numberText(v, amount, isCounted);
  return most === undefined || most === amount
    ? least
    : v.strings.t('amount.range', {least, most: numberText(v, most, isCounted)});
}

/** "1 tablet". A unit that we do not know is said as the source has it. */
function amountText(v: View, dose: Dose, unit: string): string {
  const key = unitKey(unit);
  const most = dose.most ?? dose.amount;
  return `${countText(v, dose, unit)} ${key ? v.strings.t(key, {count: most > 1 ? most : 1}) : unit}`;
}

/** "ochtend 1 tablet". */
function doseText(v: View, dose: Dose, unit: string): string {
  const {strings} = v;
  const text = strings.t(`dose.${momentOf(dose)}`, {amount: amountText(v, dose, unit)});
  return dose.time ? strings.t('dose.time', {dose: text, time: dose.time}) : text;
}

const dosesText = (v: View, doses: readonly Dose[], unit: string): string =>
  doses.map((dose) => doseText(v, dose, unit)).join(', ');

/** What of it is for today; where nothing is, when the next time is. */
export function todayText(v: View, week: MedicationWeek): unknown {
  const {text, strings, today} = v;
  const day = dayOf(week, today);
  if (!day) return nothing;
  const doses = dosesOf(day);
  if (doses.length > 0) return text('today', {doses: dosesText(v, doses, week.unit)});
  const next = nextOf(week, today);
  if (next) return text('today.next', {day: formatDay(next.date, strings.locale)});
  return text(week.days.at(-1)!.date === addDays(today, 6) ? 'today.pause' : 'today.none');
}

/** "ma 23". */
const shortDay = ({strings}: View, date: LocalDate): TemplateResult =>
  html`<span aria-hidden="true"
      >${dateFormat(strings.locale, 'UTC', {weekday: 'short'}).format(dayMs(date))}<br />${Number(date.slice(8))}</span
    ><span class="hidden">${formatDay(date, strings.locale)}</span>`;

const rowText = ({strings}: View, row: Dose): string =>
  [strings.t(`moment.${momentOf(row)}`), row.time].filter(Boolean).join(' ');

/** As a box with a lid for each day: days beside each other, moments below each other. */
function table(v: View, week: MedicationWeek): TemplateResult {
  const {text, today} = v;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${v.strings.t('week')}>
    <table part="week">
      <thead>
        <tr>
          <th scope="col"><span class="hidden">${text('week.day')}</span></th>
          ${week.days.map(
            ({date}) =>
              html`<th scope="col" class=${date === today ? 'now' : nothing}>${shortDay(v, date)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rowsOf(week).map(
          (row) =>
            html`<tr>
              <th scope="row">${rowText(v, row)}</th>
              ${week.days.map((day) => {
                const doses = at(day, row);
                return html`<td class=${day.date === today ? 'now' : nothing}>
                  ${
                    doses.length > 0
                      ? doses.map((dose) => countText(v, dose, week.unit)).join(' + ')
                      : html`<span aria-hidden="true">–</span
                          ><span class="hidden">${text('week.none')}</span>`
                  }
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The week, open where its days differ. */
export function weekView(v: View, week: MedicationWeek): unknown {
  if (rowsOf(week).length === 0) return nothing;
  const isSame = isSameEveryDay(week);
  const key = unitKey(week.unit);
  const unit = key ? v.strings.t(key, {count: 2}) : week.unit;
  return html`<details class="week" ?open=${!isSame}>
    <summary>${v.text(isSame ? 'week.same' : 'week')} <small>(${unit})</small></summary>
    ${table(v, week)}
  </details>`;
}
