/** Everyone's appointments, for staff and the practice's own system: days of the practice, or what changed since. */
import {isAppointment, isNews} from '../../adapters/fhir-r4/outgoing.ts';
import {addDays, startOfDay} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {
  changeNumberAt,
  selectAppointments,
  type AppointmentRow,
  type StaffSelection,
} from '../../store/appointments.ts';
import {readCursor, writeCursor, type CursorPosition} from '../cursor.ts';
import type {RequestContext, RequestOf, ReplyOf, Subject} from '../handlers.ts';
import {appointmentBundle} from './appointment-bundle.ts';
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

type Asked = Extract<StaffSelection, {by: 'start'}> | {by: 'change'; sinceMs: number};

function askedOf({from, to, updatedSince}: Query, zone: string): Asked {
  if (updatedSince !== undefined) {
    if (from !== undefined || to !== undefined) throw refused('updatedSince', 'goes without days');
    return {by: 'change', sinceMs: Date.parse(updatedSince)};
  }
  if (from === undefined || to === undefined) throw refused('from', 'days, or updatedSince, must be given');
  const days = requireDays({from, to});
  return {by: 'start', fromMs: startOfDay(days.from, zone), toMs: startOfDay(addDays(days.to, 1), zone)};
}

/** The same question, asked from a place on. Relative to the server, whose name outside it does not know. */
function address(query: Query, cursor: string | undefined): string {
  const fields = Object.entries({...query, cursor}).filter(([, value]) => value !== undefined);
  return `/v1/appointments?${new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString()}`;
}

interface Page {
  rows: AppointmentRow[];
  /** Of the next page, where there is one. */
  next: string | undefined;
  /** Of what will have changed after this page. */
  resume: string | undefined;
}

async function pageOf(query: Query, context: RequestContext): Promise<Page> {
  const {db, secrets, zone} = context;
  const {practitioner, personId, limit = pageSize, cursor} = query;
  if (query.state !== undefined && query.state !== 'upcoming') throw refused('state', 'is for patients');
  const asked = askedOf(query, zone);
  const belongsTo = ['listAppointments', actorOf(context).id, asked, practitioner ?? null, personId ?? null];
  const given = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
  if (personId !== undefined) await context.patient(personId);
  // Time only says where to begin: what is written later can carry an earlier instant, and never an earlier number.
  const begin: CursorPosition | undefined =
    asked.by === 'change' ? [await changeNumberAt(db, asked.sinceMs), ''] : undefined;
  const after = given ?? begin;
  const selection: StaffSelection = asked.by === 'change' ? {by: 'change'} : asked;
  const found = await selectAppointments(db, selection, {
    practitionerId: practitioner,
    subjectId: personId,
    after,
    limit: limit + 1,
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const end: CursorPosition | undefined = last && [
    Number(asked.by === 'change' ? last.change_number : last.start_at),
    last.id,
  ];
  const write = (place: CursorPosition | undefined): string | undefined =>
    place && writeCursor(secrets.cursors, belongsTo, place);
  return {
    rows,
    next: found.length > limit ? write(end) : undefined,
    resume: asked.by === 'change' ? write(end ?? after) : undefined,
  };
}

export async function listForStaff(
  query: Query,
  context: RequestContext,
): Promise<ReplyOf<'listAppointments'>> {
  const form = context.accepted('application/json', 'application/fhir+json');
  const {rows, next, resume} = await pageOf(query, context);
  const patients = new Map<string, Subject>();
  const patientOf = async ({subject_id: id}: AppointmentRow): Promise<Subject> => {
    const patient = patients.get(id) ?? (await context.patient(id));
    patients.set(id, patient);
    return patient;
  };
  if (form === 'application/fhir+json') {
    const leaving = rows.filter(query.updatedSince === undefined ? isAppointment : isNews);
    for (const row of leaving) await patientOf(row);
    const links = {
      self: address(query, query.cursor),
      next: next && address(query, next),
      resume: resume && address(query, resume),
    };
    const body = await appointmentBundle(context, leaving, links);
    return {status: 200, body, contentType: `${form}; charset=utf-8`};
  }
  const facts = await bookingFacts(context);
  const items = [];
  for (const row of rows) items.push(presentAppointment(row, facts, await patientOf(row)));
  return {
    status: 200,
    body: {items, ...(next !== undefined && {next}), ...(resume !== undefined && {resume})},
  };
}
