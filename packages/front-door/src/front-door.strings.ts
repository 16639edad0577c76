import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type FrontDoorKey = keyof typeof nl;

export const frontDoorStrings = defineStrings<FrontDoorKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'front-door.',
);
