export {defineRepeatPrescription} from './define-repeat-prescription.ts';
export {GpRepeatPrescription} from './repeat-prescription.element.ts';
export * from './repeat-prescription.events.ts';
