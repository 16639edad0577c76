import type {FastifyInstance} from 'fastify';
import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import {monthOf} from '../domain/adoption/months.ts';
import {localDate} from '../domain/zone.ts';
import {ProblemError} from '../errors.ts';
import {countEvent} from '../store/event-counts.ts';
import type {settingsReader} from '../store/practice-settings.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {withoutMessage} from './problems.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, so the database takes a write (a full disk shows only at
 * the commit, hence a real one) and the practice's settings are there.
 */
export function useHealth(
  app: FastifyInstance,
  {
    db,
    clock,
    readSettings,
  }: {db: Kysely<Database>; clock: Clock; readSettings: ReturnType<typeof settingsReader>},
): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({status: 'ok'}));
  app.get('/readyz', async (request, reply) => {
    try {
      const settings = await readSettings(db);
      if (settings === undefined)
        throw new ProblemError('service-unavailable', {detail: 'No settings were loaded.'});
      const month = monthOf(localDate(clock.now(), settings.timeZone));
      await writeTransaction(db, (trx) =>
        countEvent(trx, {
          month,
          service: 'gateway',
          event: 'readiness-checked',
          channel: 'probe',
          age_band: 'unknown',
        }),
      );
      return await reply.header('cache-control', 'no-store').send({status: 'ok'});
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      request.log.error({failure: withoutMessage(error)}, 'not ready');
      throw new ProblemError('service-unavailable', {detail: 'The database cannot be written.'});
    }
  });
}
