/**
 * A busy morning for who practises in the demo: fictive patients ask for appointments, need something, and cancel late. Made
 * with what the service itself uses, so that answering, the history and the notices are real.
 */
import {randomUUID} from 'node:crypto';
import type {Insertable, Kysely, Transaction} from 'kysely';
import type {Clock} from '../clock.ts';
import type {PracticeSettings} from '../domain/settings.ts';
import {addDays, atLocal, localDate} from '../domain/zone.ts';
import {answerDate} from '../domain/working-days.ts';
import {insertAppointment, updateAppointment} from '../store/appointments.ts';
import {claimSlots, releaseClaims} from '../store/claims.ts';
import type {AppointmentTable, Database} from '../store/schema.ts';
import {freeSlots} from '../store/slots.ts';
import {writeTransaction} from '../store/transaction.ts';
import {demoPersonId, demoScheduleId, demoTypeId} from './ids.ts';

interface Wish {
  person: string;
  does: 'asks' | 'books' | 'cancels';
  reason?: string;
  needs?: {interpreterLanguage?: string; wheelchair?: true};
}

/** Of each person one thing: that is what their rules allow. */
const MORNING: readonly Wish[] = [
  {person: 'L-1001', does: 'asks', reason: 'Oorpijn, sinds drie dagen.'},
  {person: 'L-1004', does: 'asks', reason: 'Ik wil graag praten over mijn slaap.'},
  {person: 'L-1009', does: 'asks', reason: 'Controle van mijn knie.'},
  {person: 'L-1011', does: 'asks', reason: 'Vraag over vakantie en vaccinaties.'},
  {person: 'L-1007', does: 'books', reason: 'Ik hoest al twee weken.', needs: {interpreterLanguage: 'Turks'}},
  {person: 'L-1010', does: 'cancels', reason: 'Rugpijn.'},
];

const SCHEDULE = 'bakker';
const KIND = 'spreekuur';
const SEARCH_DAYS = 14;

type Slot = Awaited<ReturnType<typeof freeSlots>>[number];

function rowOf(
  {person, does, reason, needs}: Wish,
  slot: Slot,
  {settings, now}: {settings: PracticeSettings; now: number},
): Insertable<AppointmentTable> & {id: string} {
  const id = demoPersonId(person);
  return {
    id: randomUUID(),
    revision: 1,
    status: does === 'asks' ? 'proposed' : 'booked',
    subject_id: id,
    actor_id: id,
    appointment_type_id: demoTypeId(KIND),
    type_name: null,
    channel: 'practice',
    practitioner_id: null,
    practitioner_name: null,
    location_id: null,
    location_name: null,
    slot_id: slot.id,
    start_at: slot.startAt,
    end_at: slot.endAt,
    reason: reason ?? null,
    reason_withheld: reason === undefined ? 1 : 0,
    needs: needs === undefined ? null : JSON.stringify(needs),
    instructions: null,
    urgent_notice_version: null,
    answer_by: does === 'asks' ? answerDate(settings, now, slot.startAt) : null,
    online_editable: null,
    online_editable_until: null,
    cancelled_at: null,
    cancelled_by: null,
    cancelled_late: 0,
    cancellation_reason: null,
    slot_vanished: 0,
    made_via: 'online',
    created_at: now,
    updated_at: now,
    time_set_at: now,
    source_system: null,
    source_id: null,
    source_version: null,
  };
}

async function act(
  trx: Transaction<Database>,
  wish: Wish,
  slot: Slot,
  at: {settings: PracticeSettings; now: number},
): Promise<void> {
  const wanted = rowOf(wish, slot, at);
  const schedule = await trx
    .selectFrom('schedule')
    .select(['practitioner_id', 'location_id'])
    .where('id', '=', slot.scheduleId)
    .executeTakeFirstOrThrow();
  const row = {...wanted, ...schedule};
  if (wish.does !== 'asks') await claimSlots(trx, [slot.id], {appointmentId: row.id}, at.now);
  const made = await insertAppointment(trx, row, 'patient');
  if (wish.does !== 'cancels') return;
  await releaseClaims(trx, {appointmentId: row.id});
  await updateAppointment(
    trx,
    made,
    {
      status: 'cancelled',
      cancelled_at: at.now,
      cancelled_by: 'patient',
      cancelled_late: 1,
      cancellation_reason: 'Ik ben weer beter.',
      updated_at: at.now,
    },
    'patient',
  );
}

/** @returns How many things came: of everyone who does not wait already, and fewer when the diary is nearly full. */
export async function startExercise(
  db: Kysely<Database>,
  {clock, settings}: {clock: Clock; settings: PracticeSettings},
): Promise<number> {
  return writeTransaction(db, async (trx) => {
    const now = clock.now();
    const {timeZone} = settings;
    const today = localDate(now, timeZone);
    const slots = await freeSlots(
      trx,
      {
        scheduleIds: [demoScheduleId(SCHEDULE)],
        // Tomorrow is late to cancel, and soon enough to be seen.
        fromMs: atLocal(addDays(today, 1), '00:00', timeZone),
        toMs: atLocal(addDays(today, SEARCH_DAYS), '00:00', timeZone),
      },
      now,
      {},
    );
    // Who still waits for an answer does not ask again, and nobody else asks for that time.
    const waiting = await trx
      .selectFrom('work_item')
      .innerJoin('appointment', 'appointment.id', 'work_item.appointment_id')
      .where('work_item.state', '=', 'open')
      .select(['appointment.subject_id', 'appointment.slot_id'])
      .execute();
    const free = slots.filter(({id}) => !waiting.some(({slot_id: taken}) => taken === id));
    const wishes = MORNING.filter(
      ({person}) => !waiting.some(({subject_id: subject}) => subject === demoPersonId(person)),
    ).slice(0, free.length);
    for (const [index, wish] of wishes.entries()) {
      const slot = free[index];
      if (slot !== undefined) await act(trx, wish, slot, {settings, now});
    }
    return wishes.length;
  });
}
