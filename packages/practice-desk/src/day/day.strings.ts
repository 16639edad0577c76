import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type DayKey = keyof typeof nl;

export const isDayKey = (key: string): key is DayKey => Object.hasOwn(nl, key);

export const dayStrings = defineStrings<DayKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'practice-desk.day.',
);
