/** Exported files that the practice's own system has read: what is in them is known there. */
import {randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import type {Clock} from '../clock.ts';
import {acknowledge, type Acknowledged} from '../staff/acknowledge.ts';
import {appendAccess, type AccessEntry} from '../store/access-log.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {list, text, type Fields} from './fhir/fields.ts';
import {OWN_SYSTEM} from './fhir/source.ts';
import {listFiles, readSourceFile} from './read-files.ts';

export type AcknowledgementCounts = Record<Acknowledged['outcome'], number>;

/** Which revision of which appointment of ours a resource is; undefined when it is none. */
function revisionOf({
  resourceType,
  identifier,
  meta,
}: Fields): {appointmentId: string; revision: number} | undefined {
  if (resourceType !== 'Appointment') return undefined;
  const appointmentId = list(identifier).flatMap(
    ({system, value}) => (system === OWN_SYSTEM ? text(value) : undefined) ?? [],
  )[0];
  const revision = Number(text(list(meta)[0]?.['versionId']));
  return appointmentId !== undefined && Number.isSafeInteger(revision)
    ? {appointmentId, revision}
    : undefined;
}

/**
 * Takes each file whole; may be repeated.
 *
 * @throws UnreadableFile, and the file system's error when a path does not exist.
 */
export async function acknowledgeFiles(
  db: Kysely<Database>,
  paths: readonly string[],
  {clock}: {clock: Clock},
): Promise<AcknowledgementCounts> {
  const counts: AcknowledgementCounts = {recorded: 0, outdated: 0, unknown: 0};
  for (const path of await listFiles(paths)) {
    const {entries} = await readSourceFile(path);
    const now = clock.now();
    const found = await writeTransaction(db, async (trx) => {
      const outcomes: Acknowledged['outcome'][] = [];
      const log: AccessEntry[] = [];
      const request_id = randomUUID();
      for (const {resource} of entries) {
        // It goes with an appointment.
        if (resource['resourceType'] === 'Slot') continue;
        const said = revisionOf(resource);
        const {outcome, row} = said ? await acknowledge(trx, said, now) : {outcome: 'unknown' as const};
        outcomes.push(outcome);
        if (row === undefined) continue;
        log.push({
          at: now,
          request_id,
          actor_id: 'acknowledge',
          actor_role: 'system',
          subject_id: row.subject_id,
          action: 'acknowledgeAppointments',
          resource: `Appointment/${row.id}`,
          ground: 'system',
          outcome: 200,
        });
      }
      await appendAccess(trx, log);
      return outcomes;
    });
    for (const outcome of found) counts[outcome] += 1;
  }
  return counts;
}
