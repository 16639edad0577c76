import type {Call} from '@gp-elements/core';
import {html, type TemplateResult} from 'lit';
import {phoneLink} from './phone-link.ts';
import {nameOf, practiceText, type PracticeView} from './practice-view.ts';

/** Texts that a widget with numbers has: whose a number is, where it has no name. */
export type CallKey = `call.${Exclude<Call['who'], 'practice'>}`;

/** Whose number it is: a name where there is one. */
const whose = (view: PracticeView<CallKey>, {who, name}: Call): unknown =>
  name || who === 'practice' ? nameOf(name ?? view.practice!.name) : view.text(`call.${who}`);

/** Numbers as cards for someone in a hurry. */
export const callCards = (
  view: PracticeView<CallKey>,
  calls: readonly Call[],
  isFirstMarked?: boolean,
): TemplateResult =>
  html`<div class="calls">
    ${calls.map((call, index) =>
      phoneLink({
        phone: call.phone,
        name: whose(view, call),
        note: call.instruction && practiceText(view, call.instruction),
        size: 'large',
        isFirst: isFirstMarked && index === 0,
      }),
    )}
  </div>`;
