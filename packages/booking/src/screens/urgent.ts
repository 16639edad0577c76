import {emergency, whomToCall} from '@gp-elements/core';
import {button, callCards, heading, notice, phoneLink} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import {isOffered} from '../booking.modes.ts';
import {nameOf, practiceText, type Sight, title} from './view.ts';

/** The way to the appointments that exist, where the practice shows them. */
export const listLink = (b: BookingController): unknown =>
  isOffered(b.practice!, 'listAppointments')
    ? button({
        text: b.text('urgent.list'),
        kind: 'quiet',
        icon: 'calendar',
        onClick: () => b.send({is: 'list'}),
      })
    : nothing;

/** The alarm signs and whom to call. It needs nobody to answer, so a server draws the same. */
export function urgentNotice(b: Sight): TemplateResult {
  const {text, level} = b;
  const practice = b.practice!;
  const {groups, isExample} = practice.alarmSigns;
  return html`${title(b, text('urgent.heading'))}
    <p>${text('urgent.intro')}</p>
    ${notice({
      tone: 'warning',
      body: html`<div class="signs">
          ${groups.map(
            ({title: words, signs, phone}) =>
              html`<section>
                ${heading({text: practiceText(b, words), level: level + 1})}
                <ul>
                  ${signs.map((sign) => html`<li>${practiceText(b, sign)}</li>`)}
                </ul>
                ${phone && html`<p>${nameOf(phone.name)}: ${phoneLink(phone)}</p>`}
              </section>`,
          )}
        </div>
        ${isExample ? html`<p class="hint">${text('urgent.example')}</p>` : nothing}`,
    })}
    ${callCards(b, [...whomToCall(practice, b.now, true), emergency(practice)])}`;
}

/** The alarm signs, and the one question that comes before a new booking. Also for who is not signed in. */
export function urgentScreen(b: BookingController): TemplateResult {
  const {text} = b;
  const {version} = b.practice!.alarmSigns;
  const answer = (key: 'yes' | 'no' | 'unknown') =>
    button({
      text: text(`urgent.${key}`),
      onClick: () => b.send(key === 'no' ? {is: 'answered', noticeVersion: version} : {is: 'answered'}),
    });
  return html`${urgentNotice(b)}
    <fieldset class="answers">
      <legend>${text('urgent.question')}</legend>
      ${answer('yes')}${answer('no')}${answer('unknown')}
    </fieldset>
    <p class="hint">${text('urgent.private')}</p>
    ${listLink(b)}`;
}

/** Whom to call now, and nothing else. */
export function callScreen(b: BookingController): TemplateResult {
  const {text} = b;
  const practice = b.practice!;
  const calls = whomToCall(practice, b.now, true);
  const lines = practice.alarmSigns.groups.flatMap(({phone}) =>
    phone ? {who: 'practice' as const, ...phone} : [],
  );
  const {cannotPhone} = practice.texts;
  return html`${title(b, text('call.heading'))}
    <p>${text('call.intro')}</p>
    ${callCards(b, [...calls, emergency(practice), ...lines], true)}
    ${calls.length > 1 ? html`<p>${text('call.all')}</p>` : nothing}
    ${notice({tone: 'info', body: cannotPhone ? practiceText(b, cannotPhone) : text('call.cannot-phone')})}
    ${button({text: text('call.back'), kind: 'quiet', onClick: () => b.send({is: 'back'})})}`;
}
