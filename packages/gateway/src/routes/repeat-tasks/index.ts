/** Repeats at the practice: proposed per line by anyone of the staff, answered by a prescriber, prescribed elsewhere. */
import type {components} from '@gp-elements/contract';
import {answerOf, isToPrescribe, isUnanswered, type RepeatDecision} from '../../domain/repeats/decisions.ts';
import {toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {requireEtag} from '../../plugins/preconditions.ts';
import {
  changeRepeatLines,
  doneRepeatRequests,
  findRepeatRequest,
  openRepeatRequests,
  type LineChange,
  type RepeatLineRow,
  type RepeatRequestRow,
} from '../../store/repeats.ts';
import {actorOf} from '../booking/facts.ts';
import {readCursor, writeCursor, type CursorPosition} from '../cursor.ts';
import type {Handlers, RequestContext, Subject} from '../handlers.ts';
import {stored} from '../repeats/present.ts';
import {staffOf} from '../work-items/decide.ts';
import {repeatBundle} from './bundle.ts';
import {presentTask, sightOf, stepOfRequest, type Sight} from './present.ts';

type Schemas = components['schemas'];
type Task = Schemas['RepeatTask'];

const FHIR = 'application/fhir+json';

/** For so long staff can look back at what was done, ms. */
const KEPT_MS = 90 * 24 * 3_600_000;

/** What is open, in order. */
const STEPS = ['prepare', 'authorise', 'prescribe'] as const satisfies readonly Schemas['RepeatStep'][];

/** In the order in which they came. */
function isAfter({created_at: at, id}: RepeatRequestRow, after: CursorPosition | undefined): boolean {
  if (after === undefined) return true;
  return Number(at) > after[0] || (Number(at) === after[0] && id > after[1]);
}

interface Found {
  row: RepeatRequestRow;
  subject: Subject;
}

async function find(context: RequestContext, id: string): Promise<Found | undefined> {
  const row = await findRepeatRequest(context.db, id);
  if (row === undefined) return undefined;
  context.touched('RepeatRequest', row.id);
  return {row, subject: await context.patient(row.subject_id)};
}

/** @throws ProblemError `not-found`. */
async function requireTask(context: RequestContext, id: string): Promise<Found> {
  const found = await find(context, id);
  if (found === undefined) throw new ProblemError('not-found');
  return found;
}

/** @throws ProblemError `precondition-failed` with the task as it is. */
async function requireRead(context: RequestContext, id: string, ifMatch: string): Promise<Found> {
  const found = await requireTask(context, id);
  const currentRepeatTask = await presentTask(found.row, found.subject, context);
  requireEtag(ifMatch, currentRepeatTask.etag, {currentRepeatTask});
  return found;
}

async function reply(row: RepeatRequestRow, subject: Subject, context: RequestContext) {
  const body = await presentTask(row, subject, context);
  return {status: 200 as const, body, etag: body.etag};
}

/** @throws ProblemError `repeat-line-not-open` when it is not of this request, or was answered. */
function requireLine(
  {lines}: RepeatRequestRow,
  lineId: string,
  isOpen: (line: RepeatLineRow) => boolean,
): RepeatLineRow {
  const line = lines.find(({id}) => id === lineId);
  if (line === undefined || !isOpen(line)) throw new ProblemError('repeat-line-not-open');
  return line;
}

const waits = ({state}: RepeatLineRow): boolean => isUnanswered(state);

/** @throws ProblemError `repeat-decision-incomplete`. */
function requireAnswer(decision: Omit<RepeatDecision, 'lineId'>) {
  const answer = answerOf(decision);
  if (answer === undefined) throw new ProblemError('repeat-decision-incomplete');
  return answer;
}

/** One answer per line: of two that contradict each other neither is what somebody meant. @throws ProblemError `validation-failed`. */
function requireOneEach(decisions: readonly RepeatDecision[] = [], at = ''): void {
  const ids = decisions.map(({lineId}) => lineId);
  const errors = ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{in: 'body' as const, pointer: `${at}/decisions/${index}/lineId`, message: 'stands twice'}],
  );
  if (errors.length > 0) throw new ProblemError('validation-failed', {errors});
}

/** What becomes of a line that is answered so. */
function answered(line: RepeatLineRow, decision: Omit<RepeatDecision, 'lineId'>, by: string): LineChange {
  const {state, reply: code, replyText, approved} = requireAnswer(decision);
  return {
    id: line.id,
    state,
    by,
    reply: code,
    replyText,
    approved: approved === null ? null : JSON.stringify(approved),
    prepared: null,
  };
}

type Wish = Schemas['RepeatAuthorisation']['tasks'][number];
type Result = Schemas['RepeatAuthorisationResult']['results'][number];

/** Each by itself: what cannot be done now is said, and stops nothing else. */
async function authorise(context: RequestContext, wish: Wish, isAlone: boolean): Promise<Result> {
  const found = await find(context, wish.id).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'not-found') return undefined;
    throw error;
  });
  if (found === undefined) return {id: wish.id, outcome: 'not-found'};
  const {row, subject} = found;
  const task = await presentTask(row, subject, context);
  const left = (outcome: Result['outcome']): Result => ({id: wish.id, outcome, task});
  if (task.etag !== wish.etag) return left('changed');
  const open = row.lines.filter(waits);
  if (open.length === 0) return left('closed');
  const given = new Map((wish.decisions ?? []).map((decision) => [decision.lineId, decision]));
  for (const lineId of given.keys()) requireLine(row, lineId, waits);
  const isSignalled = (line: RepeatLineRow): boolean =>
    (task.lines.find(({id}) => id === line.id)?.signals.length ?? 0) > 0;
  // Who looks at one request has its signals before them.
  if (!isAlone && open.some((line) => isSignalled(line) && !given.has(line.id))) return left('has-signal');
  const decisions = open.flatMap((line) => {
    const decision =
      given.get(line.id) ??
      (line.prepared === null ? undefined : stored<Schemas['PreparedDecision']>(line.prepared));
    return decision === undefined ? [] : [{line, decision}];
  });
  if (decisions.length < open.length) return left('not-prepared');
  const {name} = staffOf(context);
  const after = await changeRepeatLines(
    context.db,
    row,
    decisions.map(({line, decision}) => answered(line, decision, name)),
    context.now,
  );
  await context.countEvent('repeat-prescription', 'answered', 'desk');
  return {id: wish.id, outcome: 'authorised', task: await presentTask(after, subject, context)};
}

export const repeatTaskHandlers: Pick<
  Handlers,
  | 'listRepeatTasks'
  | 'getRepeatTask'
  | 'prepareRepeatTask'
  | 'authoriseRepeatTasks'
  | 'recordRepeatPrescriptions'
  | 'receiveRepeatMessage'
> = {
  async listRepeatTasks({query}, context) {
    const {db, now, secrets} = context;
    const {step, limit = 50, cursor} = query;
    const belongsTo = ['listRepeatTasks', actorOf(context).id, step ?? ''];
    const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
    const open = (await openRepeatRequests(db)).map((row) => ({row, at: stepOfRequest(row)}));
    const isDone = step === 'done';
    const rows = isDone
      ? await doneRepeatRequests(db, {since: now - KEPT_MS, after, limit: limit + 1})
      : open
          .filter(({row, at}) => (step === undefined || at === step) && isAfter(row, after))
          .map(({row}) => row);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const items: Task[] = [];
    // Somebody with several requests is looked at once.
    const sights = new Map<string, Sight>();
    for (const row of page) {
      const subject = await context.patient(row.subject_id);
      const sight = sights.get(subject.id) ?? (await sightOf(subject, context));
      sights.set(subject.id, sight);
      items.push(await presentTask(row, subject, context, sight));
    }
    const place = Number(isDone ? last?.updated_at : last?.created_at);
    return {
      status: 200,
      body: {
        items,
        ...(last !== undefined &&
          rows.length > limit && {next: writeCursor(secrets.cursors, belongsTo, [place, last.id])}),
        counts: STEPS.map((one) => ({step: one, open: open.filter(({at}) => at === one).length})),
      },
    };
  },

  async getRepeatTask({params}, context) {
    const form = context.accepted('application/json', FHIR);
    const {row, subject} = await requireTask(context, params.id);
    if (form === FHIR) {
      const {etag} = await presentTask(row, subject, context);
      return {
        status: 200,
        body: await repeatBundle(row, subject, context),
        contentType: `${FHIR}; charset=utf-8`,
        etag,
      };
    }
    return reply(row, subject, context);
  },

  async prepareRepeatTask({params, headers, body}, context) {
    const {db, now, zone} = context;
    const {row, subject} = await requireRead(context, params.id, headers['If-Match']);
    requireOneEach(body.decisions);
    const by = staffOf(context);
    const changes = body.decisions.map(({lineId, ...decision}): LineChange => {
      const line = requireLine(row, lineId, waits);
      requireAnswer(decision);
      const prepared: Schemas['PreparedDecision'] = {...decision, by, at: toInstant(now, zone)};
      return {
        id: line.id,
        ...(line.state === 'submitted' && {state: 'in-review'}),
        by: by.name,
        prepared: JSON.stringify(prepared),
      };
    });
    return reply(await changeRepeatLines(db, row, changes, now), subject, context);
  },

  async authoriseRepeatTasks({body}, context) {
    body.tasks.forEach(({decisions}, index) => requireOneEach(decisions, `/tasks/${index}`));
    const results: Result[] = [];
    const isAlone = body.tasks.length === 1;
    for (const wish of body.tasks) results.push(await authorise(context, wish, isAlone));
    return {status: 200, body: {results}};
  },

  async recordRepeatPrescriptions({params, headers, body}, context) {
    const {row, subject} = await requireRead(context, params.id, headers['If-Match']);
    const {name} = staffOf(context);
    const changes = body.lineIds.map((lineId): LineChange => {
      const {id} = requireLine(row, lineId, ({state}) => isToPrescribe(state));
      return {id, state: 'sent', by: name};
    });
    await context.countEvent('repeat-prescription', 'prescribed', 'desk');
    return reply(await changeRepeatLines(context.db, row, changes, context.now), subject, context);
  },

  async receiveRepeatMessage({body}, context) {
    const {row} = await requireTask(context, body.requestId);
    const {from, state, warning} = body;
    const change = ((): LineChange => {
      if (warning !== undefined) {
        const line = requireLine(row, body.lineId, waits);
        const before = line.warnings === null ? [] : stored<Schemas['RepeatSignal'][]>(line.warnings);
        const all = [...before, {kind: 'system' as const, text: warning, from}];
        return {id: line.id, by: from, warnings: JSON.stringify(all)};
      }
      const line = requireLine(row, body.lineId, (one) =>
        state === 'ready' ? isToPrescribe(one.state) || one.state === 'sent' : isToPrescribe(one.state),
      );
      return {id: line.id, state: state ?? 'sent', by: from};
    })();
    await changeRepeatLines(context.db, row, [change], context.now);
    return {status: 204};
  },
};
