import {createHash} from 'node:crypto';
import type {components} from '@gp-elements/contract';
import {isUnanswered, stepOf} from '../../domain/repeats/decisions.ts';
import {repeatDefaults} from '../../domain/repeats/settings.ts';
import {localDate, toInstant} from '../../domain/zone.ts';
import {findPerson} from '../../store/people.ts';
import {isOpenLine, repeatLinesOf, type RepeatLineRow, type RepeatRequestRow} from '../../store/repeats.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {knownTreatments, type KnownTreatment} from '../medication/known.ts';
import {whatStandsBeside} from '../medication/overview.ts';
import {given} from '../medication/present-line.ts';
import {presentPatient} from '../present-patient.ts';
import {isLate, presentLine, presentPharmacy, stored} from '../repeats/present.ts';

type Schemas = components['schemas'];
type Signal = Schemas['RepeatSignal'];

const DAY_MS = 24 * 3_600_000;

export const stepOfRequest = ({lines}: Pick<RepeatRequestRow, 'lines'>): Schemas['RepeatStep'] =>
  stepOf(lines.map(({state, prepared}) => ({state, isPrepared: prepared !== null})));

/** What came of the same treatment before, latest first. */
const earlierOf = (line: RepeatLineRow, all: readonly RepeatLineRow[]): RepeatLineRow[] =>
  line.treatment_id === null
    ? []
    : all.filter(
        ({treatment_id: of, request_id: request, state}) =>
          of === line.treatment_id && request !== line.request_id && state !== 'withdrawn',
      );

/** What became of the treatment since it was asked for, while that still matters: an import may have brought it. */
function sinceAsked(line: RepeatLineRow, known: KnownTreatment | undefined): Signal[] {
  if (line.treatment_id === null || !isOpenLine(line)) return [];
  if (known?.treatment.state !== 'current') return [{kind: 'stopped'}];
  const {name, agreedName = name, dosingText} = known.treatment;
  return agreedName === line.name && dosingText === line.dosing_text ? [] : [{kind: 'changed-since'}];
}

/** Another one also when an import changed what was asked for: who read the task before that did not see it. */
function etagOfTask({revision}: RepeatRequestRow, changed: readonly (KnownTreatment | undefined)[]): string {
  const plain = Number(revision);
  if (changed.length === 0) return etagOf(plain);
  const now = changed.map((known) => known && [known.treatment.name, known.treatment.dosingText]);
  const digest = createHash('sha256').update(JSON.stringify(now)).digest('base64url');
  return `"${plain}-${digest.slice(0, 16)}"`;
}

/** Counts and dates, and the words of other systems. No allergy, contra-indication or measurement comes near. */
function signalsOf(
  line: RepeatLineRow,
  askedAt: number,
  known: KnownTreatment | undefined,
  all: readonly RepeatLineRow[],
  {settings, zone}: RequestContext,
): Signal[] {
  const treatment = known?.treatment;
  const [before] = earlierOf(line, all);
  const days = settings.repeats?.duplicateDays ?? repeatDefaults.duplicateDays;
  const isDuplicate =
    before !== undefined && before.state !== 'rejected' && askedAt - Number(before.state_at) < days * DAY_MS;
  const isOtherDose = before !== undefined && before.dosing_text !== line.dosing_text;
  const changedOn = treatment && localDate(Date.parse(treatment.changedAt), zone);
  const left = line.days_left ?? treatment?.daysLeft;
  return [
    ...(line.treatment_id === null ? [{kind: 'not-in-list' as const}] : []),
    ...(line.is_check_up_due === 1 ? [{kind: 'check-up-due' as const}] : []),
    ...(line.is_too_early === 1 ? [given<Signal>({kind: 'early', count: left})] : []),
    ...(isDuplicate ? [{kind: 'duplicate' as const, on: localDate(Number(before.state_at), zone)}] : []),
    ...(isOtherDose ? [given<Signal>({kind: 'dose-changed', on: changedOn})] : []),
    ...sinceAsked(line, known),
    ...(line.warnings === null ? [] : stored<Signal[]>(line.warnings)),
  ];
}

function presentTaskLine(
  line: RepeatLineRow,
  known: KnownTreatment | undefined,
  signals: Signal[],
  zone: string,
): Schemas['RepeatTaskLine'] {
  const treatment = known?.treatment;
  return {
    ...presentLine(line, zone),
    signals,
    ...given<Partial<Schemas['RepeatTaskLine']>>({
      prk: known?.prk,
      lastDispense: treatment?.lastDispense,
      countedDaysLeft: treatment?.daysLeft,
      maximumDays: treatment?.repeat.maximumDays,
      prepared: line.prepared === null ? undefined : stored<Schemas['PreparedDecision']>(line.prepared),
    }),
  };
}

/** What every task of one person is held against. */
export interface Sight {
  known: ReadonlyMap<string, KnownTreatment>;
  all: readonly RepeatLineRow[];
  beside: Schemas['RepeatBeside'];
}

export async function sightOf(subject: Subject, context: RequestContext): Promise<Sight> {
  const known = await knownTreatments(context, subject);
  return {
    known: new Map(known.map((one) => [one.treatment.id, one])),
    all: await repeatLinesOf(context.db, subject.id),
    beside: await whatStandsBeside(context, subject),
  };
}

/** A request as staff see it. Notes the access. */
export async function presentTask(
  row: RepeatRequestRow,
  subject: Subject,
  context: RequestContext,
  sight?: Sight,
): Promise<Schemas['RepeatTask']> {
  const {db, zone} = context;
  const {known, all, beside} = sight ?? (await sightOf(subject, context));
  const by = row.actor_id === row.subject_id ? undefined : await findPerson(db, row.actor_id);
  const lines = row.lines.map((line) => {
    const treatment = line.treatment_id === null ? undefined : known.get(line.treatment_id);
    const signals = signalsOf(line, Number(row.created_at), treatment, all, context);
    return presentTaskLine(line, treatment, signals, zone);
  });
  const changed = row.lines.flatMap((line) => {
    const treatment = known.get(line.treatment_id ?? '');
    return sinceAsked(line, treatment).length === 0 ? [] : [treatment];
  });
  const presented: Schemas['RepeatTask'] = {
    id: row.id,
    etag: etagOfTask(row, changed),
    revision: Number(row.revision),
    step: stepOfRequest(row),
    createdAt: toInstant(Number(row.created_at), zone),
    promisedBy: row.answer_by,
    person: presentPatient(subject),
    pharmacy: presentPharmacy(stored<Schemas['PharmacySettings']>(row.pharmacy)),
    handover: row.handover,
    lines,
    hasSignals: lines.some(({state, signals}) => isUnanswered(state) && signals.length > 0),
    beside,
  };
  return {
    ...presented,
    ...(isLate(row, context) && {isLate: true}),
    ...given<Partial<Schemas['RepeatTask']>>({
      orderedBy: by && {id: by.id, name: by.name},
      remark: row.remark,
      awayUntil: row.away_until,
    }),
  };
}
