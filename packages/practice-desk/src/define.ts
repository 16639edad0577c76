// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import {definePracticeDesk} from './define-practice-desk.ts';
import type {GpPracticeDesk} from './practice-desk.element.ts';

definePracticeDesk();

// So that who imports this alone has the events typed.
export type * from './practice-desk.events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-practice-desk': GpPracticeDesk;
  }
}
