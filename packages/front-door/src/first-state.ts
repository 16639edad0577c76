// What a server draws of <gp-front-door>, with the templates and texts of the widget itself: see @gp-elements/elements/server.
import {directionOf, fill, languageOf, type Practice, type Texts} from '@gp-elements/core';
import {stepHeading, styles} from '@gp-elements/ui';
import {type CSSResult, html, type TemplateResult} from 'lit';
import {type FrontDoorKey, frontDoorStrings} from './front-door.strings.ts';
import {frontDoorStyles} from './front-door.styles.ts';
import {offersOf} from './services.ts';
import {type CallView, urgentSection} from './urgent-view.ts';

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
export const firstStateStyles: readonly CSSResult[] = [...styles, frontDoorStyles];

const {nl} = frontDoorStrings;
const languages: Readonly<Record<string, Partial<Texts<FrontDoorKey>>>> = {
  nl,
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(frontDoorStrings.lazy).map(
        async ([language, file]) => [language, (await file()).strings] as const,
      ),
    ),
  ),
};

/** Whom to call, then the page's own text: nothing that needs a script. Of an open service, its name before that. */
export function firstState({practice, locale, now, attribute}: FirstStateInput): TemplateResult {
  const wanted = languageOf(locale);
  const language = wanted in languages ? wanted : 'nl';
  const texts = languages[language] ?? nl;
  const text: CallView['text'] = (key, params) => {
    const parts = fill(texts[key] ?? nl[key], language, params);
    return texts[key] === undefined ? html`<span lang="nl">${parts}</span>` : parts;
  };
  const headingLevel = Number(attribute('heading-level') ?? 2);
  const open = offersOf(practice).find(({name}) => name === attribute('service'));
  return html`<div class="screen" lang=${language} dir=${directionOf(language)}>
    ${stepHeading({text: text(open ? `service.${open.name}` : 'home.heading'), level: headingLevel})}
    ${urgentSection({practice, now, headingLevel, text, strings: {language}})}
    <div><slot></slot></div>
  </div>`;
}
