/** Everyone's appointments, for staff: the days of the practice, and what changed since. */
import {addDays, startOfDay} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {selectAppointments, type StaffSelection} from '../../store/appointments.ts';
import {readCursor, writeCursor} from '../cursor.ts';
import type {RequestContext, RequestOf, ReplyOf, Subject} from '../handlers.ts';
import {actorOf, bookingFacts} from './facts.ts';
import {presentAppointment} from './present-appointment.ts';
import {requireDays} from './search.ts';

type Query = RequestOf<'listAppointments'>['query'];

const pageSize = 50;

const refused = (name: string, message: string): ProblemError =>
  new ProblemError('validation-failed', {errors: [{in: 'query', pointer: `/${name}`, message}]});

/** @throws ProblemError `validation-failed` for a question that only staff may ask. */
export function requireOwnQuery(query: Query): void {
  for (const name of ['from', 'to', 'practitioner', 'updatedSince'] as const)
    if (query[name] !== undefined) throw refused(name, 'is for staff');
}

function selectionOf({from, to, updatedSince}: Query, zone: string): StaffSelection {
  if (updatedSince !== undefined) {
    if (from !== undefined || to !== undefined) throw refused('updatedSince', 'goes without days');
    return {by: 'change', sinceMs: Date.parse(updatedSince)};
  }
  if (from === undefined || to === undefined) throw refused('from', 'days, or updatedSince, must be given');
  const days = requireDays({from, to});
  return {by: 'start', fromMs: startOfDay(days.from, zone), toMs: startOfDay(addDays(days.to, 1), zone)};
}

export async function listForStaff(
  query: Query,
  context: RequestContext,
): Promise<ReplyOf<'listAppointments'>> {
  const {db, secrets, zone} = context;
  const {practitioner, personId, limit = pageSize, cursor} = query;
  if (query.state !== undefined && query.state !== 'upcoming') throw refused('state', 'is for patients');
  const selection = selectionOf(query, zone);
  const belongsTo = [
    'listAppointments',
    actorOf(context).id,
    selection,
    practitioner ?? null,
    personId ?? null,
  ];
  const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
  if (personId !== undefined) await context.patient(personId);
  const rows = await selectAppointments(db, selection, {
    practitionerId: practitioner,
    subjectId: personId,
    after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const facts = await bookingFacts(context);
  const patients = new Map<string, Subject>();
  const items = [];
  for (const row of page) {
    const patient = patients.get(row.subject_id) ?? (await context.patient(row.subject_id));
    patients.set(row.subject_id, patient);
    items.push(presentAppointment(row, facts, patient));
  }
  const place = (row: typeof last & object): number =>
    Number(selection.by === 'start' ? row.start_at : row.updated_at);
  return {
    status: 200,
    body: {
      items,
      ...(last &&
        rows.length > limit && {next: writeCursor(secrets.cursors, belongsTo, [place(last), last.id])}),
    },
  };
}
