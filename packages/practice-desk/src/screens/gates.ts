// What is shown instead of the list to who may not see it, and while it is on its way.
import {button, loadingView, notice, stepHeading} from '@gp-elements/ui';
import {html} from 'lit';
import type {DeskController} from '../practice-desk.controller.ts';
import {failureNotice} from './item.ts';

const signIn = (d: DeskController) =>
  button({text: d.strings.text('sign-in.button'), kind: 'primary', onClick: () => d.shared.signIn()});

/** Undefined once there is someone who may see the list. */
export function gate(d: DeskController): unknown {
  const {text} = d.strings;
  const {session} = d.shared;
  if (d.session) {
    if (d.isStaff) return undefined;
    return html`${stepHeading({text: text('refused.heading'), level: d.level})}
    ${notice({tone: 'warning', body: text('refused.text'), actions: signIn(d)})}`;
  }
  switch (session.state) {
    case 'signed-out':
      return html`${stepHeading({text: text('sign-in.heading'), level: d.level})}
        <p>${text('sign-in.text')}</p>
        <div class="actions">${signIn(d)}</div>`;
    case 'failed':
      return failureNotice(d, session.failure, d.shared.reload, d.level + 1);
    default:
      return loadingView(text('loading'));
  }
}

/** The session ended while something was on screen: that stays, and can be sent after signing in again. */
export const expiredNotice = (d: DeskController): unknown =>
  notice({tone: 'warning', body: d.strings.text('sign-in.expired'), actions: signIn(d)});
