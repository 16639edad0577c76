import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './content.ts';

export interface HeadingOptions {
  text: Words;
  /** 2 to 6: the place of the widget in the page's outline. */
  level: number;
  id?: string | undefined;
  /** Gets the focus when what it stands above was asked for (`focusHeading`). */
  isFocusTarget?: boolean | undefined;
}

/** A heading inside a screen. */
export const heading = ({text, level, id, isFocusTarget}: HeadingOptions): TemplateResult =>
  html`<div
    class="heading"
    part="heading"
    role="heading"
    aria-level=${level}
    tabindex=${isFocusTarget ? -1 : nothing}
    ?data-focus=${isFocusTarget}
    id=${id ?? nothing}
  >
    ${text}
  </div>`;

export interface StepHeadingOptions extends HeadingOptions {
  /** Progress in words, read together with the heading: "Stap 2 van 4". */
  progress?: Words;
}

/** The heading of a screen. It gets the focus when its screen appears (`focusHeading`). */
export const stepHeading = ({text, level, id, progress}: StepHeadingOptions): TemplateResult =>
  html`<div
    class="title"
    part="heading title"
    role="heading"
    aria-level=${level}
    tabindex="-1"
    data-focus
    id=${id ?? nothing}
  >
    ${progress === undefined ? nothing : html`<span class="progress" part="progress">${progress}<span class="hidden">${': '}</span></span>`}${text}
  </div>`;

/** Moves the keyboard and the screen reader to the heading of the screen, else to the first element that may have it. */
export const focusHeading = (root: ParentNode, selector = '[data-focus]'): void =>
  root.querySelector<HTMLElement>(selector)?.focus();
