import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type OverviewKey = keyof typeof nl;

export const isKey = (key: string): key is OverviewKey => Object.hasOwn(nl, key);

export const overviewStrings = defineStrings<OverviewKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'medication-overview.',
);
