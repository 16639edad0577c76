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

/** A kind as far as it keeps Slots back, or has them kept back from it. */
export interface Keeper {
  /** What it says itself, else what the practice says. */
  release: ReleaseSettings | null;
  /** It says so itself, for itself alone: what other kinds keep back does not hold for it. */
  hasOwnRelease: boolean;
}

/**
 * What keeps a practitioner's Slots back from a kind: its own release, where it has one; else the release of every kind that
 * the practitioner does, for a Slot that one kind keeps would be gone if another could take it.
 */
export function releasesFor(kind: Keeper, kindsOfPractitioner: readonly Keeper[]): ReleaseSettings[] {
  const keepers = kind.hasOwnRelease ? [kind] : kindsOfPractitioner;
  return keepers.flatMap(({release}) => release ?? []);
}

export type ReleaseMoments = (release: ReleaseSettings, date: string) => number;

/** Looks each moment up once: of a month of times many fall on one day, and days of a zone are slow to find. */
export function releaseMoments(zone: string): ReleaseMoments {
  const known = new Map<ReleaseSettings, Map<string, number>>();
  return (release, date) => {
    const days = known.get(release) ?? new Map<string, number>();
    known.set(release, days);
    const moment = days.get(date) ?? releaseMoment(release, date, zone);
    days.set(date, moment);
    return moment;
  };
}

/**
 * Until when (ms UTC) a run that starts on a local date is kept: the latest moment of the releases that keep a Slot of it;
 * -Infinity when none does.
 */
export function keptUntil(
  releases: readonly ReleaseSettings[],
  {scheduleId, slots}: {scheduleId: string; slots: readonly {startAt: number}[]},
  date: string,
  momentOf: ReleaseMoments,
): number {
  const keeping = releases.filter((release) => {
    const isKept = keptPlaces(release, scheduleId);
    return slots.some(({startAt}) => isKept(startAt));
  });
  return Math.max(-Infinity, ...keeping.map((release) => momentOf(release, date)));
}

/** The instant (ms UTC) from which the kept Slots of a local date may be booked. */
export function releaseMoment({daysBefore, at}: ReleaseSettings, date: string, zone: string): number {
  return atLocal(addDays(date, -daysBefore), at ?? '00:00', zone);
}
