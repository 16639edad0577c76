import {telHref, type Phone} from '@gp-elements/core';
import {html, type TemplateResult} from 'lit';
import type {Words} from './content.ts';
import {icon} from './icon.ts';

export interface PhoneLinkOptions {
  phone: Phone;
  /** Who answers: "Huisartsenpost". */
  name?: Words;
  /** Such as which key to press. */
  note?: Words;
  /** `large` is a card for someone in a hurry; `inline` stands in a sentence. Default `inline`. */
  size?: 'large' | 'inline' | undefined;
  /** With `large`: the number to call before all others. */
  isFirst?: boolean | undefined;
}

/** A number that calls. Numbers keep their order in texts from right to left. */
export const phoneLink = ({phone, name, note, size = 'inline', isFirst}: PhoneLinkOptions): TemplateResult =>
  size === 'inline'
    ? html`<a class="tel" part="phone" href=${telHref(phone)}><bdi>${phone}</bdi></a>`
    : html`<a class="call ${isFirst ? 'first' : ''}" part="phone phone-large" href=${telHref(phone)}
        >${icon('phone')}<span class="stack"
          ><span>${name}</span><b><bdi>${phone}</bdi></b
          >${note && html`<span>${note}</span>`}</span
        ></a
      >`;
