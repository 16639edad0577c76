// What a server draws of <gp-medication-overview>, with the templates and texts of the widget itself: see
// @gp-elements/elements/server. Nothing of anyone's medication: that comes when a person has signed in.
import {directionOf, fill, languageOf, type Practice, type Texts} from '@gp-elements/core';
import {phoneIn, stepHeading, styles} from '@gp-elements/ui';
import {type CSSResult, html, type TemplateResult} from 'lit';
import {type OverviewKey, overviewStrings} from './medication-overview.strings.ts';
import {overviewStyles} from './medication-overview.styles.ts';

export interface FirstStateInput {
  readonly practice: Practice;
  /** BCP 47 tag of the page around the widget. */
  readonly locale: string;
  /** Of the widget's tag; undefined where it is absent. */
  readonly attribute: (name: string) => string | undefined;
}

/** What the first state is drawn with. */
export const firstStateStyles: readonly CSSResult[] = [...styles, overviewStyles];

const {nl} = overviewStrings;
const languages: Readonly<Record<string, Partial<Texts<OverviewKey>>>> = {
  nl,
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(overviewStrings.lazy).map(
        async ([language, file]) => [language, (await file()).strings] as const,
      ),
    ),
  ),
};

/** The heading, whom to call, then the page's own text: nothing that needs a script. */
export function firstState({practice, locale, attribute}: FirstStateInput): TemplateResult {
  const wanted = languageOf(locale);
  const language = wanted in languages ? wanted : 'nl';
  const texts = languages[language] ?? nl;
  const text = (key: OverviewKey, params?: Readonly<Record<string, unknown>>): unknown =>
    fill(texts[key] ?? nl[key], language, params);
  return html`<div class="screen" lang=${language} dir=${directionOf(language)}>
    ${stepHeading({text: text('heading'), level: Number(attribute('heading-level') ?? 2)})}
    <p>${text('first.text', {phone: phoneIn({practice})})}</p>
    <div><slot></slot></div>
  </div>`;
}
