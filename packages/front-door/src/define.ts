// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import {defineFrontDoor} from './define-front-door.ts';
import type {GpFrontDoor} from './front-door.element.ts';

defineFrontDoor();

// So that who imports this alone has the events typed.
export type * from './front-door.events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gp-front-door': GpFrontDoor;
  }
}
