import type {AppointmentType, Needs} from '@gp-elements/core';

/** What the patient typed and ticked, as far as they did. Kept until it is sent or discarded. */
export interface DetailsForm {
  readonly reason?: string;
  /** "Rather not say". */
  readonly withheld?: boolean;
  readonly interpreter?: boolean;
  readonly language?: string;
  readonly signLanguage?: boolean;
  readonly wheelchair?: boolean;
  readonly hardOfHearing?: boolean;
  readonly companion?: boolean;
}

/** The contract's limits, in characters (code points, as the gateway counts). */
export const MAX = {reason: 500, language: 60};

/** The needs that are a plain yes or no, in the order in which they are asked. */
export const yesNoNeeds = ['signLanguage', 'wheelchair', 'hardOfHearing', 'companion'] as const;

/** Characters as people and the gateway count them: an emoji is one, not two. */
export const lengthOf = (text = ''): number => [...text].length;

/** What is wrong with a field. */
export interface FormFault {
  readonly id: 'reason' | 'language';
  readonly is: 'missing' | 'long';
}

type Asks = Pick<AppointmentType, 'reasonNeed'>;

/** What still has to be put right, in the order of the fields. */
export function faultsOf(form: DetailsForm, {reasonNeed}: Asks): FormFault[] {
  const check = (id: FormFault['id'], isAsked: boolean | undefined, isNeeded: boolean): FormFault[] => {
    const length = lengthOf(form[id]?.trim());
    if (!isAsked || (length === 0 ? !isNeeded : length <= MAX[id])) return [];
    return [{id, is: length === 0 ? 'missing' : 'long'}];
  };
  return [
    ...check('reason', reasonNeed !== 'none' && !form.withheld, reasonNeed === 'required'),
    ...check('language', form.interpreter, true),
  ];
}

/** What is sent of the form: nothing that was not asked, and no reason when the patient rather does not say. */
export function answersOf(
  form: DetailsForm,
  {reasonNeed}: Asks,
): {reason?: string; reasonWithheld?: boolean; needs?: Needs} {
  const reason = form.reason?.trim();
  const language = form.language?.trim();
  const needs: Needs = {};
  if (form.interpreter && language) needs.interpreterLanguage = language;
  for (const need of yesNoNeeds) if (form[need]) needs[need] = true;
  return {
    ...(reasonNeed !== 'none' && (form.withheld ? {reasonWithheld: true} : reason && {reason})),
    ...(Object.keys(needs).length > 0 && {needs}),
  };
}
