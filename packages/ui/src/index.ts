// What the first screens draw with. What comes later has entries of its own, each with its own styles: `@gp-elements/ui/calendar`,
// `@gp-elements/ui/fields` and `@gp-elements/ui/dialog`.
export * from './announcer.ts';
export * from './button.ts';
export * from './calls.ts';
export * from './choice.ts';
export * from './connection.ts';
export type {Content, Words} from './content.ts';
export {select, type FieldOptions, type SelectOptions} from './field.ts';
export * from './first-state.ts';
export * from './heading.ts';
export {icon, type IconName} from './icon.ts';
export * from './loading.ts';
export * from './notice.ts';
export * from './phone-link.ts';
export * from './practice-view.ts';
export * from './quick-exit.ts';
export {strings as uiStrings} from './strings/nl.ts';
export type {UiKey} from './strings/key.ts';
export * from './styles.ts';
export * from './tokens.ts';
