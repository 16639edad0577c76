import {readAllergyIntolerance} from '../fhir/facts/allergy-intolerance.ts';
import {readFlag} from '../fhir/facts/flag.ts';
import {readObservation} from '../fhir/facts/observation.ts';
import {readMedicationAdministration} from '../fhir/medication/administration.ts';
import {readMedicationDispense} from '../fhir/medication/dispense.ts';
import {readMedicationRequest} from '../fhir/medication/request.ts';
import {readMedicationStatement} from '../fhir/medication/statement.ts';
import {readLocation} from '../fhir-r4/location.ts';
import {readOrganization} from '../fhir-r4/organization.ts';
import {readPatient} from '../fhir-r4/patient.ts';
import {readPractitionerRole} from '../fhir-r4/practitioner-role.ts';
import {readPractitioner} from '../fhir-r4/practitioner.ts';
import type {Readers} from '../fhir-r4/index.ts';
import {readAppointment} from './appointment.ts';

/**
 * Appointments of the eAfspraak kind and what they name. Of the others, the parts that are read have the same form in
 * STU3 and R4; where they differ (a list or one object, where a phone's kind is said), the readers take both.
 */
export const stu3Readers: Readers = {
  Organization: readOrganization,
  Location: readLocation,
  Practitioner: readPractitioner,
  PractitionerRole: readPractitionerRole,
  Patient: readPatient,
  Appointment: readAppointment,
  MedicationRequest: readMedicationRequest,
  MedicationDispense: readMedicationDispense,
  MedicationStatement: readMedicationStatement,
  MedicationAdministration: readMedicationAdministration,
  AllergyIntolerance: readAllergyIntolerance,
  Flag: readFlag,
  Observation: readObservation,
};
