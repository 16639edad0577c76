/** The Slots that appointments have, and those that they gave up and the practice's own system does not know of yet. */
import type {Kysely} from 'kysely';
import type {Database} from '../../store/schema.ts';
import {batches} from '../take/rows.ts';
import type {WrittenSlot} from './write-slot.ts';

export interface SlotsOfAppointment {
  has: WrittenSlot[];
  gaveUp: WrittenSlot[];
}

interface Pair {
  appointment_id: string | null;
  slot_id: string;
}

async function slotsById(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, WrittenSlot>> {
  const found = new Map<string, WrittenSlot>();
  for (const batch of batches([...new Set(ids)])) {
    const rows = await db
      .selectFrom('slot')
      .innerJoin('schedule', 'schedule.id', 'slot.schedule_id')
      .leftJoin('slot_claim', 'slot_claim.slot_id', 'slot.id')
      .leftJoin('appointment', 'appointment.id', 'slot_claim.appointment_id')
      .selectAll('slot')
      .select([
        'schedule.source_system as schedule_system',
        'schedule.source_id as schedule_source_id',
        'appointment.status as taken_by',
      ])
      .where('slot.id', 'in', batch)
      .execute();
    for (const {schedule_system, schedule_source_id, taken_by, ...slot} of rows) {
      const schedule = {
        id: slot.schedule_id,
        source_system: schedule_system,
        source_id: schedule_source_id,
      };
      const isTaken = taken_by !== null && taken_by !== 'proposed' && taken_by !== 'waitlist';
      found.set(slot.id, {...slot, schedule, isTaken});
    }
  }
  return found;
}

/** By id of the appointment, each in order of start. At most some hundreds of ids. */
export async function slotsOf(
  db: Kysely<Database>,
  appointmentIds: readonly string[],
): Promise<(appointmentId: string) => SlotsOfAppointment> {
  const pairs = (table: 'slot_claim' | 'slot_given_up'): Promise<Pair[]> =>
    db
      .selectFrom(table)
      .select(['appointment_id', 'slot_id'])
      .where('appointment_id', 'in', appointmentIds)
      .execute();
  const [claimed, givenUp] = [await pairs('slot_claim'), await pairs('slot_given_up')];
  const slots = await slotsById(
    db,
    [...claimed, ...givenUp].map(({slot_id: id}) => id),
  );
  const ofAppointment = (from: readonly Pair[], id: string): WrittenSlot[] =>
    from
      .flatMap((pair) => (pair.appointment_id === id ? (slots.get(pair.slot_id) ?? []) : []))
      .sort((a, b) => Number(a.start_at) - Number(b.start_at));
  return (id) => {
    const has = ofAppointment(claimed, id);
    // What it left and came back to it has.
    return {has, gaveUp: ofAppointment(givenUp, id).filter((slot) => !has.includes(slot))};
  };
}

/** Gone at its source, or never meant: nobody there waits to hear of it. */
export const isGone = ({closed, status}: WrittenSlot): boolean =>
  closed === 1 || status === 'entered-in-error';
