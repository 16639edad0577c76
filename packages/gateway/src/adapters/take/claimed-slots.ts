import type {Selectable, Transaction} from 'kysely';
import type {Database, SlotClaimTable} from '../../store/schema.ts';
import {batches, insertRows} from './rows.ts';
import type {Span} from './touched.ts';

type Trx = Transaction<Database>;
type Claim = Selectable<SlotClaimTable>;

interface PlacedSlot {
  id: string;
  practitionerId: string | null;
  /** ms UTC. */
  start: number;
  /** ms UTC, not included. */
  end: number;
}

interface Time {
  practitioner_id: string | null;
  start_at: number;
  end_at: number;
}

/**
 * The Slots of some practitioners over some time, and who has each: read at once, changed in memory, written at once. An
 * import looks at thousands of them while other writers wait.
 */
export class ClaimedSlots {
  /** By start. */
  readonly #byPractitioner = new Map<string, PlacedSlot[]>();
  /** Length of the longest Slot, ms. */
  #longest = 0;
  readonly #ids = new Set<string>();
  readonly #claims = new Map<string, Claim>();
  readonly #ofAppointment = new Map<string, Set<string>>();
  readonly #removed = new Set<string>();
  readonly #added = new Map<string, Claim>();

  private constructor() {}

  /**
   * @param named Ids of further Slots.
   * @param appointments Ids of appointments of which every claim is to be known.
   */
  static async read(
    trx: Trx,
    spans: readonly [practitionerId: string, span: Span][],
    named: readonly string[],
    appointments: readonly string[],
  ): Promise<ClaimedSlots> {
    const slots = new ClaimedSlots();
    const open = trx
      .selectFrom('slot')
      .innerJoin('schedule', 'schedule.id', 'slot.schedule_id')
      .select(['slot.id', 'slot.start_at', 'slot.end_at', 'schedule.practitioner_id'])
      .where('slot.closed', '=', 0)
      .where('slot.status', '!=', 'entered-in-error')
      .orderBy('slot.start_at');
    const add = (
      rows: {id: string; start_at: number; end_at: number; practitioner_id: string | null}[],
    ): void => {
      for (const row of rows) {
        slots.#add({
          id: row.id,
          practitionerId: row.practitioner_id,
          start: Number(row.start_at),
          end: Number(row.end_at),
        });
      }
    };
    for (const [practitionerId, {from, to}] of spans) {
      add(
        await open
          .where('schedule.practitioner_id', '=', practitionerId)
          .where('slot.start_at', '<', to)
          .where('slot.end_at', '>', from)
          .execute(),
      );
    }
    for (const batch of batches(named)) {
      for (const {id} of await open.where('slot.id', 'in', batch).execute()) slots.#ids.add(id);
    }
    for (const batch of batches([...slots.#ids])) {
      const rows = await trx.selectFrom('slot_claim').selectAll().where('slot_id', 'in', batch).execute();
      for (const row of rows) slots.#know(row);
    }
    for (const batch of batches(appointments)) {
      const rows = await trx
        .selectFrom('slot_claim')
        .selectAll()
        .where('appointment_id', 'in', batch)
        .execute();
      for (const row of rows) slots.#know(row);
    }
    return slots;
  }

  /** The Slots of its practitioner that an appointment falls on, and those of `named` that are there. */
  under({practitioner_id, start_at, end_at}: Time, named: readonly string[]): string[] {
    const found = new Set(named.filter((id) => this.#ids.has(id)));
    const slots = this.#byPractitioner.get(practitioner_id ?? '') ?? [];
    const [start, end] = [Number(start_at), Number(end_at)];
    for (let at = firstFrom(slots, start - this.#longest); at < slots.length; at += 1) {
      const slot = slots[at];
      if (slot === undefined || slot.start >= end) break;
      if (slot.end > start) found.add(slot.id);
    }
    return [...found];
  }

  /** An appointment leaves what it claims and does not want any more. */
  giveUp(appointmentId: string, wanted: readonly string[]): void {
    for (const slotId of this.#ofAppointment.get(appointmentId) ?? []) {
      if (wanted.includes(slotId)) continue;
      this.#claims.delete(slotId);
      this.#removed.add(slotId);
    }
  }

  /** Claims a Slot if nobody has it, or only a hold that has ended. Says who has it afterwards. */
  claim(slotId: string, appointmentId: string, now: number): {appointmentId: string | null} {
    const known = this.#claims.get(slotId);
    const isFree = known === undefined || (known.expires_at !== null && Number(known.expires_at) <= now);
    if (!isFree) return {appointmentId: known.appointment_id};
    const claim = {slot_id: slotId, hold_id: null, appointment_id: appointmentId, expires_at: null};
    if (known !== undefined) this.#removed.add(slotId);
    this.#claims.set(slotId, claim);
    this.#added.set(slotId, claim);
    return {appointmentId};
  }

  async write(trx: Trx): Promise<void> {
    for (const batch of batches([...this.#removed])) {
      await trx.deleteFrom('slot_claim').where('slot_id', 'in', batch).execute();
    }
    await insertRows(
      trx,
      'slot_claim',
      [...this.#added.values()].map((claim) => ({...claim})),
    );
  }

  #add(slot: PlacedSlot): void {
    this.#ids.add(slot.id);
    this.#longest = Math.max(this.#longest, slot.end - slot.start);
    const known = this.#byPractitioner.get(slot.practitionerId ?? '');
    if (known === undefined) this.#byPractitioner.set(slot.practitionerId ?? '', [slot]);
    else known.push(slot);
  }

  #know(claim: Claim): void {
    this.#claims.set(claim.slot_id, claim);
    if (claim.appointment_id === null) return;
    const known = this.#ofAppointment.get(claim.appointment_id);
    if (known === undefined) this.#ofAppointment.set(claim.appointment_id, new Set([claim.slot_id]));
    else known.add(claim.slot_id);
  }
}

/** Place of the first Slot that starts at or after that instant. */
function firstFrom(slots: readonly PlacedSlot[], ms: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle]?.start ?? ms) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
