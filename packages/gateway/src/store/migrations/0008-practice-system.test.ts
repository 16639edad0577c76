import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Kysely} from 'kysely';
import {appointmentRow} from '../../notices/testing/desk.ts';
import {openTestStore} from '../../adapters/testing/store.ts';
import {up} from './0008-practice-system.ts';

const COLUMNS = ['recorded_revision', 'recorded_at', 'change_number', 'seen_at', 'alerted_at'];

test('what was there before is numbered in order of change, and known at the practice where only an import made it', async () => {
  const store = await openTestStore();
  const {db} = store;
  try {
    const rows = [
      {id: 'own', updated_at: 3},
      {id: 'imported', updated_at: 1, source_system: 's', source_id: '1', revision: 4},
      {id: 'moved-here', updated_at: 2, source_system: 's', source_id: '2', slot_id: 'slot'},
      {id: 'cancelled-here', updated_at: 4, source_system: 's', source_id: '3', cancelled_at: 4},
      {id: 'seen', updated_at: 3, status: 'proposed' as const},
    ];
    for (const row of rows)
      await db
        .insertInto('appointment')
        .values({...appointmentRow(row.id, '2026-11-25T09:00:00+01:00', 1), ...row})
        .execute();
    await db
      .insertInto('work_item')
      .values({
        id: 'item',
        revision: 1,
        kind: 'appointment-request',
        appointment_id: 'seen',
        subject_id: 'anna',
        cause: 'request',
        state: 'open',
        answer_by: '2026-11-25',
        created_at: 1,
        seen_at: 7,
        assignee_id: null,
        assignee_name: null,
        closed_at: null,
      })
      .execute();
    // As it was before: without the columns.
    await db.schema.dropIndex('appointment_change_number').execute();
    for (const column of COLUMNS) await db.schema.alterTable('appointment').dropColumn(column).execute();
    await db.schema.alterTable('notice').dropColumn('reported_at').execute();
    await up(db as unknown as Kysely<unknown>);
    const found = await db
      .selectFrom('appointment')
      .select(['id', 'change_number', 'recorded_revision', 'recorded_at', 'seen_at'])
      .orderBy('change_number')
      .execute();
    assert.deepEqual(
      found.map((row) => Object.values(row)),
      [
        ['imported', 1, 4, 1, null],
        ['moved-here', 2, null, null, null],
        ['own', 3, null, null, null],
        ['seen', 4, null, null, 7],
        ['cancelled-here', 5, null, null, null],
      ],
    );
  } finally {
    await store.close();
  }
});
