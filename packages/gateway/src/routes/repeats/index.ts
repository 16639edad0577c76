import type {components} from '@gp-elements/contract';
import {givenText} from '../../domain/given-text.ts';
import {promiseOf} from '../../domain/repeats/promise.ts';
import {repeatTerms, type RepeatTerms} from '../../domain/repeats/settings.ts';
import {judgePerson} from '../../domain/rules.ts';
import {ageOn, isLocalDate, localDate} from '../../domain/zone.ts';
import {ProblemError, type Problem} from '../../errors.ts';
import {requireEtag} from '../../plugins/preconditions.ts';
import {
  changeRepeatLines,
  findRepeatRequest,
  insertRepeatRequest,
  isUntouched,
  listRepeatRequests,
  type NewRepeatLine,
  type RepeatRequestRow,
} from '../../store/repeats.ts';
import {actorOf, personFacts} from '../booking/facts.ts';
import {refuse} from '../booking/refuse.ts';
import {readCursor, writeCursor} from '../cursor.ts';
import type {Handlers, RequestContext, Subject} from '../handlers.ts';
import {knownTreatments, type KnownTreatment} from '../medication/known.ts';
import {presentPharmacy, presentRepeatRequest} from './present.ts';

type Schemas = components['schemas'];
type Create = Schemas['RepeatRequestCreate'];
type WantedLine = Create['lines'][number];
type Finding = NonNullable<Problem['errors']>[number];

/**
 * What the practice decided on repeats, where they are for this person.
 *
 * @throws ProblemError `operation-not-offered`, `medication-not-online`.
 */
export function requireRepeats({settings, now, zone}: RequestContext, {person}: Subject): RepeatTerms {
  const phone = settings.phones.practice;
  const terms = repeatTerms(settings);
  if (terms === undefined) throw new ProblemError('operation-not-offered', {phone});
  const age = ageOn(person.birth_date, localDate(now, zone));
  if (age === null || age < terms.minimumAge) throw new ProblemError('medication-not-online', {phone});
  return terms;
}

async function requireRequest(
  context: RequestContext,
  id: string,
): Promise<{row: RepeatRequestRow; subject: Subject}> {
  const row = await findRepeatRequest(context.db, id);
  if (row === undefined) throw new ProblemError('not-found');
  context.touched('RepeatRequest', row.id);
  return {row, subject: await context.subject(row.subject_id)};
}

/** @throws ProblemError `pharmacy-not-offered`. */
function requirePharmacy(
  {pharmacies}: RepeatTerms,
  {pharmacyId, handover}: Create,
): Schemas['PharmacySettings'] {
  const found = pharmacies.find(({id}) => id === pharmacyId);
  if (found === undefined || !found.handovers.includes(handover))
    throw new ProblemError('pharmacy-not-offered');
  return found;
}

/** The code of why a line cannot be asked for, or the line as it is kept. */
function judgeLine(
  wanted: WantedLine,
  treatments: ReadonlyMap<string, KnownTreatment>,
  isAway: boolean,
): NewRepeatLine | {refused: NonNullable<Schemas['Repeatability']['reasonCode']> | 'not-found'} {
  const remark = givenText(wanted.remark);
  const own = {days_left: wanted.daysLeft ?? null, remark};
  if (wanted.treatmentId === undefined)
    return {
      ...own,
      treatment_id: null,
      name: givenText(wanted.description) ?? '',
      dosing_text: null,
      is_too_early: 0,
      is_check_up_due: 0,
    };
  const known = treatments.get(wanted.treatmentId);
  if (known === undefined) return {refused: 'not-found'};
  const {id, name, agreedName = name, dosingText, repeat} = known.treatment;
  const isQuestion = !repeat.orderable && repeat.mayAsk === true && isAway;
  if (!repeat.orderable && !isQuestion) return {refused: repeat.reasonCode ?? 'unknown'};
  return {
    ...own,
    treatment_id: id,
    name: agreedName,
    dosing_text: dosingText,
    is_too_early: isQuestion ? 1 : 0,
    is_check_up_due: repeat.reasonCode === 'check-up-due' ? 1 : 0,
  };
}

/** @throws ProblemError `validation-failed`, `repeat-requested-already`, `repeat-not-possible`; each names the lines. */
async function requireLines(
  context: RequestContext,
  subject: Subject,
  terms: RepeatTerms,
  {lines, awayUntil}: Create,
): Promise<NewRepeatLine[]> {
  const treatments = new Map(
    (await knownTreatments(context, subject, terms)).map((known) => [known.treatment.id, known]),
  );
  const twice: Finding[] = [];
  const requested: Finding[] = [];
  const refused: Finding[] = [];
  const judged = lines.flatMap((line, index) => {
    const pointer = `/lines/${index}`;
    const {treatmentId} = line;
    if (treatmentId !== undefined && lines.findIndex((one) => one.treatmentId === treatmentId) < index)
      twice.push({in: 'body', pointer, message: 'stands twice'});
    const result = judgeLine(line, treatments, awayUntil !== undefined);
    if (!('refused' in result)) return [result];
    const findings = result.refused === 'requested-already' ? requested : refused;
    findings.push({in: 'body', pointer, message: result.refused});
    return [];
  });
  const {phone} = {phone: context.settings.phones.practice};
  if (twice.length > 0) throw new ProblemError('validation-failed', {errors: twice});
  if (refused.length > 0) throw new ProblemError('repeat-not-possible', {errors: refused, phone});
  if (requested.length > 0) throw new ProblemError('repeat-requested-already', {errors: requested, phone});
  return judged;
}

/** @throws ProblemError `validation-failed` for a day that is no day, or over. */
function requireAwayUntil({awayUntil}: Create, {now, zone}: RequestContext): string | null {
  if (awayUntil === undefined) return null;
  if (isLocalDate(awayUntil) && awayUntil >= localDate(now, zone)) return awayUntil;
  const message = 'must be a day from today on';
  throw new ProblemError('validation-failed', {errors: [{in: 'body', pointer: '/awayUntil', message}]});
}

async function reply<Status extends 200 | 201>(
  status: Status,
  row: RepeatRequestRow,
  subject: Subject,
  context: RequestContext,
) {
  const body = await presentRepeatRequest(row, subject, context);
  return {status, body, etag: body.etag};
}

/** Of who never ordered here: the pharmacy that supplied something last, if the practice works with it. */
async function lastDispenser(
  context: RequestContext,
  subject: Subject,
  terms: RepeatTerms,
): Promise<string | undefined> {
  const dispenses = (await knownTreatments(context, subject, terms)).flatMap(
    ({treatment}) => treatment.lastDispense ?? [],
  );
  const [last] = dispenses.sort((a, b) => b.on.localeCompare(a.on));
  return terms.pharmacies.find(({name}) => name === last?.dispenser)?.id;
}

export const repeatHandlers: Pick<
  Handlers,
  | 'listPharmacies'
  | 'listRepeatRequests'
  | 'createRepeatRequest'
  | 'getRepeatRequest'
  | 'withdrawRepeatRequest'
> = {
  async listPharmacies({query}, context) {
    const subject = await context.subject(query.personId);
    const terms = requireRepeats(context, subject);
    const {pharmacies} = terms;
    const [last] = await listRepeatRequests(context.db, {subjectId: subject.id, limit: 1});
    const preferred = last
      ? (JSON.parse(last.pharmacy) as Schemas['PharmacySettings']).id
      : await lastDispenser(context, subject, terms);
    const items = pharmacies
      .map(presentPharmacy)
      .map((pharmacy) => (pharmacy.id === preferred ? {...pharmacy, isPreferred: true} : pharmacy))
      .sort(
        (a, b) =>
          Number(b.isPreferred ?? false) - Number(a.isPreferred ?? false) ||
          a.name.localeCompare(b.name, 'nl'),
      );
    const {answerBy, readyFrom} = promiseOf(context.settings, terms, context.now);
    return {status: 200, body: {items, promisedBy: answerBy, readyFrom}};
  },

  async listRepeatRequests({query}, context) {
    const {db, secrets} = context;
    const {limit = 20, cursor} = query;
    const subject = await context.subject(query.personId);
    requireRepeats(context, subject);
    const belongsTo = ['listRepeatRequests', actorOf(context).id, subject.id];
    const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
    const rows = await listRepeatRequests(db, {subjectId: subject.id, after, limit: limit + 1});
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const items = await Promise.all(page.map((row) => presentRepeatRequest(row, subject, context)));
    return {
      status: 200,
      body: {
        items,
        ...(last &&
          rows.length > limit && {
            next: writeCursor(secrets.cursors, belongsTo, [Number(last.created_at), last.id]),
          }),
      },
    };
  },

  async createRepeatRequest({body}, context) {
    const {db, now, settings} = context;
    const subject = await context.subject(body.personId);
    const terms = requireRepeats(context, subject);
    refuse(judgePerson({settings, nowMs: now}, personFacts(subject)));
    const pharmacy = requirePharmacy(terms, body);
    const awayUntil = requireAwayUntil(body, context);
    const lines = await requireLines(context, subject, terms, body);
    const promise = promiseOf(settings, terms, now);
    const row = await insertRepeatRequest(
      db,
      {
        subject_id: subject.id,
        actor_id: actorOf(context).id,
        pharmacy: JSON.stringify(pharmacy),
        handover: body.handover,
        remark: givenText(body.remark),
        away_until: awayUntil,
        answer_by: promise.answerBy,
        ready_from: promise.readyFrom,
      },
      lines,
      now,
    );
    context.touched('RepeatRequest', row.id);
    await context.countEvent('repeat-prescription', 'requested', 'online');
    return {...(await reply(201, row, subject, context)), location: `/v1/repeat-requests/${row.id}`};
  },

  async getRepeatRequest({params}, context) {
    const {row, subject} = await requireRequest(context, params.id);
    return reply(200, row, subject, context);
  },

  async withdrawRepeatRequest({params, headers}, context) {
    const {row, subject} = await requireRequest(context, params.id);
    const current = await presentRepeatRequest(row, subject, context);
    requireEtag(headers['If-Match'], current.etag, {currentRepeatRequest: current});
    if (!isUntouched(row))
      throw new ProblemError('repeat-in-review', {phone: context.settings.phones.practice});
    const changes = row.lines.map(({id}) => ({id, state: 'withdrawn' as const, by: null}));
    const after = await changeRepeatLines(context.db, row, changes, context.now);
    await context.countEvent('repeat-prescription', 'withdrawn', 'online');
    return reply(200, after, subject, context);
  },
};
