/** Dosage, as R4 and STU3 have it: what is not read as a part of ours is named, so that nobody takes the rest for all. */
import type {
  DayPart,
  Dose,
  Dosing,
  DosingPart,
  DosingPhase,
  Frequency,
} from '../../../domain/medication/dosing.ts';
import type {Concept, Duration} from '../../../domain/medication/block.ts';
import {fields, list, text, texts, type Fields} from '../fields.ts';
import type {Source} from '../source.ts';
import {conceptOf, conceptsOf, durationOf, periodOf, quantityOf} from './quantities.ts';

const EXACT = 'http://hl7.org/fhir/StructureDefinition/timing-exact';
/** What an export of ours writes where it could not say all. */
export const NOT_UNDERSTOOD = 'urn:gp-elements:dosing-not-understood';

const DAY_PARTS: Readonly<Record<string, DayPart>> = {
  MORN: 'morning',
  AFT: 'afternoon',
  EVE: 'evening',
  NIGHT: 'night',
};
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Additional texts of NHG table 25: what they say is in their words. */
const NHG_25 = /^https:\/\/referentiemodel\.nhg\.org\/tabellen\/nhg-tabel-25-gebruiksvoorschrift\b/;

/** Names of fields that are there beside the known ones. */
function others(of: Fields, known: readonly string[], path: string): string[] {
  return Object.keys(of)
    .filter((key) => !known.includes(key) && !key.startsWith('_'))
    .map((key) => `${path}${key}`);
}

interface Timing {
  duration: Duration | null;
  frequency: Frequency | null;
  times: string[];
  isExact: boolean | null;
  dayParts: DayPart[];
  weekdays: DosingPart['weekdays'];
  notUnderstood: string[];
}

function frequencyOf(repeat: Fields, notUnderstood: string[]): Frequency | null {
  const {frequency, frequencyMax, period, periodUnit} = repeat;
  if (frequency === undefined && period === undefined) return null;
  const per = periodOf(period, periodUnit);
  if (typeof frequency !== 'number' || frequency <= 0 || per === null) {
    notUnderstood.push('frequency');
    return null;
  }
  if (frequencyMax !== undefined && typeof frequencyMax !== 'number') notUnderstood.push('frequencyMax');
  return {min: frequency, max: typeof frequencyMax === 'number' ? frequencyMax : frequency, per};
}

function timingOf(value: unknown): Timing {
  const timing = fields(value);
  const repeat = fields(timing?.['repeat']) ?? {};
  const notUnderstood = [
    ...others(timing ?? {}, ['repeat'], 'timing.'),
    ...others(
      repeat,
      [
        'extension',
        'boundsDuration',
        'frequency',
        'frequencyMax',
        'period',
        'periodUnit',
        'timeOfDay',
        'when',
        'dayOfWeek',
      ],
      'timing.',
    ),
  ];
  let isExact: boolean | null = null;
  for (const extension of list(repeat['extension'])) {
    if (extension['url'] === EXACT && typeof extension['valueBoolean'] === 'boolean')
      isExact = extension['valueBoolean'];
    else notUnderstood.push('timing.extension');
  }
  const duration = durationOf(repeat['boundsDuration']);
  if (repeat['boundsDuration'] !== undefined && duration === null)
    notUnderstood.push('timing.boundsDuration');
  const times = texts(repeat['timeOfDay']).flatMap(
    (time) => /^([01]\d|2[0-3]):[0-5]\d/.exec(time)?.[0] ?? [],
  );
  if (times.length < texts(repeat['timeOfDay']).length) notUnderstood.push('timing.timeOfDay');
  const dayParts = texts(repeat['when']).flatMap((when) => DAY_PARTS[when] ?? []);
  if (dayParts.length < texts(repeat['when']).length) notUnderstood.push('timing.when');
  const weekdays = texts(repeat['dayOfWeek']).flatMap((day) => WEEKDAYS.find((one) => one === day) ?? []);
  if (weekdays.length < texts(repeat['dayOfWeek']).length) notUnderstood.push('timing.dayOfWeek');
  const frequency = frequencyOf(repeat, notUnderstood);
  return {duration, frequency, times, isExact, dayParts, weekdays, notUnderstood};
}

/** One amount, or from so much to so much of the same unit. */
function doseOf(of: Fields, source: Source): Dose | null {
  const one = quantityOf(of['doseQuantity'], source);
  if (one !== null) return {min: one.value, max: one.value, unit: one.unit, codes: one.codes};
  const range = fields(of['doseRange']);
  const low = quantityOf(range?.['low'], source);
  const high = quantityOf(range?.['high'], source);
  if (low === null || high === null || low.unit !== high.unit) return null;
  return {min: low.value, max: high.value, unit: high.unit, codes: high.codes};
}

function asNeededOf(dosage: Fields, source: Source): Concept | null {
  const concept = conceptOf(dosage['asNeededCodeableConcept'], source);
  return concept ?? (dosage['asNeededBoolean'] === true ? {text: 'zo nodig', codes: []} : null);
}

function maximumOf(dosage: Fields, source: Source): DosingPart['maximum'] {
  const ratio = fields(dosage['maxDosePerPeriod']);
  const quantity = quantityOf(ratio?.['numerator'], source);
  const per = durationOf(ratio?.['denominator']);
  return quantity === null || per === null ? null : {quantity, per};
}

const KNOWN = [
  'sequence',
  'text',
  'extension',
  'additionalInstruction',
  'timing',
  'asNeededBoolean',
  'asNeededCodeableConcept',
  'route',
  'doseAndRate',
  'doseQuantity',
  'doseRange',
  'maxDosePerPeriod',
];

function partOf(dosage: Fields, source: Source): {part: DosingPart; duration: Duration | null} {
  const {duration, notUnderstood, ...timing} = timingOf(dosage['timing']);
  notUnderstood.push(...others(dosage, KNOWN, ''));
  for (const extension of list(dosage['extension'])) {
    const kept = extension['url'] === NOT_UNDERSTOOD ? text(extension['valueString']) : undefined;
    notUnderstood.push(kept ?? 'extension');
  }
  const doses = list(dosage['doseAndRate']);
  // STU3 has the dose in the Dosage itself.
  const amounts = doses.length === 0 ? {...dosage} : (doses[0] ?? {});
  if (doses.length > 1) notUnderstood.push('doseAndRate');
  if (doses[0] !== undefined) notUnderstood.push(...others(doses[0], ['doseQuantity', 'doseRange'], ''));
  const dose = doseOf(amounts, source);
  const instructions = conceptsOf(dosage['additionalInstruction'], source);
  // In free words anything can stand: also that the rest does not hold.
  const isFree = instructions.some(
    ({codes}) => !codes.some(({system, code}) => system !== null && NHG_25.test(system) && code !== 'OTH'),
  );
  if (isFree) notUnderstood.push('additionalInstruction');
  if (dose === null) notUnderstood.push('dose');
  const asNeeded = asNeededOf(dosage, source);
  const maximum = maximumOf(dosage, source);
  if (dosage['maxDosePerPeriod'] !== undefined && maximum === null) notUnderstood.push('maxDosePerPeriod');
  const {frequency, times, dayParts, weekdays} = timing;
  if (frequency === null && times.length + dayParts.length + weekdays.length === 0 && asNeeded === null)
    notUnderstood.push('timing');
  return {
    part: {
      ...timing,
      dose,
      asNeeded,
      maximum,
      instructions,
      notUnderstood: [...new Set(notUnderstood)].sort(),
    },
    duration,
  };
}

function isSame(one: Duration | null, other: Duration | null): boolean {
  return one?.value === other?.value && one?.unit === other?.unit;
}

/** Those of one sequence number go together, the numbers follow each other; without any number all go together. */
export function dosingOf(value: unknown, cycle: Duration | null, source: Source): Dosing | null {
  const dosages = list(value);
  if (dosages.length === 0) return null;
  const numbers = [...new Set(dosages.map(({sequence}) => (typeof sequence === 'number' ? sequence : 0)))];
  const phases = numbers
    .sort((a, b) => a - b)
    .map((number): DosingPhase => {
      const read = dosages
        .filter(({sequence}) => (typeof sequence === 'number' ? sequence : 0) === number)
        .map((dosage) => partOf(dosage, source));
      const duration = read[0]?.duration ?? null;
      const isOdd = read.some((one) => !isSame(one.duration, duration));
      const parts = read.map(({part}) =>
        isOdd
          ? {...part, notUnderstood: [...new Set([...part.notUnderstood, 'boundsDuration'])].sort()}
          : part,
      );
      return {duration, parts};
    });
  return {phases, cycle};
}
