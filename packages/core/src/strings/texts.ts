/** One text. `{name}` stands for a parameter; a text with two forms is chosen by the parameter `count`. */
export type Text = string | {readonly one: string; readonly other: string};

export type Texts<Key extends string> = Readonly<Record<Key, Text>>;

/** Replaces texts by key. Plain JSON, so that a host can write it by hand. */
export type StringOverrides = Readonly<Record<string, Text>>;

/** Every language file exports its texts under this one name. */
export interface LanguageFile<Key extends string> {
  strings: Partial<Texts<Key>>;
}

/** The texts of a package: Dutch at hand and complete, other languages when they are wanted. */
export interface StringsSource<Key extends string> {
  readonly nl: Texts<Key>;
  /** By language, such as `en`. */
  readonly lazy: Readonly<Record<string, () => Promise<LanguageFile<Key>>>>;
  /** What a host writes before a key to replace its text: `booking.` */
  readonly prefix: string;
}

export const defineStrings = <Key extends string>(
  nl: Texts<Key>,
  lazy: Readonly<Record<string, () => Promise<LanguageFile<Key>>>>,
  prefix = '',
): StringsSource<Key> => ({nl, lazy, prefix});

/** The language of a BCP 47 tag: `nl` of `nl-BE`. */
export const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? '';

/** Of a text in that language: a Dutch text in an Arabic page still runs from left to right. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  /^(ar|fa|he|ur)$/.test(language) ? 'rtl' : 'ltr';

/**
 * A text cut at its parameters: texts at even places, parameters at odd ones. An unknown parameter stays as it was
 * written, so that a mistake in an override is seen.
 */
export function fill<Value>(
  text: Text,
  locale: string,
  params: Readonly<Record<string, Value>> = {},
): (string | Value)[] {
  const pattern =
    typeof text === 'string'
      ? text
      : new Intl.PluralRules(locale).select(Number(params['count'])) === 'one'
        ? text.one
        : text.other;
  return pattern
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? part : (params[part] ?? `{${part}}`)));
}
