import type {strings} from './nl.ts';

export type UiKey = keyof typeof strings;
