import {html, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {heading as drawHeading} from './heading.ts';

export interface ErrorSummaryOptions {
  heading: Words;
  /** Default 3. */
  level?: number | undefined;
  /** What is wrong, with the id of the field. */
  items: readonly {id: string; text: Words}[];
}

/** What still has to be done, above the fields. Gets the focus when it appears (`focusHeading`). */
export function errorSummary({heading, level = 3, items}: ErrorSummaryOptions): TemplateResult {
  // The address of a part does not work inside a shadow root.
  const go = (id: string) => (event: Event) => {
    event.preventDefault();
    ((event.currentTarget as Node).getRootNode() as ShadowRoot).getElementById(id)?.focus();
  };
  return html`<div class="notice danger" part="notice error-summary" role="group" tabindex="-1" data-focus>
    <div class="stack">
      ${drawHeading({text: heading, level})}
      <ul>
        ${items.map(({id, text}) => html`<li><a href="#${id}" @click=${go(id)}>${text}</a></li>`)}
      </ul>
    </div>
  </div>`;
}
