/** What the contract says holds where the practice decided nothing. Pure. */
import type {components} from '@gp-elements/contract';
import type {PracticeSettings} from '../settings.ts';

type Schemas = components['schemas'];
export type RepeatSettings = Schemas['RepeatSettings'];
export type RepeatRule = Schemas['RepeatRule'];
export type Repeatability = Schemas['Repeatability'];

export const repeatDefaults = {
  minimumAge: 16,
  answerWorkingDays: 2,
  earliestDaysLeft: 14,
  duplicateDays: 14,
  doseChangedDays: 14,
} as const satisfies Partial<RepeatSettings>;

export const medicationDefaults = {minimumAge: 16, stoppedMonths: 2} as const satisfies Partial<
  Schemas['MedicationSettings']
>;

export type RepeatTerms = RepeatSettings &
  Required<Pick<RepeatSettings, keyof typeof repeatDefaults | 'rules'>>;

/** Undefined where the practice does not take repeats online. */
export function repeatTerms({services, repeats}: PracticeSettings): RepeatTerms | undefined {
  const mode = services.find(({service}) => service === 'repeat-prescription')?.mode ?? 'phone';
  if (repeats === undefined || (mode !== 'direct' && mode !== 'request')) return undefined;
  return {rules: [], ...repeatDefaults, ...repeats};
}

/** Whether patients of that age see their medication here. `age` is in whole years; undefined where it is not known. */
export function showsMedication({services, medication}: PracticeSettings, age: number | undefined): boolean {
  const mode = services.find(({service}) => service === 'medication-overview')?.mode ?? 'phone';
  if (mode !== 'direct') return false;
  return age !== undefined && age >= (medication?.minimumAge ?? medicationDefaults.minimumAge);
}
