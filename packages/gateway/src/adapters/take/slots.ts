import type {Selectable} from 'kysely';
import type {SlotTable} from '../../store/schema.ts';
import {batches, upsert} from './rows.ts';
import type {Horizons} from './schedules.ts';
import {overlapping, type TimedSlot} from './slot-overlap.ts';
import type {Span} from './touched.ts';
import {identified, leave, sourceColumns, taken, type Identified, type Taking, type Work} from './work.ts';

const OVERLAPS = 'it overlaps another Slot of its Schedule';

function timed({id, item}: Identified<'Slot'>): TimedSlot {
  return {id, start: item.start, end: item.end, status: item.status};
}

function spanOf(
  slots: readonly Identified<'Slot'>[],
  horizon: {start: number; end: number} | undefined,
): Span {
  const span = {
    from: horizon?.start ?? Number.POSITIVE_INFINITY,
    to: horizon?.end ?? Number.NEGATIVE_INFINITY,
  };
  for (const {item} of slots) {
    span.from = Math.min(span.from, item.start);
    span.to = Math.max(span.to, item.end);
  }
  return span;
}

/**
 * Takes the Slots of a file and closes those of the same Schedules and source that the file, for the period it covers, no
 * longer has. Returns how many were closed. What an export of ours wrote is passed over: it states some Slots of a day.
 */
export async function takeSlots(
  taking: Taking,
  works: readonly Work<'Slot'>[],
  horizons: Horizons,
): Promise<number> {
  const [own, stated] = [works.filter(({item}) => item.isOwn), works.filter(({item}) => !item.isOwn)];
  for (const {report} of own) report.outcome = 'own';
  // In a diary that kept our mark they are there all the same.
  const ownIds = new Set(
    await taking.names.identify(
      'Slot',
      own.map(({item}) => item),
    ),
  );
  const bySchedule = new Map<string, Identified<'Slot'>[]>();
  for (const work of await identified(taking, 'Slot', stated)) {
    const scheduleId = await taking.names.find(work.item.schedule);
    if (scheduleId === undefined) leave(work, 'its Schedule is unknown');
    else if (bySchedule.has(scheduleId)) bySchedule.get(scheduleId)?.push(work);
    else bySchedule.set(scheduleId, [work]);
  }
  let closed = 0;
  for (const [scheduleId, slots] of bySchedule) {
    closed += await takeSlotsOfSchedule(taking, scheduleId, slots, {
      horizon: horizons.get(scheduleId),
      ownIds,
    });
  }
  return closed;
}

async function takeSlotsOfSchedule(
  taking: Taking,
  scheduleId: string,
  slots: readonly Identified<'Slot'>[],
  {horizon, ownIds}: {horizon: {start: number; end: number} | undefined; ownIds: ReadonlySet<string>},
): Promise<number> {
  const {trx, touched} = taking;
  const span = spanOf(slots, horizon);
  const stored = await trx
    .selectFrom('slot')
    .selectAll()
    .where('schedule_id', '=', scheduleId)
    .where('end_at', '>', span.from)
    .where('start_at', '<', span.to)
    .where('closed', '=', 0)
    .execute();
  const ids = new Set(slots.map(({id}) => id));
  const systems = new Set(slots.map(({item}) => item.keys[0]?.system ?? null));
  const isGone = (row: Selectable<SlotTable>): boolean =>
    !ids.has(row.id) &&
    !ownIds.has(row.id) &&
    systems.has(row.source_system) &&
    Number(row.start_at) >= span.from &&
    Number(row.start_at) < span.to;
  const others = stored
    .filter((row) => !ids.has(row.id) && !isGone(row))
    .map(({id, start_at, end_at, status}) => ({id, start: Number(start_at), end: Number(end_at), status}));

  // What already stands here and is not of this file goes before a free Slot of this file.
  const standing = others.map((slot) => (slot.status === 'free' ? {...slot, status: 'busy' as const} : slot));
  const refused = overlapping([...slots.map(timed), ...standing]);
  const fit: Identified<'Slot'>[] = [];
  for (const slot of slots) {
    if (refused.has(slot.id)) leave(slot, OVERLAPS);
    else fit.push(slot);
  }
  const rows = fit.map(({id, item}) => ({
    id,
    schedule_id: scheduleId,
    start_at: item.start,
    end_at: item.end,
    status: item.status,
    closed: 0 as const,
    ...sourceColumns(item),
  }));
  const changes = await upsert(trx, 'slot', rows);
  await taken(taking, fit, changes);

  // A Slot that is refused now may have been taken before: it cannot stand either. Nor can what the file fills.
  const filled = overlapping([...fit.map(timed).filter(({status}) => status !== 'free'), ...others]);
  const toClose = stored
    .filter((row) => isGone(row) || refused.has(row.id) || filled.has(row.id))
    .map(({id}) => id);
  for (const batch of batches(toClose)) {
    await trx.updateTable('slot').set({closed: 1}).where('id', 'in', batch).execute();
  }
  for (const id of toClose) touched.changedSlots.add(id);
  for (const [id, change] of changes) if (change === 'updated') touched.changedSlots.add(id);

  const schedule = await trx
    .selectFrom('schedule')
    .select('practitioner_id')
    .where('id', '=', scheduleId)
    .executeTakeFirst();
  touched.add(schedule?.practitioner_id, span.from, span.to);
  return toClose.length;
}
