// What the first screens need. What comes later has entries of its own: `@gp-elements/core/writes` (writes, appointments,
// SubmitController) and `@gp-elements/core/drafts`.
export * from './client.ts';
export * from './context.ts';
export * from './contract.ts';
export * from './controllers/load-controller.ts';
export * from './controllers/provider-controller.ts';
export * from './controllers/strings-controller.ts';
export * from './define-element.ts';
export * from './define-provider.ts';
export * from './events.ts';
export * from './failure.ts';
export * from './format/dates.ts';
export * from './format/days.ts';
export * from './format/phone.ts';
export * from './format/quantities.ts';
export * from './loadable.ts';
export * from './locale.ts';
export * from './operations/booking.ts';
export * from './operations/input.ts';
export * from './operations/practice.ts';
export * from './operations/session.ts';
export * from './provider.element.ts';
export {defineStrings, directionOf, fill, languageOf} from './strings/texts.ts';
export type {LanguageFile, StringOverrides, StringsSource, Text, Texts} from './strings/texts.ts';
export * from './version.ts';
export * from './whom-to-call.ts';
