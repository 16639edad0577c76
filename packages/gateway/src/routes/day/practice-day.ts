import type {components} from '@gp-elements/contract';
import {closureOn} from '../../domain/closures.ts';
import {addDays, isLocalDate, startOfDay, toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {readDirectory} from '../../store/directory.ts';
import {diarySlots, type DiarySlotRow} from '../../store/slots.ts';
import type {Handlers} from '../handlers.ts';

type DiarySlot = components['schemas']['DiarySlot'];

/** How far the free time goes on from each free Slot, ms UTC. Slots of one diary in order of start. */
function freeUntil(slots: readonly DiarySlotRow[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const next = new Map<string, {startAt: number; until: number}>();
  for (const {id, scheduleId, startAt, endAt, state} of [...slots].reverse()) {
    if (state !== 'free') continue;
    const after = next.get(scheduleId);
    const until = after?.startAt === endAt ? after.until : endAt;
    ends.set(id, until);
    next.set(scheduleId, {startAt, until});
  }
  return ends;
}

export const getPracticeDay: Handlers['getPracticeDay'] = async ({params: {date}}, context) => {
  const {db, settings, zone, now} = context;
  if (!isLocalDate(date)) throw new ProblemError('not-found');
  const directory = await readDirectory(db);
  const period = {
    scheduleIds: [...directory.schedules.keys()],
    fromMs: startOfDay(date, zone),
    toMs: startOfDay(addDays(date, 1), zone),
  };
  const planned = await diarySlots(db, period, now);
  const closed = closureOn(settings, date);
  const ends = freeUntil(planned);
  const used = new Set(planned.map(({scheduleId}) => scheduleId));
  const name = (id: string) => directory.practitioners.get(id)?.name ?? '';
  const room = (id: string | null) => (id === null ? undefined : directory.locations.get(id));
  const diaries = [...directory.schedules.values()]
    .filter(({id}) => used.has(id))
    .map(({id, practitionerId, locationId}) => {
      const location = room(locationId);
      return {
        id,
        practitioner: {id: practitionerId, name: name(practitionerId)},
        ...(location && {location}),
      };
    })
    .sort(
      (a, b) =>
        a.practitioner.name.localeCompare(b.practitioner.name, settings.language) ||
        (a.location?.name ?? '').localeCompare(b.location?.name ?? '', settings.language) ||
        (a.id < b.id ? -1 : 1),
    );
  const slots = planned.flatMap(({id, scheduleId, startAt, endAt, state}): DiarySlot[] => {
    if (state === 'taken') return [];
    const until = ends.get(id);
    return [
      {
        id,
        diaryId: scheduleId,
        start: toInstant(startAt, zone),
        end: toInstant(endAt, zone),
        // Nothing is offered on a closed day, nor what is over.
        state: state === 'free' && (closed || endAt <= now) ? 'blocked' : state,
        ...(until !== undefined && !closed && endAt > now && {freeUntil: toInstant(until, zone)}),
      },
    ];
  });
  return {status: 200, body: {date, ...(closed && {closed}), diaries, slots}};
};
