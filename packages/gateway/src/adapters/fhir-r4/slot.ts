import {list, text, type Fields} from '../fhir/fields.ts';
import {OWN_SOURCE, type Source} from '../fhir/source.ts';
import {instant} from '../fhir/times.ts';
import {LeftOut, type ImportedSlot} from '../imported.ts';

const STATUSES = ['free', 'busy', 'busy-unavailable', 'busy-tentative', 'entered-in-error'] as const;

export function readSlot(resource: Fields, source: Source): ImportedSlot {
  const status = STATUSES.find((known) => known === text(resource['status']));
  const start = instant(resource['start']);
  const end = instant(resource['end']);
  const schedule = source.reference(resource['schedule'], 'Schedule');
  if (status === undefined) throw new LeftOut('its status is unknown');
  if (start === undefined || end === undefined)
    throw new LeftOut('it has no start or no end with a time zone');
  if (end <= start) throw new LeftOut('it ends before it starts');
  if (schedule === null) throw new LeftOut('it names no Schedule');
  const isOwn = text(list(resource['meta'])[0]?.['source'])?.split('#')[0] === OWN_SOURCE;
  return {kind: 'Slot', ...source.identity(), schedule, start, end, status, isOwn};
}
