import type {components} from '@gp-elements/contract';
import {addDays, startOfDay, toInstant} from '../../domain/zone.ts';
import {etagOf} from '../../plugins/preconditions.ts';
import {findPerson} from '../../store/people.ts';
import {isOpenLine, isUntouched, type RepeatLineRow, type RepeatRequestRow} from '../../store/repeats.ts';
import type {RequestContext, Subject} from '../handlers.ts';

type Schemas = components['schemas'];
type PharmacySettings = Schemas['PharmacySettings'];

/** What patients see of a pharmacy. */
export function presentPharmacy({ura: _ura, reportsReady, ...shown}: PharmacySettings): Schemas['Pharmacy'] {
  return {...shown, ...(reportsReady === true && {reportsReady})};
}

export const stored = <T>(json: string): T => JSON.parse(json) as T;

export function presentLine(row: RepeatLineRow, zone: string): Schemas['RepeatLine'] {
  const {treatment_id: treatmentId, dosing_text: dosingText, days_left: daysLeft, remark} = row;
  const {state_by: stateBy, reply, reply_text: replyText, approved} = row;
  return {
    id: row.id,
    ...(treatmentId !== null && {treatmentId}),
    name: row.name,
    ...(dosingText !== null && {dosingText}),
    ...(daysLeft !== null && {daysLeft}),
    ...(remark !== null && {remark}),
    ...(row.is_too_early === 1 && {isTooEarly: true}),
    state: row.state,
    stateAt: toInstant(Number(row.state_at), zone),
    ...(stateBy !== null && {stateBy}),
    ...(reply !== null && reply !== undefined && {reply}),
    ...(replyText !== null && {replyText}),
    ...(approved !== null && {approved: stored<Schemas['RepeatApproval']>(approved)}),
  };
}

/** Whether the promised day is over while something waits for its answer. */
export function isLate({answer_by: day, lines}: RepeatRequestRow, {now, zone}: RequestContext): boolean {
  const waits = lines.some(({state}) => state === 'submitted' || state === 'in-review');
  return waits && now >= startOfDay(addDays(day, 1), zone);
}

export async function presentRepeatRequest(
  row: RepeatRequestRow,
  subject: Subject,
  context: RequestContext,
): Promise<Schemas['RepeatRequest']> {
  const {db, zone, settings} = context;
  const by = row.actor_id === row.subject_id ? undefined : await findPerson(db, row.actor_id);
  const isOpen = row.lines.some(isOpenLine);
  return {
    id: row.id,
    etag: etagOf(Number(row.revision)),
    revision: Number(row.revision),
    createdAt: toInstant(Number(row.created_at), zone),
    promisedBy: row.answer_by,
    readyFrom: row.ready_from,
    person: {id: subject.id, name: subject.person.name},
    ...(by !== undefined && {orderedBy: {id: by.id, name: by.name}}),
    lines: row.lines.map((line) => presentLine(line, zone)),
    pharmacy: presentPharmacy(stored<PharmacySettings>(row.pharmacy)),
    handover: row.handover,
    ...(row.remark !== null && {remark: row.remark}),
    ...(row.away_until !== null && {awayUntil: row.away_until}),
    ...(isLate(row, context) && {isLate: true}),
    withdraw: isUntouched(row)
      ? {allowed: true}
      : {
          allowed: false,
          ...(isOpen && {refusal: {code: 'repeat-in-review', phone: settings.phones.practice}}),
        },
  };
}
