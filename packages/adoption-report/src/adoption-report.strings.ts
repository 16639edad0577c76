import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type AdoptionReportKey = keyof typeof nl;

export const adoptionReportStrings = defineStrings<AdoptionReportKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'adoption-report.',
);
