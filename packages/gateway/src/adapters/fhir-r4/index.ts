import type {Fields} from '../fhir/fields.ts';
import type {Source} from '../fhir/source.ts';
import {readAllergyIntolerance} from '../fhir/facts/allergy-intolerance.ts';
import {readFlag} from '../fhir/facts/flag.ts';
import {readObservation} from '../fhir/facts/observation.ts';
import {readList} from '../fhir/facts/empty-list.ts';
import {readMedicationAdministration} from '../fhir/medication/administration.ts';
import {readMedicationDispense} from '../fhir/medication/dispense.ts';
import {readCommunication} from '../fhir/medication/reply.ts';
import {readMedicationRequest} from '../fhir/medication/request.ts';
import {readMedicationStatement} from '../fhir/medication/statement.ts';
import type {ImportedKind, ImportedOf} from '../imported.ts';
import {readAppointment} from './appointment.ts';
import {readHealthcareService} from './healthcare-service.ts';
import {readLocation} from './location.ts';
import {readOrganization} from './organization.ts';
import {readPatient} from './patient.ts';
import {readPractitionerRole} from './practitioner-role.ts';
import {readPractitioner} from './practitioner.ts';
import {readRelatedPerson} from './related-person.ts';
import {readSchedule} from './schedule.ts';
import {readSlot} from './slot.ts';

export type Readers = {[Kind in ImportedKind]?: (resource: Fields, source: Source) => ImportedOf<Kind>};

/** One reader per kind of resource; each throws LeftOut with the reason when it cannot be taken. */
export const r4Readers = {
  Organization: readOrganization,
  Location: readLocation,
  Practitioner: readPractitioner,
  HealthcareService: readHealthcareService,
  PractitionerRole: readPractitionerRole,
  Patient: readPatient,
  RelatedPerson: readRelatedPerson,
  Schedule: readSchedule,
  Slot: readSlot,
  Appointment: readAppointment,
  MedicationRequest: readMedicationRequest,
  MedicationDispense: readMedicationDispense,
  MedicationStatement: readMedicationStatement,
  MedicationAdministration: readMedicationAdministration,
  Communication: readCommunication,
  AllergyIntolerance: readAllergyIntolerance,
  Flag: readFlag,
  Observation: readObservation,
  List: readList,
} satisfies Required<Readers>;
