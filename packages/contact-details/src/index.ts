export {GpContactDetails} from './contact-details.element.ts';
export * from './contact-details.events.ts';
export {defineContactDetails} from './define-contact-details.ts';
