// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import {defineRepeatPrescription} from './define-repeat-prescription.ts';
import type {GpRepeatPrescription} from './repeat-prescription.element.ts';

defineRepeatPrescription();

// So that who imports this alone has the events typed.
export type * from './repeat-prescription.events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-repeat-prescription': GpRepeatPrescription;
  }
}
