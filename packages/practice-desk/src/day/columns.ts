// The day in columns, by who works or where: pure.
import type {Appointment, DiarySlot, PracticeDay} from '@gp-elements/core';

export type By = 'practitioner' | 'room';

export type Entry =
  | {readonly is: 'appointment'; readonly start: string; readonly appointment: Appointment}
  | {readonly is: 'slot'; readonly start: string; readonly slot: DiarySlot};

export interface Column {
  readonly key: string;
  /** Empty where nobody said. */
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Called off, or never there. */
const GONE: readonly string[] = ['cancelled', 'entered-in-error'];
/** Can still be moved and cancelled, until it begins. */
const STANDING: readonly string[] = ['proposed', 'pending', 'booked', 'waitlist'];

export const canChange = ({status, start}: Appointment, now: number): boolean =>
  STANDING.includes(status) && Date.parse(start) > now;

/** A column for each who has a diary or an appointment on the day, in the order of the diaries. */
export function columnsOf(day: PracticeDay, appointments: readonly Appointment[], by: By): Column[] {
  const columns = new Map<string, Column & {entries: Entry[]}>();
  const columnOf = (of: {id?: string; name: string} | undefined) => {
    const key = of?.id ?? of?.name ?? '';
    const known = columns.get(key) ?? {key, title: of?.name ?? '', entries: []};
    columns.set(key, known);
    return known;
  };
  const diaries = new Map(day.diaries.map((diary) => [diary.id, diary]));
  const place = (of: {practitioner?: {id?: string; name: string}; location?: {id?: string; name: string}}) =>
    by === 'room' ? of.location : of.practitioner;
  for (const diary of day.diaries) columnOf(place(diary));
  for (const slot of day.slots) {
    const diary = diaries.get(slot.diaryId);
    if (diary) columnOf(place(diary)).entries.push({is: 'slot', start: slot.start, slot});
  }
  for (const appointment of appointments) {
    if (GONE.includes(appointment.status)) continue;
    columnOf(place(appointment)).entries.push({is: 'appointment', start: appointment.start, appointment});
  }
  for (const {entries} of columns.values())
    entries.sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.is < b.is ? -1 : 1));
  return [...columns.values()];
}

export type Part = 'all' | 'before-noon' | 'after-noon';

/** Ids of what can still be cancelled in a column, of all or a part of the day. */
export const idsOf = (
  {entries}: Column,
  part: Part,
  now: number,
  hourOf: (instant: string) => number,
): string[] =>
  entries.flatMap((entry) => {
    if (entry.is !== 'appointment' || !canChange(entry.appointment, now)) return [];
    const isEarly = hourOf(entry.start) < 12;
    return part === 'all' || isEarly === (part === 'before-noon') ? [entry.appointment.id] : [];
  });
