/**
 * Whom to call at a moment: the practice in its hours, the covering practice in office hours of a day on which it is
 * closed, the out-of-hours post at all other times.
 */
import type {components} from '@gp-elements/contract';

import {closedPartsOn, closureOn} from './closures.ts';
import type {Closure, PracticeSettings} from './settings.ts';
import {addDays, atLocal, dayOfWeek, localDate, startOfDay, toInstant} from './zone.ts';

type ContactNow = components['schemas']['ContactNow'];
type Contact = Omit<ContactNow, 'until'>;

/** From `at` (ms UTC) until the next one this contact holds; undefined where no number is known for that time. */
interface Change {
  at: number;
  contact: Contact | undefined;
}

/** Long enough to see past any closure; an answer that never changes is asked for again after it. */
const searchDays = 60;

type Span = [opens: string, closes: string];

/** The blocks of a list, merged where they touch or overlap, in order. One that closes at or before it opens lasts till midnight. */
function mergedSpans(hours: PracticeSettings['openingHours']): Span[] {
  const merged: Span[] = [];
  const spans = hours.map(({opens, closes}): Span => [opens, closes > opens ? closes : '24:00']);
  for (const [opens, closes] of spans.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || opens > last[1]) merged.push([opens, closes]);
    else if (closes > last[1]) last[1] = closes;
  }
  return merged;
}

function blocksOn({openingHours}: PracticeSettings, date: string): Span[] {
  const day = dayOfWeek(date);
  return mergedSpans(openingHours.filter((block) => block.dayOfWeek === day));
}

/** From the first opening to the last closing. */
function hull(spans: readonly Span[]): Span | undefined {
  const first = spans[0];
  const last = spans.at(-1);
  return first && last && [first[0], last[1]];
}

/**
 * Office hours of a day on which another practice takes over: those of that weekday, lunch break included; on a weekday
 * without hours of its own the widest of the week; none at a weekend without hours.
 */
function coverHours(settings: PracticeSettings, date: string): Span | undefined {
  const own = hull(blocksOn(settings, date));
  if (own || ['sat', 'sun'].includes(dayOfWeek(date))) return own;
  return hull(mergedSpans(settings.openingHours));
}

interface Answer {
  span: Span;
  contact: Contact;
}

/** Who takes over in the hours of cover, as far as they lie in `within`. */
function coverOf(
  settings: PracticeSettings,
  date: string,
  {replacement, isHoliday}: Closure,
  within: Span,
): Answer[] {
  const hours = replacement && !isHoliday ? coverHours(settings, date) : undefined;
  if (!hours || !replacement) return [];
  const opens = hours[0] > within[0] ? hours[0] : within[0];
  const closes = hours[1] < within[1] ? hours[1] : within[1];
  return opens < closes ? [{span: [opens, closes], contact: {...replacement, who: 'covering-practice'}}] : [];
}

/** What is left of answers when a part of the day is taken out of them. */
function without(answers: readonly Answer[], [from, to]: Span): Answer[] {
  return answers.flatMap(({span: [opens, closes], contact}) =>
    (
      [
        [opens, closes < from ? closes : from],
        [opens > to ? opens : to, closes],
      ] as const satisfies Span[]
    )
      .filter(([start, end]) => start < end)
      .map((span) => ({span, contact})),
  );
}

function spansOn(settings: PracticeSettings, date: string): Answer[] {
  const closure = closureOn(settings, date);
  if (closure) return coverOf(settings, date, closure, ['00:00', '24:00']);
  return closedPartsOn(settings, date).reduce(
    (answers, part) => {
      const span: Span = [part.startTime, part.endTime];
      return [...without(answers, span), ...coverOf(settings, date, part, span)];
    },
    openSpans(settings, date),
  );
}

function openSpans(settings: PracticeSettings, date: string): Answer[] {
  const {name, phones} = settings;
  const blocks = blocksOn(settings, date);
  return blocks.flatMap((span, index) => {
    const open = {span, contact: {name, phone: phones.practice, who: 'practice' as const}};
    const next = blocks[index + 1];
    // In the lunch break the urgent line is still answered by the practice; without one the post must be.
    if (!next || !phones.urgent) return [open];
    const pause: Span = [span[1], next[0]];
    return [open, {span: pause, contact: {name, phone: phones.urgent.phone, who: 'practice' as const}}];
  });
}

function changesOn(settings: PracticeSettings, date: string): Change[] {
  const {phones, timeZone} = settings;
  const post: Contact | undefined = phones.outOfHoursPost && {
    ...phones.outOfHoursPost,
    who: 'out-of-hours-post',
  };
  const changes: Change[] = [{at: startOfDay(date, timeZone), contact: post}];
  const spans = spansOn(settings, date).sort((a, b) => (a.span[0] < b.span[0] ? -1 : 1));
  for (const {span, contact} of spans) {
    const [opens, closes] = span;
    changes.push(
      {at: atLocal(date, opens, timeZone), contact},
      {at: atLocal(date, closes, timeZone), contact: post},
    );
  }
  // Where one span ends as the next begins, the later one in the list holds.
  return changes.sort((a, b) => a.at - b.at);
}

function isSame(a: Contact | undefined, b: Contact | undefined): boolean {
  return a?.who === b?.who && a?.phone === b?.phone;
}

/**
 * Whom to call now and until when that answer holds. Undefined when the opening hours are not known, or when it is out of
 * hours and no post is known: then all numbers are to be shown.
 */
export function contactNow(settings: PracticeSettings, nowMs: number): ContactNow | undefined {
  if (settings.openingHours.length === 0) return undefined;
  const {timeZone} = settings;
  const today = localDate(nowMs, timeZone);
  let contact: Contact | undefined;
  for (let day = 0; day <= searchDays; day += 1) {
    const changes = changesOn(settings, addDays(today, day));
    for (const [index, change] of changes.entries()) {
      const next = changes[index + 1];
      // Two changes at one instant: only the last counts.
      if (next && next.at === change.at) continue;
      if (change.at <= nowMs) contact = change.contact;
      else if (!contact) return undefined;
      else if (!isSame(contact, change.contact)) return {...contact, until: toInstant(change.at, timeZone)};
    }
  }
  return (
    contact && {...contact, until: toInstant(startOfDay(addDays(today, searchDays), timeZone), timeZone)}
  );
}
