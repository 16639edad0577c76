import {importedId} from '../adapters/imported-id.ts';

const SYSTEM = 'https://de-linde.example/identifiers/';

/** Row id of one of the demo's fictive people, such as `L-1001`: the same on every machine. */
export function demoPersonId(number: string): string {
  return importedId({kind: 'Patient', system: `${SYSTEM}patient`, value: number});
}

/** Row id of a Schedule of the demo, such as `bakker`. */
export function demoScheduleId(schedule: string): string {
  return importedId({kind: 'Schedule', system: `${SYSTEM}schedule`, value: schedule});
}

/** Row id of a kind of appointment of the demo, such as `spreekuur`. */
export function demoTypeId(kind: string): string {
  return importedId({kind: 'HealthcareService', system: `${SYSTEM}healthcare-service`, value: kind});
}
