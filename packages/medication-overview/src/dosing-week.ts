// The picture of the week: what of it is today's, what comes next, and which moments it has. Never a text that replaces
// the dosing instruction.
import type {LocalDate, MedicationWeek} from '@gp-elements/core';

export type Day = MedicationWeek['days'][number];
export type Dose = Day['doses'][number];

const ORDER = ['morning', 'midday', 'evening', 'night'] as const;
export type Moment = (typeof ORDER)[number] | 'any';

const isKnown = (moment: string): moment is (typeof ORDER)[number] =>
  (ORDER as readonly string[]).includes(moment);

/** A moment that we do not know is one that the source leaves open, says the contract. */
export const momentOf = ({moment}: Dose): Moment => (isKnown(moment) ? moment : 'any');

/** A schedule that tapers off may name a dose of nothing. */
const isTaken = ({amount, most = 0}: Dose): boolean => amount > 0 || most > 0;

/** In the order of the day. */
export const dosesOf = (day: Day): Dose[] => day.doses.filter(isTaken).sort(byTime);

const place = (dose: Dose): string => {
  const at = ORDER.indexOf(momentOf(dose) as (typeof ORDER)[number]);
  // What the source leaves open stands before the moments, by its time where it has one.
  return `${at + 1} ${dose.time ?? ''}`;
};
const byTime = (a: Dose, b: Dose): number => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0);

/** The day itself; undefined where the picture does not reach so far, such as after midnight. */
export const dayOf = ({days}: MedicationWeek, date: LocalDate): Day | undefined =>
  days.find((day) => day.date === date);

/** The first day after this one on which something is taken. */
export const nextOf = ({days}: MedicationWeek, date: LocalDate): Day | undefined =>
  days.find((day) => day.date > date && dosesOf(day).length > 0);

const shapeOf = (day: Day): string => JSON.stringify(dosesOf(day));

/** Each day as the one before. */
export const isSameEveryDay = ({days}: MedicationWeek): boolean =>
  new Set(days.map((day) => shapeOf(day))).size === 1;

/** Every time of a day at which something is taken, in order: a row of the picture each. */
export function rowsOf({days}: MedicationWeek): Dose[] {
  const all = days.flatMap(dosesOf).sort(byTime);
  return all.filter((dose, index) => index === 0 || place(dose) !== place(all[index - 1]!));
}

/** What is taken at that time of that day. */
export const at = (day: Day, row: Dose): Dose[] => dosesOf(day).filter((dose) => place(dose) === place(row));
