import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type RepeatsKey = keyof typeof nl;

export const isRepeatsKey = (key: string): key is RepeatsKey => Object.hasOwn(nl, key);

export const repeatsStrings = defineStrings<RepeatsKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'practice-desk.repeats.',
);
