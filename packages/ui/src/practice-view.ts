import {phoneNow, type Practice} from '@gp-elements/core';
import {html, type TemplateResult} from 'lit';
import {phoneLink} from './phone-link.ts';

/** What a widget's controller gives to whatever is said of the practice. Only where the practice is known. */
export interface PracticeView<Key extends string = never> {
  readonly practice: Practice | undefined;
  /** By the server's clock, in ms UTC. */
  readonly now: number;
  readonly strings: {readonly language: string};
  readonly text: (key: Key) => unknown;
}

/** A name of a person or practice, which no translator should touch. */
export const nameOf = (name: string): TemplateResult => html`<bdi translate="no">${name}</bdi>`;

/** A text of the practice, which may be in another language than ours. */
export const practiceText = (
  {practice, strings}: PracticeView,
  text: string,
  language = practice!.language,
): unknown => (language === strings.language ? text : html`<span lang=${language}>${text}</span>`);

/** The practice's own number, in a sentence: for what it alone can arrange, also while it is closed. */
export const phoneIn = ({practice}: Pick<PracticeView, 'practice'>): TemplateResult =>
  phoneLink({phone: practice!.phones.practice});

/** The number for who needs help now, in a sentence. */
export const phoneNowIn = ({practice, now}: PracticeView): TemplateResult =>
  phoneLink({phone: phoneNow(practice!, now)});
