export {GpAdoptionReport} from './adoption-report.element.ts';
export {defineAdoptionReport} from './define-adoption-report.ts';
