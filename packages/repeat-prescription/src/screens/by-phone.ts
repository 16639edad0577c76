import {emergency, whomToCall} from '@gp-elements/core';
import {button, callCards, linkButton, notice, practiceText, stepHeading} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import {offers, reasonOf} from '../offered.ts';
import type {RepeatController} from '../repeat-prescription.controller.ts';

/** The practice does this by phone; orders of before can still be seen. */
export function byPhone(r: RepeatController): TemplateResult {
  const practice = r.practice!;
  const reason = reasonOf(practice);
  return html`${stepHeading({text: r.text('heading'), level: r.level})}
    <p>${reason ? practiceText(r, reason) : r.text('by-phone')}</p>
    ${callCards(r, [...whomToCall(practice, r.now), emergency(practice)], true)}
    ${
      r.session && offers(practice, 'listRepeatRequests')
        ? button({text: r.text('choose.list'), kind: 'quiet', onClick: () => r.send({is: 'list'})})
        : nothing
    }`;
}

/** On a page of another origin: the gateway's own page. */
export const elsewhere = (r: RepeatController): unknown => [
  stepHeading({text: r.text('heading'), level: r.level}),
  notice({
    tone: 'info',
    body: r.text('elsewhere'),
    actions: r.elsewhere?.href && linkButton({text: r.text('elsewhere.link'), href: r.elsewhere.href}),
  }),
];
