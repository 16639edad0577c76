// What a server draws of <gp-booking>, with the templates and texts of the widget itself: see @gp-elements/elements/server.
import {directionOf, fill, languageOf, type Practice, type Texts} from '@gp-elements/core';
import {phones, styles} from '@gp-elements/ui';
import {type CSSResult, html, nothing, type TemplateResult} from 'lit';
import {type BookingKey, bookingStrings} from './booking.strings.ts';
import {bookingStyles} from './booking.styles.ts';
import {urgentNotice} from './screens/urgent.ts';
import type {Sight} from './screens/view.ts';

export interface FirstStateInput {
  readonly practice: Practice;
  /** BCP 47 tag of the page around the widget. */
  readonly locale: string;
  /** Whom to call is shown as of this instant, ms UTC; `Infinity` shows every number. */
  readonly now: number;
  /** Of the widget's tag; undefined where it is absent. */
  readonly attribute: (name: string) => string | undefined;
}

/** What the first state is drawn with. */
export const firstStateStyles: readonly CSSResult[] = [...styles, bookingStyles];

const {nl} = bookingStrings;
const languages: Readonly<Record<string, Partial<Texts<BookingKey>>>> = {
  nl,
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(bookingStrings.lazy).map(
        async ([language, file]) => [language, (await file()).strings] as const,
      ),
    ),
  ),
};

/** The urgent notice with the practice's numbers and alarm signs, then the page's own text: nothing that needs a script. */
export function firstState({practice, locale, now, attribute}: FirstStateInput): TemplateResult {
  const wanted = languageOf(locale);
  const language = wanted in languages ? wanted : 'nl';
  const texts = languages[language] ?? nl;
  const text: Sight['text'] = (key, params) => {
    const parts = fill(texts[key] ?? nl[key], language, params);
    return texts[key] === undefined ? html`<span lang="nl">${parts}</span>` : parts;
  };
  const sight: Sight = {
    practice,
    now,
    level: Number(attribute('heading-level') ?? 2),
    text,
    strings: {language},
  };
  const isNew = attribute('view') !== 'list' && attribute('appointment-id') === undefined;
  return html`<div class="screen" lang=${language} dir=${directionOf(language)}>
    <div class="row top" part="top">${phones(sight)}</div>
    ${isNew ? urgentNotice(sight) : nothing}
    <div><slot></slot></div>
  </div>`;
}
