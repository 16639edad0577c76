export {defineMedicationOverview} from './define-medication-overview.ts';
export {GpMedicationOverview} from './medication-overview.element.ts';
