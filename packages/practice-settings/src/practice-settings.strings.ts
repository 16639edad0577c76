import {defineStrings} from '@gp-elements/core';
import {strings as nl} from './strings/nl.ts';

export type SettingsKey = keyof typeof nl;

export const isSettingsKey = (key: string): key is SettingsKey => Object.hasOwn(nl, key);

export const settingsStrings = defineStrings<SettingsKey>(
  nl,
  {en: () => import('./strings/en.ts')},
  'practice-settings.',
);
