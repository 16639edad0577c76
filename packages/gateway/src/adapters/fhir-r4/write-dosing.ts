/** Dosing as FHIR R4 Dosage, and the words and amounts that it is made of. */
import type {Code, Concept, Duration, Quantity} from '../../domain/medication/block.ts';
import type {Dosing, DosingPart} from '../../domain/medication/dosing.ts';
import type {Fields} from '../fhir/fields.ts';
import {NOT_UNDERSTOOD} from '../fhir/medication/dosing.ts';

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';
const UCUM = 'http://unitsofmeasure.org';
const UNITS: Readonly<Record<Duration['unit'], string>> = {
  s: 'seconde',
  min: 'minuut',
  h: 'uur',
  d: 'dag',
  wk: 'week',
  mo: 'maand',
  a: 'jaar',
};
const WHEN = {morning: 'MORN', afternoon: 'AFT', evening: 'EVE', night: 'NIGHT'} as const;
/** What reading the rest again finds by itself. */
const FOUND_AGAIN: ReadonlySet<string> = new Set(['additionalInstruction', 'dose', 'timing']);

function coding({system, code, display}: Code): Fields {
  return {...(system !== null && {system}), code, ...(display !== null && {display})};
}

export function writtenConcept({text, codes}: Concept): Fields {
  const isSaid = codes.find(({display}) => display !== null)?.display === text;
  return {...(codes.length > 0 && {coding: codes.map(coding)}), ...(!isSaid && {text})};
}

export const writtenConcepts = (concepts: readonly Concept[]): Fields[] => concepts.map(writtenConcept);

export function writtenDuration({value, unit}: Duration): Fields {
  return {value, unit: UNITS[unit], system: UCUM, code: unit};
}

export function writtenQuantity({value, unit, codes: [code, ...translations]}: Quantity): Fields {
  const amount = (of: Code | undefined): Fields => ({
    value,
    ...(unit !== null && {unit}),
    ...(of !== undefined && {...(of.system !== null && {system: of.system}), code: of.code}),
  });
  return {
    ...(translations.length > 0 && {
      extension: translations.map((one) => ({
        url: `${HL7}iso21090-PQ-translation`,
        valueQuantity: amount(one),
      })),
    }),
    ...amount(code),
  };
}

function timing(part: DosingPart, duration: Duration | null): Fields {
  const {frequency, times, dayParts, weekdays, isExact} = part;
  const repeat = {
    ...(isExact !== null && {extension: [{url: `${HL7}timing-exact`, valueBoolean: isExact}]}),
    ...(duration !== null && {boundsDuration: writtenDuration(duration)}),
    ...(frequency !== null && {
      frequency: frequency.min,
      ...(frequency.max !== frequency.min && {frequencyMax: frequency.max}),
      period: frequency.per.value,
      periodUnit: frequency.per.unit,
    }),
    ...(weekdays.length > 0 && {dayOfWeek: weekdays}),
    ...(times.length > 0 && {timeOfDay: times.map((time) => `${time}:00`)}),
    ...(dayParts.length > 0 && {when: dayParts.map((dayPart) => WHEN[dayPart])}),
  };
  return Object.keys(repeat).length === 0 ? {} : {timing: {repeat}};
}

function dose({dose: amount}: DosingPart): Fields {
  if (amount === null) return {};
  const {min, max, unit, codes} = amount;
  const one = (value: number): Fields => writtenQuantity({value, unit, codes});
  return {
    doseAndRate: [min === max ? {doseQuantity: one(min)} : {doseRange: {low: one(min), high: one(max)}}],
  };
}

function dosage(part: DosingPart, duration: Duration | null, route: Concept | null): Fields {
  const {instructions, asNeeded, maximum, notUnderstood} = part;
  const marks = notUnderstood.filter((name) => !FOUND_AGAIN.has(name));
  return {
    ...(marks.length > 0 && {
      extension: marks.map((name) => ({url: NOT_UNDERSTOOD, valueString: name})),
    }),
    ...(instructions.length > 0 && {additionalInstruction: writtenConcepts(instructions)}),
    ...timing(part, duration),
    ...(asNeeded !== null && {asNeededCodeableConcept: writtenConcept(asNeeded)}),
    ...(route !== null && {route: writtenConcept(route)}),
    ...dose(part),
    ...(maximum !== null && {
      maxDosePerPeriod: {
        numerator: writtenQuantity(maximum.quantity),
        denominator: writtenDuration(maximum.per),
      },
    }),
  };
}

/** Phases become sequence numbers; parts of one phase share theirs. */
export function writtenDosages(dosing: Dosing | null, route: Concept | null): Fields[] {
  const phases = dosing?.phases ?? [];
  return phases.flatMap(({duration, parts}, index) =>
    parts.map((part) => ({
      ...(phases.length > 1 && {sequence: index + 1}),
      ...dosage(part, duration, route),
    })),
  );
}
