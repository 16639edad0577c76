/** Which Slots a practice keeps for later, and until when. */
import type {ReleaseSettings} from './settings.ts';
import {addDays, atLocal} from './zone.ts';

const placeMs = 5 * 60_000;
/** Steps of the golden ratio fill the unit evenly whatever the length of a Slot, so that kept Slots lie spread over the day. */
const goldenStep = (Math.sqrt(5) - 1) / 2;

/** FNV-1a: the same text gives the same number from 0 up to 1, on every machine. */
function unitHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 32;
}

/**
 * Tells of a Schedule whether a Slot that starts at an instant (ms UTC) belongs to the kept share of its day. That follows
 * from its place alone: the same at every look, and not changed by Slots that come or go beside it.
 */
export function keptPlaces({keptShare}: ReleaseSettings, scheduleId: string): (startAt: number) => boolean {
  if (keptShare <= 0) return () => false;
  const first = unitHash(scheduleId);
  return (startAt) => (Math.floor(startAt / placeMs) * goldenStep + first) % 1 < keptShare;
}

/** The instant (ms UTC) from which the kept Slots of a local date may be booked. */
export function releaseMoment({daysBefore, at}: ReleaseSettings, date: string, zone: string): number {
  return atLocal(addDays(date, -daysBefore), at ?? '00:00', zone);
}
