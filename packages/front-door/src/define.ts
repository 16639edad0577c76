// The provider first: an element that is there before it would have to wait.
import '@gp-elements/core/define';
import {defineFrontDoor} from './define-front-door.ts';
import type {GpFrontDoor} from './front-door.element.ts';

defineFrontDoor();

declare global {
  interface HTMLElementTagNameMap {
    'gp-front-door': GpFrontDoor;
  }
}
