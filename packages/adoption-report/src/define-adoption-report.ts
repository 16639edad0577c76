import {defineElement} from '@gp-elements/core';
import {GpAdoptionReport} from './adoption-report.element.ts';

/** Registers the widget as `<gp-adoption-report>`, or under another prefix where a page needs two versions. */
export const defineAdoptionReport = (prefix = 'gp'): void =>
  defineElement(`${prefix}-adoption-report`, GpAdoptionReport);
