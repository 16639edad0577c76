export {GpPracticeSettings} from './practice-settings.element.ts';
export * from './practice-settings.events.ts';
export {definePracticeSettings} from './define-practice-settings.ts';
