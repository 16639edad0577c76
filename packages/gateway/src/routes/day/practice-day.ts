import type {components} from '@gp-elements/contract';
import {closedPartsOn, closureOn, overlaps, spanOf} from '../../domain/closures.ts';
import {addDays, isLocalDate, startOfDay, toInstant} from '../../domain/zone.ts';
import {ProblemError} from '../../errors.ts';
import {wishOf} from '../../staff/wish.ts';
import {anyStartsBetween} from '../../store/appointments.ts';
import {plannedBulkActions, type BulkActionRow} from '../../store/bulk-actions.ts';
import {readDirectory} from '../../store/directory.ts';
import {diarySlots, type DiarySlotRow, type SlotPeriod} from '../../store/slots.ts';
import {presentBulkAction} from '../bulk-actions/present.ts';
import type {Handlers, RequestContext} from '../handlers.ts';

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

/** What is about to be done to this day. */
async function plannedOn(
  date: string,
  {fromMs, toMs}: Pick<SlotPeriod, 'fromMs' | 'toMs'>,
  {db}: Pick<RequestContext, 'db'>,
): Promise<BulkActionRow[]> {
  const found = [];
  for (const row of (await plannedBulkActions(db)).values()) {
    const wish = wishOf(row);
    const ids = wish.targets.map(({id}) => id);
    const touches =
      wish.action === 'close'
        ? wish.from <= date && date <= wish.to
        : wish.action === 'cancel' && (await anyStartsBetween(db, ids, {fromMs, toMs}));
    if (touches) found.push(row);
  }
  return found.sort((a, b) => Number(a.executes_at) - Number(b.executes_at));
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
  const closed = closureOn(settings, date);
  const closedParts = closedPartsOn(settings, date);
  const closedSpans = closedParts.map((part) => spanOf(part, zone));
  const planned = (await diarySlots(db, period, now)).map((slot) =>
    slot.state === 'free' && closedSpans.some((part) => overlaps(part, slot))
      ? {...slot, state: 'blocked' as const}
      : slot,
  );
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
  const waiting = (await plannedOn(date, period, context)).map((row) => presentBulkAction(row, context));
  return {
    status: 200,
    body: {
      date,
      ...(closed && {closed}),
      ...(closedParts.length > 0 && {closedParts}),
      diaries,
      slots,
      planned: waiting,
    },
  };
};
