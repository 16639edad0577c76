import {defineElement} from '@gp-elements/core';
import {GpContactDetails} from './contact-details.element.ts';

/** Registers the widget as `<gp-contact-details>`, or under another prefix where a page needs two versions. */
export const defineContactDetails = (prefix = 'gp'): void =>
  defineElement(`${prefix}-contact-details`, GpContactDetails);
