import {html, type TemplateResult} from 'lit';
import type {Words} from './content.ts';

/** Shown while something is read, and only when that takes longer than 300 ms: what comes at once should not flash. */
export const loadingView = (text: Words, lines = 3): TemplateResult =>
  html`<div class="loading" part="loading">
    <p>${text}</p>
    ${Array.from({length: lines}, () => html`<div class="bar"></div>`)}
  </div>`;
