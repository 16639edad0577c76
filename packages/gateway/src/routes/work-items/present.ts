import type {components} from '@gp-elements/contract';
import {toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {findAppointment, type AppointmentRow} from '../../store/appointments.ts';
import {plannedBulkActions, type BulkActionRow} from '../../store/bulk-actions.ts';
import {entriesOf, findWorkItem, type WorkItemEntryRow, type WorkItemRow} from '../../store/work-items.ts';
import type {BookingFacts} from '../booking/facts.ts';
import {presentAppointment} from '../booking/present-appointment.ts';
import type {RequestContext, Subject} from '../handlers.ts';
import {presentPatient} from '../present-patient.ts';

type Schemas = components['schemas'];

/** An item with whom and what it is about. */
export interface WorkCase {
  item: WorkItemRow;
  appointment: AppointmentRow;
  patient: Subject;
}

export async function caseOf(context: RequestContext, item: WorkItemRow): Promise<WorkCase> {
  const appointment = await findAppointment(context.db, item.appointment_id);
  if (appointment === undefined) throw new ProblemError('not-found');
  return {item, appointment, patient: await context.patient(appointment.subject_id)};
}

/** @throws ProblemError `not-found`. */
export async function requireCase(context: RequestContext, id: string): Promise<WorkCase> {
  const item = await findWorkItem(context.db, id);
  if (item === undefined) throw new ProblemError('not-found');
  context.touched('WorkItem', item.id);
  return caseOf(context, item);
}

function entry(
  {at, action, staff_id: id, staff_name: name}: WorkItemEntryRow,
  zone: string,
): Schemas['WorkItemEntry'] {
  return {at: toInstant(at, zone), action, ...(id !== null && {by: {id, name: name ?? ''}})};
}

type Decision = Schemas['PlannedAction']['action'];

function planned(action: BulkActionRow, zone: string): Schemas['PlannedAction'] {
  const {id, wish, staff_id: staffId, staff_name: name, executes_at: at} = action;
  const by = {id: staffId, name};
  return {id, action: (JSON.parse(wish) as {action: Decision}).action, by, executesAt: toInstant(at, zone)};
}

export interface ItemFacts {
  entries: readonly WorkItemEntryRow[];
  booking: BookingFacts;
  /** Bulk actions that are planned, by id. */
  actions: ReadonlyMap<string, BulkActionRow>;
}

export function presentItem(
  {item, appointment, patient}: WorkCase,
  {entries, booking, actions}: ItemFacts,
  zone: string,
): Schemas['WorkItem'] {
  const {id, assignee_id: assigneeId} = item;
  const action = actions.get(item.bulk_action_id ?? '');
  return {
    id,
    etag: etagOf(item.revision),
    revision: item.revision,
    kind: item.kind,
    state: item.state,
    createdAt: toInstant(item.created_at, zone),
    answerBy: item.answer_by,
    isUnseen: item.seen_at === null,
    ...(assigneeId !== null && {assignee: {id: assigneeId, name: item.assignee_name ?? ''}}),
    ...(action && {planned: planned(action, zone)}),
    person: presentPatient(patient),
    appointment: presentAppointment(appointment, booking, patient),
    history: entries.map((one) => entry(one, zone)),
  };
}

/** One item with its history. */
export async function presentCase(
  {db, zone}: RequestContext,
  found: WorkCase,
  booking: BookingFacts,
): Promise<Schemas['WorkItem']> {
  const {id} = found.item;
  const entries = (await entriesOf(db, [id])).get(id) ?? [];
  return presentItem(found, {entries, booking, actions: await plannedBulkActions(db)}, zone);
}
