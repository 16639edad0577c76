// The classes and events of every widget. Importing this registers nothing; `@gp-elements/elements/define` does.
export * from '@gp-elements/booking';
export * from '@gp-elements/core';
export * from '@gp-elements/adoption-report';
export * from '@gp-elements/contact-details';
export * from '@gp-elements/front-door';
export * from '@gp-elements/medication-overview';
export * from '@gp-elements/practice-desk';
export * from '@gp-elements/practice-settings';
export * from '@gp-elements/repeat-prescription';
export type {GpElements} from './loader-global.ts';
