// What every screen is made of: the heading, the phone, failures in words.
import {type Failure, formatDay, type LocalDate, type RepeatRequest} from '@gp-elements/core';
import {button, nameOf, notice, phoneIn, phoneNowIn, stepHeading} from '@gp-elements/ui';
import {html, nothing, type TemplateResult} from 'lit';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {stepOf} from '../repeat-prescription.machine.ts';
import {isKey, type RepeatKey} from '../repeat-prescription.strings.ts';
import type {Sending} from '../sending.ts';

/** The heading of a screen, with its place among the steps where it is one. */
export function title(r: RepeatController, key: RepeatKey): TemplateResult {
  const {at} = r.repeat.screen;
  // Whether there is a step in between is known with the pharmacies.
  const place = r.stock.value && stepOf(at, at === 'pharmacy' || !r.delivery);
  return stepHeading({text: r.text(key), level: r.level, progress: place && r.text('step', {...place})});
}

/** "maandag 23 november". */
export const dayOf = (r: RepeatController, date: LocalDate): string => formatDay(date, r.locale);

/** A name of a medicine, which no translator should touch. */
export const medicine = nameOf;

/** "Bel de praktijk 010…": what the practice alone can arrange. */
export const callPractice = (r: RepeatController, key: RepeatKey = 'call-practice'): unknown =>
  r.text(key, {phone: phoneIn(r)});

/** It is used up before it can be there. */
export const lateText = (r: RepeatController): unknown => r.text('late', {phone: phoneNowIn(r)});

export const signInButton = (r: RepeatController): TemplateResult =>
  button({text: r.text('sign-in.button'), kind: 'primary', onClick: () => r.shared.signIn()});

/** For whom it is, where that could be another. */
export const forWhom = (r: RepeatController): unknown =>
  (r.session?.subjects.length ?? 0) > 1 && r.repeat.person
    ? html`<div class="row who">
        <span>${r.text('person.for', {name: html`<b>${nameOf(r.repeat.person.name)}</b>`})}</span>
        ${
          r.shared.personId === undefined
            ? button({
                text: r.text('person.other'),
                kind: 'quiet',
                onClick: () => r.send({is: 'other-person'}),
              })
            : nothing
        }
      </div>`
    : nothing;

/** What went wrong, what is still safe, and the next step. */
export function failureNotice(r: RepeatController, failure: Failure, retry?: () => void): unknown {
  const {text, shared} = r;
  const {kind} = failure;
  const status = kind === 'problem' ? failure.status : 0;
  if (status === 401)
    // That the session ended is said above every step already.
    return shared.session.state === 'expired'
      ? nothing
      : notice({tone: 'warning', body: text('sign-in.expired'), actions: signInButton(r)});
  const own = `problem.${kind === 'problem' ? failure.code : ''}`;
  const key: RepeatKey = isKey(own)
    ? own
    : // What is refused for good: not for this person, not at this practice.
      [403, 404, 422].includes(status)
      ? 'fail.refused'
      : `fail.${kind === 'problem' ? 'unexpected' : kind}`;
  const isOver = key === own || key === 'fail.refused';
  return notice({
    tone: isOver ? 'warning' : 'danger',
    heading: text('fail.heading'),
    level: r.level + 1,
    isFocusTarget: true,
    body: [text(key), ' ', callPractice(r)],
    actions: !isOver && retry && button({text: text('again'), onClick: retry}),
  });
}

/** An attempt to send that the page refused, that nobody answered, or that failed. */
export function attempt(r: RepeatController, sending: Sending<never>): unknown {
  const {lookUp, isRefused, failure} = sending;
  const {text} = r;
  if (lookUp)
    return notice({
      tone: lookUp === 'looking' ? 'info' : 'warning',
      isFocusTarget: lookUp !== 'looking',
      body: text(lookUp === 'looking' ? 'check.looking' : 'check.not-done'),
    });
  if (isRefused)
    return notice({
      tone: 'warning',
      isFocusTarget: true,
      body: [text('check.refused'), ' ', callPractice(r)],
    });
  return failure ? failureNotice(r, failure) : nothing;
}

/** Where nobody reports that it is ready, from when it usually is. */
export function whenReady(r: RepeatController, {pharmacy, readyFrom}: RepeatRequest): unknown {
  const {text} = r;
  if (pharmacy.reportsReady) return text('done.reports');
  return [
    text('done.pharmacy'),
    readyFrom ? [' ', text('done.ready', {date: dayOf(r, readyFrom)})] : nothing,
  ];
}
