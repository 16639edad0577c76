import {tokenDescriptions, type TokenName, tokens} from '@gp-elements/ui';
import type {Meta} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import {sheet} from './sheet.ts';

export default {title: 'UI/Tokens'} satisfies Meta;

/** The colour that a page gets, with the theme that is on. */
const swatch = (name: TokenName) =>
  html`<svg width="24" height="24" aria-hidden="true">
    <rect width="24" height="24" rx="4" fill="var(--_${name})" stroke="var(--_border)"></rect>
  </svg>`;

/** One row for each name that a page may set; after it what holds where the page does not. */
export const Names = sheet(
  () =>
    html`<div lang="en" class="stack">
      ${(Object.entries(tokenDescriptions) as [keyof typeof tokenDescriptions, string][]).map(
        ([name, description]) => {
          const [own, ...others] = tokens[name];
          return html`<div class="row">
            ${own.includes('color') ? swatch(name) : nothing}
            <div class="stack">
              <b><code>--${own}</code></b>
              <span>${description}</span>
              <small>${others.filter(Boolean).join(', ')}</small>
            </div>
          </div>`;
        },
      )}
    </div>`,
);
