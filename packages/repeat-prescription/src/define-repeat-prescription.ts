import {defineElement} from '@gp-elements/core';
import {GpRepeatPrescription} from './repeat-prescription.element.ts';

/** Registers the widget as `<gp-repeat-prescription>`, or under another prefix where a page needs two versions. */
export const defineRepeatPrescription = (prefix = 'gp'): void =>
  defineElement(`${prefix}-repeat-prescription`, GpRepeatPrescription);
