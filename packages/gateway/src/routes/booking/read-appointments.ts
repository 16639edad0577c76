import type {components} from '@gp-elements/contract';
import {calendarFile, type CalendarEntry} from '../../domain/calendar-file.ts';
import type {PracticeSettings} from '../../domain/settings.ts';
import {ProblemError} from '../../errors.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {
  findAppointment,
  listAppointments as readAppointments,
  type AppointmentRow,
} from '../../store/appointments.ts';
import {readCursor, writeCursor} from '../cursor.ts';
import type {Handlers, RequestContext, Subject} from '../handlers.ts';
import {actorOf, bookingFacts, isForOwn, type BookingFacts} from './facts.ts';
import {listForStaff, requireOwnQuery} from './list-for-staff.ts';
import {channelOf, presentAppointment} from './present-appointment.ts';

type Address = components['schemas']['Address'];

const pageSize = 50;

/**
 * An appointment of the actor or their child, or for staff of any patient.
 *
 * @throws ProblemError `not-found` also for an appointment of somebody for whom the actor may not act.
 */
export async function requireAppointment(
  context: RequestContext,
  id: string,
): Promise<{row: AppointmentRow; subject: Subject}> {
  const row = await findAppointment(context.db, id);
  if (!row) throw new ProblemError('not-found');
  context.touched('Appointment', row.id);
  const who = isForOwn(context) ? context.subject : context.patient;
  return {row, subject: await who(row.subject_id)};
}

export const listAppointments: Handlers['listAppointments'] = async ({query}, context) => {
  if (!isForOwn(context)) return listForStaff(query, context);
  const {db, now, secrets} = context;
  // FHIR is for the practice's own system.
  context.accepted('application/json');
  requireOwnQuery(query);
  const {state = 'upcoming', limit = pageSize, cursor} = query;
  const subject = await context.subject(query.personId);
  const belongsTo = ['listAppointments', actorOf(context).id, subject.id, state];
  const after = cursor === undefined ? undefined : readCursor(secrets.cursors, belongsTo, cursor);
  const rows = await readAppointments(db, {
    subjectId: subject.id,
    state,
    nowMs: now,
    after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const facts = await bookingFacts(context);
  return {
    status: 200,
    body: {
      items: page.map((row) => presentAppointment(row, facts, subject)),
      ...(last &&
        rows.length > limit && {next: writeCursor(secrets.cursors, belongsTo, [last.start_at, last.id])}),
    },
  };
};

export const getAppointment: Handlers['getAppointment'] = async ({params}, context) => {
  const {row, subject} = await requireAppointment(context, params.id);
  const facts = await bookingFacts(context);
  return {status: 200, body: presentAppointment(row, facts, subject), etag: etagOf(row.revision)};
};

function calendarStatus({status}: AppointmentRow): CalendarEntry['status'] {
  if (status === 'cancelled' || status === 'entered-in-error') return 'CANCELLED';
  return status === 'proposed' || status === 'pending' || status === 'waitlist' ? 'TENTATIVE' : 'CONFIRMED';
}

function addressLine({line, postalCode, city}: Address): string {
  return `${line}, ${postalCode === undefined ? '' : `${postalCode} `}${city}`;
}

/** Where the patient goes: nowhere when they are called or visited; where the source does not say how, only a known place. */
function whereToGo(
  row: AppointmentRow,
  facts: BookingFacts,
  settings: PracticeSettings,
): Address | undefined {
  const place =
    row.location_id === null ? undefined : facts.directory.locations.get(row.location_id)?.address;
  const channel = channelOf(row, facts);
  if (channel === undefined) return place;
  return channel === 'practice' ? (place ?? settings.address) : undefined;
}

export const getAppointmentCalendar: Handlers['getAppointmentCalendar'] = async ({params}, context) => {
  const {settings, zone} = context;
  const {row} = await requireAppointment(context, params.id);
  const facts = await bookingFacts(context);
  const address = whereToGo(row, facts, settings);
  const file = calendarFile({
    id: row.id,
    revision: row.revision,
    status: calendarStatus(row),
    startAt: row.start_at,
    endAt: row.end_at,
    changedAt: row.updated_at,
    practice: settings.name,
    phone: settings.phones.practice,
    location: address ? addressLine(address) : null,
    zone,
  });
  return {status: 200, body: file, contentType: 'text/calendar; charset=utf-8; method=PUBLISH'};
};
