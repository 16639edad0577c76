// The settings as one JSON document that is edited place by place. Pure; every change gives another document.
import type {PracticeSettings} from '@gp-elements/core';

export type Json =
  string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json | undefined};
type Bag = Readonly<Record<string, Json | undefined>>;

/** A JSON pointer, such as `/closures/0/from`. */
export type Pointer = string;

export const settingsOf = (document: Json): PracticeSettings => document as unknown as PracticeSettings;
export const documentOf = (settings: PracticeSettings): Json => settings;

const stepsOf = (pointer: Pointer): string[] => pointer.split('/').slice(1);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const bagOf = (value: Json | undefined): Bag =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};

export const valueAt = (document: Json, pointer: Pointer): Json | undefined =>
  stepsOf(pointer).reduce<Json | undefined>(
    (value, step) => (isList(value) ? value[Number(step)] : bagOf(value)[step]),
    document,
  );

export const listAt = (document: Json, pointer: Pointer): readonly Json[] => {
  const value = valueAt(document, pointer);
  return isList(value) ? value : [];
};

/** The contract wants it, also when there is nothing in it. */
const KEPT = new Set(['holidays']);
const isEmpty = (value: Json | undefined) =>
  typeof value === 'object' && value !== null && !isList(value) && Object.keys(value).length === 0;

function put(value: Json | undefined, [step = '', ...rest]: readonly string[], next: Json | undefined): Json {
  if (isList(value)) {
    const at = Number(step);
    const inner = rest.length > 0 ? put(value[at], rest, next) : next;
    return inner === undefined ? value.filter((_, index) => index !== at) : value.with(at, inner);
  }
  const {[step]: old, ...others} = bagOf(value);
  const inner = rest.length > 0 ? put(old, rest, next) : next;
  // What became empty leaves nothing behind: an address without a line is no address.
  if (inner === undefined || (rest.length > 0 && isEmpty(inner) && !KEPT.has(step))) return others;
  return {...bagOf(value), [step]: inner};
}

/** @param next `undefined` takes it away: a row of a list, or a member. */
export const withValue = (document: Json, pointer: Pointer, next: Json | undefined): Json =>
  put(document, stepsOf(pointer), next);

export const withRow = (document: Json, pointer: Pointer, row: Json): Json =>
  withValue(document, pointer, [...listAt(document, pointer), row]);

/** A closure of a part of a day is of one day. */
export const oneDay = (document: Json, row: Pointer): Json =>
  valueAt(document, `${row}/startTime`) === undefined
    ? document
    : withValue(document, `${row}/to`, valueAt(document, `${row}/from`));

/** Order of members does not matter, that of rows does. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((row, index) => isSame(row, other[index]));
  if (isList(one) || isList(other) || typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return one === other;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    isSame((one as Bag)[key], (other as Bag)[key]),
  );
}

/** Parts that the gateway counts as one change each: as in `SettingsChange.parts`. */
export function partsOf(document: Json): Pointer[] {
  return Object.entries(bagOf(document)).flatMap(([key, value]) =>
    key === 'booking' ? Object.keys(bagOf(value)).map((inner) => `/${key}/${inner}`) : [`/${key}`],
  );
}

export const changedParts = (before: Json, after: Json): Pointer[] =>
  [...new Set([...partsOf(before), ...partsOf(after)])].filter(
    (part) => !isSame(valueAt(before, part), valueAt(after, part)),
  );

/** One document, with these parts of another. */
export const withParts = (document: Json, parts: readonly Pointer[], from: Json): Json =>
  parts.reduce((next, part) => withValue(next, part, valueAt(from, part)), document);

/** `2026-1` becomes `2026-2`. */
export const nextVersion = (version: string): string => {
  const [, head = '', number] = /^(.*?)(\d+)$/.exec(version) ?? [];
  return number === undefined ? `${version}-2` : `${head}${Number(number) + 1}`;
};

/**
 * The lists of alarm signs as they must be after one was edited: nobody signed off these, so they are examples of another
 * version, in every language.
 *
 * @param saved The document as the gateway has it.
 */
export function unsigned(document: Json, saved: Json): Json {
  return Object.keys(bagOf(valueAt(document, '/alarmSigns'))).reduce((next, language) => {
    const at = `/alarmSigns/${language}`;
    const was = valueAt(saved, `${at}/version`);
    const wasSigned = Object.values(bagOf(valueAt(saved, '/alarmSigns'))).some(
      (signs) => typeof bagOf(signs)['signedOffBy'] === 'string',
    );
    const version = wasSigned && typeof was === 'string' ? nextVersion(was) : valueAt(next, `${at}/version`);
    return [
      ['signedOffBy', null],
      ['isExample', true],
      ['version', version],
    ].reduce<Json>((made, [key, value]) => withValue(made, `${at}/${key as string}`, value), next);
  }, document);
}

/** All lists signed off by this clinician. */
export const signedOff = (document: Json, name: string): Json =>
  Object.keys(bagOf(valueAt(document, '/alarmSigns'))).reduce(
    (next, language) =>
      withValue(
        withValue(next, `/alarmSigns/${language}/signedOffBy`, name),
        `/alarmSigns/${language}/isExample`,
        false,
      ),
    document,
  );

/** Without blanks around texts, and without the empty lines of who typed a list. */
export function cleaned(document: Json): Json {
  if (typeof document === 'string') return document.trim();
  if (isList(document)) return document.map(cleaned).filter((row) => row !== '');
  if (typeof document !== 'object' || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [key, value === undefined ? value : cleaned(value)]),
  );
}
