import {defineStrings, type Texts} from '@gp-elements/core';
import type {strings as aside} from './strings/nl-aside.ts';
import {strings as nl} from './strings/nl.ts';

export type RepeatKey = keyof typeof nl | keyof typeof aside;

/** Dutch, as far as it is here: the orders of before bring their own texts. */
const dutch = {...nl} as Partial<Texts<RepeatKey>> as Texts<RepeatKey>;

/** All texts of the widget. Other languages are one file each; only Dutch comes in parts. */
export const repeatStrings = defineStrings(
  dutch,
  {en: () => import('./strings/en.ts')},
  'repeat-prescription.',
);

/** Adds the Dutch texts of a part that has just come. */
export const addTexts = (texts: Partial<Texts<RepeatKey>>): void => void Object.assign(dutch, texts);

/** Whether there is a text of this name, such as for a code that a newer gateway may know and we do not. */
export const isKey = (key: string): key is RepeatKey => Object.hasOwn(dutch, key);
