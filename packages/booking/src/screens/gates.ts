// What is shown instead of a step that cannot be taken here and now.
import {emergency, whomToCall} from '@gp-elements/core';
import {button, callCards, choiceCard, choices, loadingView, notice} from '@gp-elements/ui';
import {html, type TemplateResult} from 'lit';
import type {BookingController} from '../booking.controller.ts';
import type {ScreenAt} from '../booking.machine.ts';
import {bookingReason, isOffered} from '../booking.modes.ts';
import {setNote} from '../session-note.ts';
import {listLink} from './urgent.ts';
import {failureNotice, nameOf, practiceText, refusalText, title} from './view.ts';

/** Signing in leads back to this page; what was typed is kept as a draft, and that the list was open as a note. */
const signInButton = (b: BookingController): TemplateResult =>
  button({
    text: b.text('sign-in.button'),
    kind: 'primary',
    onClick: () => {
      setNote('list', b.booking.screen.at === 'list');
      b.shared.signIn();
    },
  });

/** Signed out: what is public was shown before; from here on a person is needed. */
const signIn = (b: BookingController): TemplateResult =>
  html`${title(b, b.text('sign-in.heading'))}
    <p>${b.text(b.booking.screen.at === 'list' ? 'sign-in.list' : 'sign-in.text')}</p>
    <div class="actions">${signInButton(b)}</div>`;

/** The practice does this by phone. */
function phoneOnly(b: BookingController): TemplateResult {
  const practice = b.practice!;
  const reason = bookingReason(practice);
  return html`${title(b, b.text('phone-only.heading'))}
    <p>${reason ? practiceText(b, reason) : b.text('phone-only.text')}</p>
    ${callCards(b, [...whomToCall(practice, b.now), emergency(practice)], true)} ${listLink(b)}`;
}

/** What stands before a step: that it goes by phone, or signing in. */
export function gate(b: BookingController): unknown {
  const {shared, practice, session} = b;
  const {at} = b.booking.screen;
  if (
    session ||
    at === 'urgent' ||
    at === 'call' ||
    (at === 'list' && !isOffered(practice!, 'listAppointments'))
  ) {
    return phoneOnly(b);
  }
  switch (shared.session.state) {
    case 'signed-out':
      return signIn(b);
    case 'failed':
      return failureNotice(b, shared.session.failure, shared.reload);
    default:
      return loadingView(b.text('loading'));
  }
}

/** The session ended while something was on screen: that stays, and can be sent after signing in again. */
export const expiredNotice = (b: BookingController): TemplateResult =>
  notice({tone: 'warning', body: b.text('sign-in.expired'), actions: signInButton(b), isFocusTarget: true});

/** For whom; only asked where there is a choice. */
export function personScreen(b: BookingController, {chosen}: ScreenAt<'person'>): TemplateResult {
  const {text, session} = b;
  const {subjects} = session!;
  return html`${title(b, text('person.heading'), 1)}
  ${
    subjects.length
      ? choices(
          b.strings.t('person.heading'),
          subjects.map((person) => {
            const {id, name, relation, refusal} = person;
            return choiceCard({
              title: nameOf(name),
              text: refusal
                ? refusalText(b, refusal)
                : relation === 'child'
                  ? text('person.child')
                  : relation === 'self'
                    ? text('person.self')
                    : undefined,
              icon: 'person',
              isChosen: chosen === id || undefined,
              onChoose: refusal ? undefined : () => b.send({is: 'person', person}),
            });
          }),
        )
      : notice({tone: 'info', body: text('person.none')})
  }`;
}
