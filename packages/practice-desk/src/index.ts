export {GpPracticeDesk} from './practice-desk.element.ts';
export * from './practice-desk.events.ts';
export {definePracticeDesk} from './define-practice-desk.ts';
