/**
 * What structured dosing means day by day: the picture of a week, and how long a supply lasts. Where a part of it is not
 * understood, or leaves open on which day, there is no answer: a wrong picture is worse than none. Pure.
 */
import {addDays, dayOfWeek, daysBetween} from '../zone.ts';
import type {Duration} from './block.ts';
import {isUnderstood, type DayPart, type Dosing, type DosingPart} from './dosing.ts';

/** A week is seven days, so also over a change of the clock. */
const DAYS = {d: 1, wk: 7} as const;

const daysOf = ({value, unit}: Duration): number | undefined =>
  unit in DAYS ? value * DAYS[unit as keyof typeof DAYS] : undefined;

export type Moment = 'morning' | 'midday' | 'evening' | 'night' | 'any';

export interface PlacedDose {
  moment: Moment;
  /** `HH:MM`, where the source names it. */
  time: string | null;
  amount: number;
  /** Upper end of a range, else the amount. */
  most: number;
}

const MOMENTS: Readonly<Record<DayPart, Moment>> = {
  morning: 'morning',
  afternoon: 'midday',
  evening: 'evening',
  night: 'night',
};

/** In which part of the day a time falls: night until 6, morning until 12, afternoon until 18. */
function momentOf(time: string): Moment {
  if (time < '06:00') return 'night';
  if (time < '12:00') return 'morning';
  return time < '18:00' ? 'midday' : 'evening';
}

/** Undefined where the part does not say on which day how much. */
function placed(part: DosingPart, date: string): PlacedDose[] | undefined {
  const {dose, frequency, times, dayParts, weekdays} = part;
  if (dose === null || part.asNeeded !== null) return undefined;
  const at = (moment: Moment, time: string | null): PlacedDose => ({
    moment,
    time,
    amount: dose.min,
    most: dose.max,
  });
  const perDay = frequency === null ? undefined : daysOf(frequency.per);
  // Once a week on Monday says no more than on Monday.
  const isDaily = frequency === null || perDay === 1 || (perDay === 7 && weekdays.length > 0);
  if (!isDaily) return undefined;
  if (weekdays.length > 0 && !weekdays.includes(dayOfWeek(date))) return [];
  if (times.length > 0) return times.map((time) => at(momentOf(time), time));
  if (dayParts.length > 0) return dayParts.map((dayPart) => at(MOMENTS[dayPart], null));
  if (frequency === null) return weekdays.length > 0 ? [at('any', null)] : undefined;
  if (frequency.min !== frequency.max) return undefined;
  const count = perDay === 7 ? frequency.min / weekdays.length : frequency.min;
  if (!Number.isInteger(count) || count > 24) return undefined;
  return Array.from({length: count}, () => at('any', null));
}

/** Parts of the phase in which a day falls, `day` days after the first; none after the last phase. */
function partsOn({phases, cycle}: Dosing, day: number): readonly DosingPart[] | undefined {
  const length = cycle === null ? undefined : daysOf(cycle);
  if (cycle !== null && (length === undefined || !(length >= 1))) return undefined;
  let left = length === undefined ? day : day % length;
  for (const {duration, parts} of phases) {
    const days = duration === null ? Infinity : daysOf(duration);
    if (days === undefined) return undefined;
    if (left < days) return parts;
    left -= days;
  }
  return [];
}

export interface DosingPlan {
  dosing: Dosing | null;
  /** Local dates, both included; null is open. */
  period: {start: string | null; end: string | null};
}

/** What is to be taken on a local date; undefined where that cannot be said. Empty on a day without. */
export function dosesOn({dosing, period: {start, end}}: DosingPlan, date: string): PlacedDose[] | undefined {
  if (dosing === null || !isUnderstood(dosing)) return undefined;
  if ((start !== null && date < start) || (end !== null && date > end)) return [];
  const isSteady = dosing.cycle === null && dosing.phases.length === 1 && dosing.phases[0]?.duration === null;
  // Where it began decides in which phase it is.
  if (start === null && !isSteady) return undefined;
  const parts = partsOn(dosing, start === null ? 0 : daysBetween(start, date));
  const doses = parts?.map((part) => placed(part, date));
  return doses?.some((one) => one === undefined) === false ? doses.flatMap((one) => one ?? []) : undefined;
}

/** The one unit of all of it. */
export function unitOf(dosing: Dosing | null): string | undefined {
  const units = new Set(dosing?.phases.flatMap(({parts}) => parts.map(({dose}) => dose?.unit ?? undefined)));
  const [unit] = units;
  return units.size === 1 ? unit : undefined;
}

export interface WeekOfDoses {
  unit: string;
  days: {date: string; doses: PlacedDose[]}[];
}

/** Today and the six days after it. */
export function weekOf(plan: DosingPlan, today: string): WeekOfDoses | undefined {
  const unit = unitOf(plan.dosing);
  if (unit === undefined) return undefined;
  const dates = Array.from({length: 7}, (_, index) => addDays(today, index));
  const days = dates.map((date) => ({date, doses: dosesOn(plan, date)}));
  if (!days.every((day): day is WeekOfDoses['days'][number] => day.doses !== undefined)) return undefined;
  // Nothing in all of it says nothing.
  return days.some(({doses}) => doses.length > 0) ? {unit, days} : undefined;
}

export interface Supply {
  /** Local date on which it was handed over. */
  on: string;
  amount: number | null;
  unit: string | null;
  /** How long the source says that it lasts. */
  duration: Duration | null;
}

/** What lasts longer than this was not for use alone. */
const MOST_DAYS = 750;

/**
 * About how many days a supply still lasts, today included, if used as agreed from the day on which it was handed over.
 * Undefined where that cannot be counted; what is used as needed never is.
 */
export function daysLeftOf(
  {on, amount, unit, duration}: Supply,
  plan: DosingPlan,
  today: string,
): number | undefined {
  if (on > today) return undefined;
  const parts = plan.dosing?.phases.flatMap((phase) => phase.parts) ?? [];
  if (parts.some(({asNeeded}) => asNeeded !== null)) return undefined;
  const stated = duration === null ? undefined : daysOf(duration);
  if (stated !== undefined) return Math.max(0, stated - daysBetween(on, today));
  if (amount === null || unit === null || unitOf(plan.dosing) !== unit) return undefined;
  let left = amount;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const date = addDays(on, day);
    const doses = dosesOn(plan, date);
    if (doses === undefined) return undefined;
    left -= doses.reduce((sum, {most}) => sum + most, 0);
    if (left < 0) return Math.max(0, daysBetween(today, date));
  }
  return undefined;
}
