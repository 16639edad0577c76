/** Looks into the database file itself: what must be true of it whatever happened. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import Sqlite from 'better-sqlite3';

/** Appointments that take their time from others. */
const LIVE = `status not in ('cancelled', 'entered-in-error', 'noshow')`;
/** Of a kept answer \`i\`: the appointment that it made. Holds are made too, but have no revision. */
const BOOKED_ID = `case when i.status = 201 and json_extract(i.body, '$.revision') is not null
  then json_extract(i.body, '$.id') end`;

/** Whether the Slots that something claims follow one another from its start to its end, or past it: a Slot is not cut. */
const claimsAll = (column: 'appointment_id' | 'hold_id', owner: string) => `(
  select min(s.start_at) = ${owner}.start_at and max(s.end_at) >= ${owner}.end_at
      and sum(s.end_at - s.start_at) = max(s.end_at) - min(s.start_at)
    from slot_claim c join slot s on s.id = c.slot_id where c.${column} = ${owner}.id
    having count(*) > 0)`;

/** Each query finds what must not be there. */
const MUST_BE_EMPTY: Record<string, string> = {
  'a claim without its appointment': `
    select slot_id from slot_claim c where appointment_id is not null and not exists
      (select 1 from appointment a where a.id = c.appointment_id and a.${LIVE})`,
  'a claim without its hold': `
    select slot_id from slot_claim c where hold_id is not null and not exists
      (select 1 from slot_hold h where h.id = c.hold_id)`,
  'a Slot claimed twice': 'select slot_id from slot_claim group by slot_id having count(*) > 1',
  'a live appointment that does not claim all of its time': `
    select a.id from appointment a where a.slot_id is not null and a.${LIVE} and ${claimsAll('appointment_id', 'a')} is not 1`,
  'a claim outside the time of its appointment': `
    select c.slot_id from slot_claim c join slot s on s.id = c.slot_id join appointment a on a.id = c.appointment_id
      join slot first on first.id = a.slot_id
      where s.schedule_id <> first.schedule_id or s.start_at < a.start_at or s.start_at >= a.end_at`,
  'two live appointments at one time of one schedule': `
    select a.id from appointment a join slot sa on sa.id = a.slot_id
      join appointment b on b.id > a.id join slot sb on sb.id = b.slot_id
      where a.${LIVE} and b.${LIVE} and sa.schedule_id = sb.schedule_id
        and a.start_at < b.end_at and b.start_at < a.end_at`,
  'a hold that does not claim all of its time': `
    select h.id from slot_hold h where ${claimsAll('hold_id', 'h')} is not 1`,
  'an actor with two holds': 'select actor_id from slot_hold group by actor_id having count(*) > 1',
  'an appointment that no kept answer of a booking stands for': `
    select a.id from appointment a where a.actor_id is not null and
      (select count(*) from idempotency i where ${BOOKED_ID} = a.id) <> 1`,
  'a kept answer of a booking without its appointment': `
    select i.scope from idempotency i where ${BOOKED_ID} is not null and not exists
      (select 1 from appointment a where a.id = ${BOOKED_ID})`,
};

export interface StoreState {
  slots: ReadonlySet<string>;
  /** Ids of live appointments that were booked here. */
  appointments: ReadonlySet<string>;
}

/** @throws With all that is wrong in the file. */
export function checkStore(dataDir: string, before?: StoreState): StoreState {
  const file = join(dataDir, 'gateway.sqlite');
  if (!existsSync(file)) throw new Error('The database file is gone.');
  const db = new Sqlite(file, {readonly: true});
  try {
    const column = (query: string) => db.prepare(query).pluck().all() as string[];
    const faults = Object.entries(MUST_BE_EMPTY).flatMap(([what, query]) => {
      const found = column(query);
      return found.length === 0 ? [] : [`${what}: ${found.slice(0, 5).join(', ')} (${found.length})`];
    });
    const integrity = column('pragma integrity_check').join();
    if (integrity !== 'ok') faults.push(`integrity: ${integrity}`);
    if (db.prepare('pragma foreign_key_check').all().length > 0) faults.push('a foreign key leads nowhere');
    const slots = new Set(column('select id from slot where closed = 0'));
    const lost = [...(before?.slots ?? [])].filter((id) => !slots.has(id));
    if (lost.length > 0) faults.push(`${lost.length} Slots are lost`);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return {
      slots,
      appointments: new Set(column(`select id from appointment where actor_id is not null and ${LIVE}`)),
    };
  } finally {
    db.close();
  }
}
