/** A line of a treatment, as the contract writes it. */
import type {components} from '@gp-elements/contract';
import type {Author, Concept, MedicationBlock} from '../../domain/medication/block.ts';
import type {Treatment, TreatmentLine} from '../../domain/medication/treatments.ts';
import {weekOf, type WeekOfDoses} from '../../domain/medication/week.ts';
import {isLocalDate, localDate, toInstant} from '../../domain/zone.ts';

type Schemas = components['schemas'];
type Line = Schemas['MedicationLine'];

export interface Presenting {
  zone: string;
  /** Local date. */
  today: string;
  isOwnPractice: (author: Author) => boolean;
}

/** Where a source names no product at all. */
export const NAMELESS = '—';

/** Leaves out what is not there. */
export function given<T extends object>(values: {[K in keyof T]: T[K] | undefined | null | ''}): T {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as T;
}

export const textOf = (concepts: readonly Concept[]): string | undefined =>
  concepts.map(({text}) => text).join('; ') || undefined;

/** A date of a source as a local one; undefined where it is less precise than a day. */
export function dayOf(date: string | null, zone: string): string | undefined {
  if (date === null) return undefined;
  if (isLocalDate(date)) return date;
  const at = Date.parse(date);
  return date.length > 10 && !Number.isNaN(at) ? localDate(at, zone) : undefined;
}

/** As instant with the practice's offset; a date alone is its first moment as the source meant it. */
export function instantOf(date: string | null, zone: string): string | undefined {
  const at = date === null || date.length < 10 ? NaN : Date.parse(date);
  return Number.isNaN(at) ? undefined : toInstant(at, zone);
}

export function presentAuthor(
  author: Author | null,
  {isOwnPractice}: Presenting,
): Schemas['MedicationAuthor'] | undefined {
  if (author === null) return undefined;
  const organization = author.organization?.name;
  const name = author.name ?? organization;
  if (name === undefined) return undefined;
  const isPatient = author.who === 'patient' || author.who === 'related-person';
  return given<Schemas['MedicationAuthor']>({
    name,
    specialty: author.specialty?.text,
    organization: author.name === null ? undefined : organization,
    isOwnPractice: isOwnPractice(author) ? true : undefined,
    isPatient: isPatient ? true : undefined,
  });
}

const STATES = {
  current: 'current',
  future: 'future',
  stopped: 'stopped',
  interrupted: 'stopped',
  cancelled: 'stopped',
} as const satisfies Record<TreatmentLine['state'], Schemas['MedicationState']>;

const SOURCES = {agreed: 'prescriber', supplied: 'pharmacy', used: 'patient'} as const satisfies Record<
  TreatmentLine['source'],
  Schemas['MedicationSource']
>;

const presentWeek = ({unit, days}: WeekOfDoses): Schemas['MedicationWeek'] => ({
  unit,
  days: days.map(({date, doses}) => ({
    date,
    doses: doses.map(({moment, time, amount, most}) =>
      given<Schemas['MedicationWeek']['days'][number]['doses'][number]>({
        moment,
        time,
        amount,
        most: most === amount ? undefined : most,
      }),
    ),
  })),
});

function origin({source}: Pick<MedicationBlock, 'source'>): Schemas['Source'] | undefined {
  const {system, id, version} = source;
  if (system === null || id === null) return undefined;
  return given<Schemas['Source']>({system, id, version});
}

/** As needed in any part, and the most that may be used, in words of the source's own numbers. */
function needOf({dosing}: Pick<TreatmentLine, 'dosing'>): {asNeeded: boolean} {
  return {asNeeded: dosing?.phases.some(({parts}) => parts.some((part) => part.asNeeded !== null)) === true};
}

/** The plan that is drawn: of the thrombosis service, where that is the one to follow, else its own. */
function planOf({dosing, period, schedule, followsThrombosisCalendar}: TreatmentLine, zone: string) {
  if (schedule === null) return followsThrombosisCalendar ? undefined : {dosing, period};
  return {
    dosing: schedule.dosing,
    period: {
      start: dayOf(schedule.period?.start ?? null, zone) ?? null,
      end: dayOf(schedule.period?.end ?? null, zone) ?? null,
    },
  };
}

export function presentLine(line: TreatmentLine, {blocks}: Treatment, presenting: Presenting): Line {
  const {zone, today} = presenting;
  const {period, end} = line;
  const block = blocks.find(({id}) => id === line.blockId);
  const plan = line.state === 'current' ? planOf(line, zone) : undefined;
  const week = plan && weekOf(plan, today);
  const stopType = end?.type ?? null;
  return given<Line>({
    id: line.blockId,
    name: line.product?.text || NAMELESS,
    dosingText: line.dosingText ?? undefined,
    state: STATES[line.state],
    source: SOURCES[line.source],
    period: given<Schemas['MedicationPeriod']>({start: period.start, end: period.end}),
    agreedAt: instantOf(line.registeredAt, zone),
    author: presentAuthor(line.author, presenting),
    ...(needOf(line).asNeeded && {asNeeded: true}),
    route: line.route?.text,
    ...(line.followsThrombosisCalendar && {isByThrombosisService: true}),
    reason: textOf(line.reasonForUse) ?? line.episode,
    changeReason: textOf([...(end?.reasons ?? []), ...line.reasonForChange].slice(0, 1)),
    comment: line.comment,
    stop: stopType === null ? undefined : given<Schemas['MedicationStop']>({type: stopType, at: end?.on}),
    week: week && presentWeek(week),
    origin: block && origin(block),
  });
}

/** What is said of how it is really used, as a line of its own. */
export function presentUse(use: MedicationBlock, line: TreatmentLine, presenting: Presenting): Line {
  const {zone} = presenting;
  return given<Line>({
    id: use.id,
    name: use.product?.text || line.product?.text || NAMELESS,
    dosingText: use.dosingText ?? undefined,
    state: use.isUsed === false ? 'stopped' : STATES[line.state],
    source: 'patient',
    period: given<Schemas['MedicationPeriod']>({
      start: dayOf(use.period?.start ?? null, zone),
      end: dayOf(use.period?.end ?? null, zone),
    }),
    agreedAt: instantOf(use.registeredAt, zone),
    author: presentAuthor(use.informant ?? use.author, presenting),
    comment: use.comment,
    changeReason: textOf(use.reasonForChange),
    usedAsAgreed: use.asAgreed ?? undefined,
    origin: origin(use),
  });
}
