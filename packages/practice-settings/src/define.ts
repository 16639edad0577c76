// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import type {GpPracticeSettings} from './practice-settings.element.ts';
import {definePracticeSettings} from './define-practice-settings.ts';

definePracticeSettings();

// So that who imports this alone has the events typed.
export type * from './practice-settings.events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-practice-settings': GpPracticeSettings;
  }
}
