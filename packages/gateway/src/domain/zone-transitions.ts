/** When a zone's clock changes, found in the zone data of the runtime. */
import {zoneOffset} from './zone.ts';

export interface ZoneTransition {
  /** The first instant with the new offset, ms UTC. */
  at: number;
  /** Offsets in ms, ahead of UTC. */
  before: number;
  after: number;
}

const dayMs = 86_400_000;
const stepMs = 15 * 60_000;

/** The changes between two instants, in order. A zone does not change there and back within one day. */
export function zoneTransitions(from: number, to: number, zone: string): ZoneTransition[] {
  const found: ZoneTransition[] = [];
  const start = Math.floor(from / stepMs) * stepMs;
  for (let day = start; day < to; day += dayMs) {
    const before = zoneOffset(day, zone);
    const after = zoneOffset(day + dayMs, zone);
    if (before === after) continue;
    let low = day;
    let high = day + dayMs;
    while (high - low > stepMs) {
      const middle = low + Math.floor((high - low) / 2 / stepMs) * stepMs;
      if (zoneOffset(middle, zone) === before) low = middle;
      else high = middle;
    }
    found.push({at: high, before, after});
  }
  return found;
}
