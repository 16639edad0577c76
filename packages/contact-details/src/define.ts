// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import type {GpContactDetails} from './contact-details.element.ts';
import {defineContactDetails} from './define-contact-details.ts';

defineContactDetails();

// So that who imports this alone has the events typed.
export type * from './contact-details.events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-contact-details': GpContactDetails;
  }
}
