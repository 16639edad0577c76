import {defineStrings, type Texts} from '@gp-elements/core';
import type {UiKey} from '@gp-elements/ui';
import type {strings as aside} from './strings/nl-aside.ts';
import type {strings as calendar} from './strings/nl-calendar.ts';
import type {strings as later} from './strings/nl-later.ts';
import {strings as nl} from './strings/nl.ts';

export type BookingKey =
  keyof typeof nl | keyof typeof calendar | keyof typeof later | keyof typeof aside | UiKey;

/** Dutch, as far as it is here: the steps that come later bring their own texts. */
const dutch = {...nl} as Partial<Texts<BookingKey>> as Texts<BookingKey>;

/** All texts of the widget. Other languages are one file each; only Dutch comes in parts. */
export const bookingStrings = defineStrings(dutch, {en: () => import('./strings/en.ts')}, 'booking.');

/** Adds the Dutch texts of a part that has just come. */
export const addTexts = (texts: Partial<Texts<BookingKey>>): void => void Object.assign(dutch, texts);

/** Whether there is a text of this name, such as for a code that a newer gateway may know and we do not. */
export const isKey = (key: string): key is BookingKey => key in dutch;
