import type {Kysely} from 'kysely';
import type {Database} from './schema.ts';

export interface DomainEvent {
  /** Local day in the practice's zone, `YYYY-MM-DD`. */
  day: string;
  service: string;
  event: string;
  channel: string;
}

/** Adds one to the day's count of an event. Names come from code, never from a request: no person, no content. */
export async function countEvent(db: Kysely<Database>, event: DomainEvent): Promise<void> {
  await db
    .insertInto('domain_event_count')
    .values({...event, count: 1})
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'service', 'event', 'channel'])
        .doUpdateSet((update) => ({count: update('domain_event_count.count', '+', 1)})),
    )
    .execute();
}
