/** The parts of the settings that change, and are undone, by themselves: each is a JSON pointer. */
import {isDeepStrictEqual} from 'node:util';
import type {PracticeSettings} from './settings.ts';

type Bag = Readonly<Record<string, unknown>>;

/** What holds many things that have little to do with one another. */
const DIVIDED = 'booking';

const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});

function partsOf(settings: PracticeSettings): Map<string, unknown> {
  return new Map(
    Object.entries(settings).flatMap(([key, value]): [string, unknown][] =>
      key === DIVIDED
        ? Object.entries(bag(value)).map(([inner, part]) => [`/${key}/${inner}`, part])
        : [[`/${key}`, value]],
    ),
  );
}

/** Which parts differ, in the order of the alphabet. */
export function changedParts(before: PracticeSettings, after: PracticeSettings): string[] {
  const [old, current] = [partsOf(before), partsOf(after)];
  const all = new Set([...old.keys(), ...current.keys()]);
  return [...all].filter((part) => !isDeepStrictEqual(old.get(part), current.get(part))).sort();
}

function withPart(settings: Bag, [key = '', ...rest]: readonly string[], value: unknown): Bag {
  const {[key]: old, ...others} = settings;
  const next = rest.length > 0 ? withPart(bag(old), rest, value) : value;
  return next === undefined ? others : {...others, [key]: next};
}

export interface SettingsStep {
  before: PracticeSettings;
  after: PracticeSettings;
}

/** Whether nothing that a change altered was altered again. */
export function canUndo({before, after}: SettingsStep, current: PracticeSettings): boolean {
  const since = new Set(changedParts(after, current));
  const parts = changedParts(before, after);
  return parts.length > 0 && !parts.some((part) => since.has(part));
}

/** The current settings, with what a change altered as it was before. */
export function undone(step: SettingsStep, current: PracticeSettings): PracticeSettings {
  const old = partsOf(step.before);
  const settings = changedParts(step.before, step.after).reduce<Bag>(
    (next, part) => withPart(next, part.slice(1).split('/'), old.get(part)),
    current,
  );
  return settings as unknown as PracticeSettings;
}
