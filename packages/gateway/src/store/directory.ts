import type {components} from '@gp-elements/contract';
import type {Kysely} from 'kysely';
import type {Database} from './schema.ts';

/** Who works here, where, and whose Schedule is whose. A practice has few of each: read whole. */
export interface Directory {
  practitioners: ReadonlyMap<string, {id: string; name: string}>;
  locations: ReadonlyMap<string, components['schemas']['LocationSummary']>;
  /** Active Schedules of a practitioner who works here. */
  schedules: ReadonlyMap<string, {id: string; practitionerId: string; locationId: string | null}>;
}

export async function readDirectory(db: Kysely<Database>): Promise<Directory> {
  const practitioners = await db
    .selectFrom('practitioner')
    .select(['id', 'name', 'active'])
    .orderBy('name')
    .execute();
  const locations = await db.selectFrom('location').select(['id', 'name', 'address']).execute();
  const schedules = await db
    .selectFrom('schedule')
    .innerJoin('practitioner', 'practitioner.id', 'schedule.practitioner_id')
    .where('schedule.active', '=', 1)
    .where('practitioner.active', '=', 1)
    .select(['schedule.id', 'practitioner.id as practitionerId', 'schedule.location_id as locationId'])
    .execute();
  return {
    practitioners: new Map(practitioners.map(({id, name}) => [id, {id, name}])),
    locations: new Map(
      locations.map(({id, name, address}) => [
        id,
        {
          id,
          name,
          ...(address !== null && {address: JSON.parse(address) as components['schemas']['Address']}),
        },
      ]),
    ),
    schedules: new Map(schedules.map((schedule) => [schedule.id, schedule])),
  };
}
