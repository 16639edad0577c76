/** A Slot of the practice's system as FHIR R4, as far as an appointment here changes it. */
import type {Selectable} from 'kysely';
import type {SlotTable} from '../../store/schema.ts';
import type {Fields} from '../fhir/fields.ts';
import {OWN_SOURCE} from '../fhir/source.ts';
import {names, reference, writtenInstant, type NamedRow} from './written-names.ts';

export interface WrittenSlot extends Selectable<SlotTable> {
  schedule: NamedRow;
  /** An appointment has it; a hold or a request that nobody accepted is none. */
  isTaken: boolean;
}

/** That it was busy may be of the appointment that left it; what the practice blocked stays blocked. */
function statusOf({isTaken, status}: WrittenSlot): SlotTable['status'] {
  if (isTaken) return 'busy';
  return status === 'busy-unavailable' ? status : 'free';
}

export function slotResource(slot: WrittenSlot): Fields {
  const {id, identifier} = names('Slot', slot);
  return {
    resourceType: 'Slot',
    id,
    meta: {source: OWN_SOURCE},
    identifier,
    schedule: reference('Schedule', slot.schedule),
    status: statusOf(slot),
    start: writtenInstant(slot.start_at),
    end: writtenInstant(slot.end_at),
  };
}
