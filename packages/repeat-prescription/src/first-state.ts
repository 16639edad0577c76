// What a server draws of <gp-repeat-prescription>, with the templates and texts of the widget itself: see @gp-elements/elements/server.
import {directionOf, fill, languageOf, type Practice, type Texts} from '@gp-elements/core';
import {phones, stepHeading, styles} from '@gp-elements/ui';
import {type CSSResult, html, type TemplateResult} from 'lit';
import {type RepeatKey, repeatStrings} from './repeat-prescription.strings.ts';
import {repeatStyles} from './repeat-prescription.styles.ts';

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
export const firstStateStyles: readonly CSSResult[] = [...styles, repeatStyles];

const {nl} = repeatStrings;
const languages: Readonly<Record<string, Partial<Texts<RepeatKey>>>> = {
  nl,
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(repeatStrings.lazy).map(
        async ([language, file]) => [language, (await file()).strings] as const,
      ),
    ),
  ),
};

/** Whom to call, what this is, then the page's own text: nothing that needs a script or a person. */
export function firstState({practice, locale, now, attribute}: FirstStateInput): TemplateResult {
  const wanted = languageOf(locale);
  const language = wanted in languages ? wanted : 'nl';
  const texts = languages[language] ?? nl;
  const text = (key: RepeatKey): unknown => {
    const parts = fill(texts[key] ?? nl[key], language);
    return texts[key] === undefined ? html`<span lang="nl">${parts}</span>` : parts;
  };
  const level = Number(attribute('heading-level') ?? 2);
  const isList = attribute('view') === 'list';
  return html`<div class="screen" lang=${language} dir=${directionOf(language)}>
    <div class="row top" part="top">${phones({practice, now, text, strings: {language}})}</div>
    ${stepHeading({text: text(isList ? 'list.heading' : 'heading'), level})}
    <div><slot></slot></div>
  </div>`;
}
