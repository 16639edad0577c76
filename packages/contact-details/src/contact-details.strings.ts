import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type ContactKey = keyof typeof nl;

export const contactStrings = defineStrings<ContactKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'contact-details.',
);
