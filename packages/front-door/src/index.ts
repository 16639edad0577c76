export {GpFrontDoor} from './front-door.element.ts';
export * from './front-door.events.ts';
export {defineFrontDoor} from './define-front-door.ts';
