// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import type {GpAdoptionReport} from './adoption-report.element.ts';
import {defineAdoptionReport} from './define-adoption-report.ts';

defineAdoptionReport();

declare global {
  interface HTMLElementTagNameMap {
    'gp-adoption-report': GpAdoptionReport;
  }
}
