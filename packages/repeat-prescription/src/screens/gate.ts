// What is shown instead of a step that cannot be taken here and now.
import {loadingView, notice, stepHeading} from '@gp-elements/ui';
import {html} from 'lit';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {failureNotice, signInButton} from './view.ts';

/** Signed out, not known yet who is there, or somebody who is no patient. */
export function gate(r: RepeatController): unknown {
  const {text, level} = r;
  const {session, reload} = r.shared;
  const heading = stepHeading({text: text('heading'), level});
  if (r.session) return [heading, notice({tone: 'info', body: text('patients-only')})];
  switch (session.state) {
    case 'signed-out':
      return [
        heading,
        html`<p>${text('sign-in.text')}</p>`,
        html`<div class="actions">${signInButton(r)}</div>`,
      ];
    case 'failed':
      return [heading, failureNotice(r, session.failure, reload)];
    default:
      return [heading, loadingView(text('loading'))];
  }
}
