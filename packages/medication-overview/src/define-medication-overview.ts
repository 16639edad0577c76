import {defineElement} from '@gp-elements/core';
import {GpMedicationOverview} from './medication-overview.element.ts';

/** Registers the widget as `<gp-medication-overview>`, or under another prefix where a page needs two versions. */
export const defineMedicationOverview = (prefix = 'gp'): void =>
  defineElement(`${prefix}-medication-overview`, GpMedicationOverview);
