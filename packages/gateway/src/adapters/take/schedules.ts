import type {ImportedSchedule} from '../imported.ts';
import {upsert} from './rows.ts';
import {identified, sourceColumns, taken, type Taking, type Work} from './work.ts';

export type Horizons = Map<string, NonNullable<ImportedSchedule['horizon']>>;

/** Returns, by Schedule, the period for which this file states all Slots. */
export async function takeSchedules(taking: Taking, works: readonly Work<'Schedule'>[]): Promise<Horizons> {
  const found = await identified(taking, 'Schedule', works);
  const rows = [];
  for (const {id, item, report} of found) {
    const practitionerId = await taking.names.find(item.practitioner);
    const locationId = await taking.names.find(item.location);
    if (practitionerId === undefined) {
      report.notes.push(
        item.practitioner === null
          ? 'it names no practitioner: its times are not offered'
          : 'its practitioner is unknown: its times are not offered',
      );
    }
    if (item.location !== null && locationId === undefined) report.notes.push('its location is unknown');
    rows.push({
      id,
      practitioner_id: practitionerId ?? null,
      location_id: locationId ?? null,
      active: item.active ? (1 as const) : (0 as const),
      ...sourceColumns(item),
    });
  }
  await taken(taking, found, await upsert(taking.trx, 'schedule', rows));
  return new Map(found.flatMap(({id, item}) => (item.horizon === null ? [] : [[id, item.horizon] as const])));
}
