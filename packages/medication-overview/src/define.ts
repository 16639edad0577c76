// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import {defineMedicationOverview} from './define-medication-overview.ts';
import type {GpMedicationOverview} from './medication-overview.element.ts';

defineMedicationOverview();

declare global {
  interface HTMLElementTagNameMap {
    'gp-medication-overview': GpMedicationOverview;
  }
}
