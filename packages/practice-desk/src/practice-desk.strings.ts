import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type DeskKey = keyof typeof nl;

export const isKey = (key: string): key is DeskKey => Object.hasOwn(nl, key);

export const deskStrings = defineStrings<DeskKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'practice-desk.',
);
