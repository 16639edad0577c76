/**
 * Carries out what staff planned, when its time to be undone is over; after a restart too. All of one action commits together
 * with the note that it was done, so that nothing of it is done twice and nobody is told twice.
 */
import {setTimeout as pause} from 'node:timers/promises';
import type {components} from '@gp-elements/contract';
import {sql, type Kysely, type Transaction} from 'kysely';
import type {Clock} from '../clock.ts';
import {problemOf, ProblemError} from '../errors.ts';
import {etagOf} from '../plugins/preconditions.ts';
import {appendAccess} from '../store/access-log.ts';
import {findAppointment} from '../store/appointments.ts';
import {dueBulkActions, endBulkAction, findBulkAction, type BulkActionRow} from '../store/bulk-actions.ts';
import type {Database} from '../store/schema.ts';
import {writeTransaction} from '../store/transaction.ts';
import {findWorkItem, unplanWorkItems} from '../store/work-items.ts';
import {cancelByPractice, decide, type Deed} from './carry-out.ts';
import {closeDays} from './close-days.ts';
import {wishOf, type ClosingWish, type ManyWish} from './wish.ts';

type Target = components['schemas']['Targets'][number];

/** How often it looks, ms. */
const LOOK_MS = 500;

export interface BulkRunner {
  /** Carries out whatever is due now; settles when it is done. */
  runDue(): Promise<void>;
  /** Ends what it is doing, and looks no more. */
  close(): Promise<void>;
}

export interface BulkRunnerOptions {
  db: Kysely<Database>;
  clock: Clock;
  /** Told of a failure; it is tried again at the next look. */
  onFailure: (error: unknown) => void;
}

async function deal(
  deed: Deed,
  row: BulkActionRow,
  {action, text}: ManyWish,
  {id, etag}: Target,
): Promise<{subjectId: string}> {
  const {db} = deed;
  const item = action === 'cancel' ? undefined : await findWorkItem(db, id);
  const appointment = await findAppointment(db, item?.appointment_id ?? id);
  if (appointment === undefined) throw new ProblemError('not-found');
  if (action === 'cancel') {
    if (etag !== etagOf(appointment.revision)) throw new ProblemError('precondition-failed');
    await cancelByPractice(deed, appointment, text);
  } else {
    if (item === undefined) throw new ProblemError('not-found');
    // It left the action when it changed.
    if (item.bulk_action_id !== row.id) throw new ProblemError('precondition-failed');
    await decide(deed, {item, appointment}, {decision: action, text});
  }
  return {subjectId: appointment.subject_id};
}

/** All or nothing: a day is not half closed. What was cancelled or moved away meanwhile needs nothing more. */
async function carryOutClosing(
  trx: Transaction<Database>,
  row: BulkActionRow,
  deed: Deed,
  wish: ClosingWish,
): Promise<void> {
  const cancelled = await closeDays(deed, wish);
  const outcomes = Object.fromEntries([
    ...wish.targets.map(({id}) => [id, 'appointment-not-open']),
    ...cancelled.map(({id}) => [id, 'done']),
  ]) as Record<string, string>;
  await appendAccess(
    trx,
    cancelled.map(({id, subject_id}) => ({
      at: deed.now,
      request_id: row.id,
      actor_id: row.staff_id,
      actor_role: 'staff' as const,
      action: 'createClosing',
      resource: `Appointment/${id}`,
      subject_id,
      ground: 'treatment' as const,
      outcome: 200,
    })),
  );
  await endBulkAction(trx, row.id, {state: 'executed', outcomes: JSON.stringify(outcomes)}, deed.now);
}

/** Each target by itself: what cannot be done is left as it was, and the others are done. */
async function carryOut(trx: Transaction<Database>, row: BulkActionRow, now: number): Promise<void> {
  const wish = wishOf(row);
  const deed: Deed = {db: trx, now, by: {id: row.staff_id, name: row.staff_name}};
  if (wish.action === 'close') return carryOutClosing(trx, row, deed, wish);
  const outcomes = JSON.parse(row.outcomes ?? '{}') as Record<string, string>;
  const entries = [];
  for (const target of wish.targets) {
    if (outcomes[target.id] !== undefined) continue;
    const entry = {
      at: now,
      request_id: row.id,
      actor_id: row.staff_id,
      actor_role: 'staff' as const,
      action: 'createBulkAction',
      resource: `${wish.action === 'cancel' ? 'Appointment' : 'WorkItem'}/${target.id}`,
    };
    await sql`savepoint target`.execute(trx);
    try {
      const {subjectId} = await deal(deed, row, wish, target);
      outcomes[target.id] = 'done';
      entries.push({...entry, subject_id: subjectId, ground: 'treatment' as const, outcome: 200});
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await sql`rollback to savepoint target`.execute(trx);
      outcomes[target.id] = error.code;
      entries.push({...entry, subject_id: null, ground: 'none' as const, outcome: problemOf(error).status});
    }
    await sql`release savepoint target`.execute(trx);
  }
  await unplanWorkItems(trx, row, now);
  await appendAccess(trx, entries);
  await endBulkAction(trx, row.id, {state: 'executed', outcomes: JSON.stringify(outcomes)}, now);
}

export function startBulkRunner({db, clock, onFailure}: BulkRunnerOptions): BulkRunner {
  let isClosed = false;
  let running = Promise.resolve();

  async function look(): Promise<void> {
    if (isClosed) return;
    for (const due of await dueBulkActions(db, clock.now())) {
      await writeTransaction(db, async (trx) => {
        const row = await findBulkAction(trx, due);
        // Undone, or carried out by another process, in the meantime.
        if (row?.state !== 'planned') return;
        await carryOut(trx, row, clock.now());
      });
    }
  }

  function runDue(): Promise<void> {
    running = running.then(look).catch(onFailure);
    return running;
  }

  async function keepLooking(): Promise<void> {
    while (!isClosed) {
      await runDue();
      await pause(LOOK_MS, undefined, {ref: false});
    }
  }
  void keepLooking();
  return {
    runDue,
    close() {
      isClosed = true;
      return running;
    },
  };
}
