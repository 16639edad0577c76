import {emergency, whomToCall} from '@gp-elements/core';
import {callCards, heading, type PracticeView} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {GpFrontDoor} from './front-door.element.ts';

/** What the element gives to this, and a server as well. */
export interface CallView extends PracticeView {
  readonly headingLevel: number;
  readonly text: GpFrontDoor['text'];
}

/** The numbers to call now, as cards. */
export function calls(view: CallView): TemplateResult {
  const practice = view.practice!;
  return callCards(view, [...whomToCall(practice, view.now, true), emergency(practice)], true);
}

/** Whom to call now. It needs nobody to answer, so a server draws the same. */
export function urgentSection(view: CallView): TemplateResult {
  const {text, headingLevel} = view;
  return html`<section>
    ${heading({text: text('urgent.heading'), level: headingLevel + 1})} ${calls(view)}
    ${whomToCall(view.practice!, view.now).length > 1 ? html`<p>${text('call.all')}</p>` : nothing}
  </section>`;
}
