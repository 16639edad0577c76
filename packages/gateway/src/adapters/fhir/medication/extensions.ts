/** Where the profiles of the medication process keep what FHIR has no place for: MP9 on R4, and zib 2017 on STU3. */
import type {Duration, Identifier, StopType, UsePeriod} from '../../../domain/medication/block.ts';
import {codings} from '../codes.ts';
import {fields, list, text, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {writtenTime} from '../times.ts';
import {durationOf} from './quantities.ts';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition/';

/** The first extension of one of these names, of those that may change the meaning too. */
export function extension(of: Fields | undefined, ...names: string[]): Fields | undefined {
  return extensionsOf(of, ...names)[0];
}

export function extensionsOf(of: Fields | undefined, ...names: string[]): Fields[] {
  const all = [...list(of?.['extension']), ...list(of?.['modifierExtension'])];
  return all.filter(({url}) => names.some((name) => url === `${NICTIZ}${name}`));
}

const SNOMED = 'http://snomed.info/sct';
const STOP_TYPES: Readonly<Record<string, StopType>> = {
  '410546004': 'stopped',
  '113371000146109': 'stopped',
  '385655000': 'interrupted',
  '113381000146106': 'interrupted',
  '89925002': 'cancelled',
};

export function stopTypeOf(resource: Fields, source: Source): StopType | null {
  const found = extension(resource, 'ext-StopType', 'zib-Medication-StopType');
  if (found === undefined) return null;
  const known = codings(found['valueCodeableConcept']).flatMap(({system, code}) =>
    system === SNOMED ? (STOP_TYPES[code] ?? []) : [],
  )[0];
  // That it ends something is sure. Whether for good is not; it is not to look as if it went on.
  if (known === undefined) source.note('its kind of stop is unknown; it counts as stopped');
  return known ?? 'stopped';
}

export function treatmentOf(resource: Fields, source: Source): Identifier | null {
  const found = extension(
    resource,
    'ext-PharmaceuticalTreatment.Identifier',
    'zib-Medication-MedicationTreatment',
  );
  const [key] = source.identifierKeys('MedicationRequest', found?.['valueIdentifier']);
  return key === undefined ? null : {system: key.system, value: key.value};
}

export function cycleOf(resource: Fields): Duration | null {
  const found = extension(
    resource,
    'ext-InstructionsForUse.RepeatPeriodCyclicalSchedule',
    'zib-Medication-RepeatPeriodCyclicalSchedule',
  );
  return durationOf(found?.['valueDuration']);
}

const DURATION = ['ext-TimeInterval.Duration', 'zib-MedicationUse-Duration'];

/** The period of use: in an extension, or for use in `effectivePeriod`; its length beside it, or inside. */
export function usePeriodOf(resource: Fields): UsePeriod | null {
  const period =
    fields(extension(resource, 'ext-TimeInterval.Period', 'zib-Medication-PeriodOfUse')?.['valuePeriod']) ??
    fields(resource['effectivePeriod']);
  const found = extension(period, ...DURATION) ?? extension(resource, ...DURATION);
  const read = {
    start: writtenTime(period?.['start']) ?? null,
    end: writtenTime(period?.['end']) ?? null,
    duration: durationOf(found?.['valueDuration']),
  };
  return read.start === null && read.end === null && read.duration === null ? null : read;
}

export function registeredOf(resource: Fields, ...fieldNames: string[]): string | null {
  const found = extension(
    resource,
    'ext-RegistrationDateTime',
    'ext-AdministrationAgreement.AdministrationAgreementDateTime',
    'zib-AdministrationAgreement-AuthoredOn',
  );
  const said = [found?.['valueDateTime'], ...fieldNames.map((name) => resource[name])];
  return said.map(writtenTime).find((time) => time !== undefined) ?? null;
}

export function commentOf(resource: Fields, source: Source): string | null {
  const notes = list(resource['note']).flatMap((note) => text(note['text']) ?? []);
  const own = extensionsOf(resource, 'ext-Comment').flatMap((one) => text(one['valueString']) ?? []);
  return source.text([...own, ...notes].join('\n'), 2000);
}
