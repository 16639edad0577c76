import {type Call, whomToCall} from '@gp-elements/core';
import {html, nothing, type TemplateResult} from 'lit';
import {icon} from './icon.ts';
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

/** Whom to call now, at the same place on every step; `exit` is the way out, which stands above it. */
export const phones = (view: PracticeView<CallKey>, exit?: unknown): TemplateResult =>
  html`<span class="phones">
    ${exit}
    ${whomToCall(view.practice!, view.now).map(
      (call) =>
        html`<span
          >${icon('phone')}
          ${call.who === 'practice' ? nothing : html`<small>${view.text(`call.${call.who}`)}</small>`}
          ${phoneLink(call)}</span
        >`,
    )}
  </span>`;
