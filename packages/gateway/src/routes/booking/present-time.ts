import type {components} from '@gp-elements/contract';
import {toInstant} from '../../domain/zone.ts';
import type {Directory} from '../../store/directory.ts';
import type {Subject} from '../handlers.ts';

type Schemas = components['schemas'];

/** What a time is shown from; a run has it, and a hold. */
export interface PlacedTime {
  id: string;
  scheduleId: string;
  startAt: number;
  endAt: number;
}

export function presentPractitioner(
  {practitioners}: Directory,
  id: string,
  subject: Subject | undefined,
): Schemas['PractitionerSummary'] {
  return {
    id,
    name: practitioners.get(id)?.name ?? '',
    ...(subject?.person.general_practitioner_id === id && {isOwnGp: true}),
  };
}

export function presentTime(
  {id, scheduleId, startAt, endAt}: PlacedTime,
  directory: Directory,
  subject: Subject | undefined,
  zone: string,
): Schemas['TimeSlot'] {
  const schedule = directory.schedules.get(scheduleId);
  const location = schedule?.locationId ? directory.locations.get(schedule.locationId) : undefined;
  return {
    id,
    start: toInstant(startAt, zone),
    end: toInstant(endAt, zone),
    practitioner: presentPractitioner(directory, schedule?.practitionerId ?? '', subject),
    ...(location && {location}),
  };
}
