import {defineElement} from '@gp-elements/core';
import {GpFrontDoor} from './front-door.element.ts';

/** Registers the widget as `<gp-front-door>`, or under another prefix where a page needs two versions. */
export const defineFrontDoor = (prefix = 'gp'): void => defineElement(`${prefix}-front-door`, GpFrontDoor);
