import {sql, type Insertable, type Kysely, type Transaction} from 'kysely';
import type {Database} from '../../store/schema.ts';

export type Change = 'created' | 'updated' | 'unchanged';
type Trx = Transaction<Database>;

/** Values per statement stay under the limits of both engines (SQLite 32,766; PostgreSQL 65,535). */
const BATCH = 500;

export function batches<T>(items: readonly T[], size = BATCH): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}

/** Tables of which each row has an id and comes from a source. */
export type SourcedTable =
  | 'organization'
  | 'location'
  | 'practitioner'
  | 'appointment_type'
  | 'person'
  | 'relation'
  | 'schedule'
  | 'slot'
  | 'appointment'
  | 'medication_block'
  | 'patient_fact';

type Value = string | number | bigint | null | undefined;
type StoredRow = Readonly<Record<string, Value>>;

/** The rows with these ids, by id. */
export async function storedRows(
  db: Kysely<Database>,
  table: SourcedTable | 'source_alias',
  ids: readonly string[],
): Promise<Map<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  for (const batch of batches(ids)) {
    const {rows} =
      await sql<StoredRow>`select * from ${sql.table(table)} where id in (${sql.join(batch)})`.execute(db);
    for (const row of rows) found.set(String(row['id']), row);
  }
  return found;
}

/** PostgreSQL hands out bigint columns as text. */
function isSame(stored: Value, wanted: Value): boolean {
  if (stored === null || stored === undefined || wanted === null || wanted === undefined) {
    return (stored ?? null) === (wanted ?? null);
  }
  return String(stored) === String(wanted);
}

/** The columns of `wanted` that the store has otherwise. */
export function differences(stored: StoredRow, wanted: StoredRow): StoredRow {
  return Object.fromEntries(
    Object.entries(wanted).filter(([column, value]) => !isSame(stored[column], value)),
  );
}

export async function insertRows(
  trx: Trx,
  table: SourcedTable | 'source_alias' | 'slot_claim',
  rows: readonly StoredRow[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (const batch of batches(rows)) {
    const values = batch.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(trx);
  }
}

export async function updateRow(
  trx: Trx,
  table: SourcedTable,
  id: string,
  changes: StoredRow,
): Promise<void> {
  const set = Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${value ?? null}`);
  await sql`update ${sql.table(table)} set ${sql.join(set)} where id = ${id}`.execute(trx);
}

/**
 * Makes the rows that are new and changes those that differ. What did not change is not written.
 *
 * @param onceOnly Columns that only a new row gets: another part of the import decides them later.
 */
export async function upsert<Table extends SourcedTable>(
  trx: Trx,
  table: Table,
  rows: readonly (Insertable<Database[Table]> & {id: string})[],
  onceOnly: readonly (keyof Insertable<Database[Table]> & string)[] = [],
): Promise<Map<string, Change>> {
  const stored = await storedRows(
    trx,
    table,
    rows.map(({id}) => id),
  );
  const changes = new Map<string, Change>();
  const fresh: StoredRow[] = [];
  for (const row of rows) {
    const wanted = row as StoredRow;
    const known = stored.get(row.id);
    if (known === undefined) {
      fresh.push(wanted);
      changes.set(row.id, 'created');
      continue;
    }
    const changed = differences(
      known,
      Object.fromEntries(
        Object.entries(wanted).filter(([column]) => !onceOnly.some((one) => one === column)),
      ),
    );
    const isChanged = Object.keys(changed).length > 0;
    if (isChanged) await updateRow(trx, table, row.id, changed);
    changes.set(row.id, isChanged ? 'updated' : 'unchanged');
  }
  await insertRows(trx, table, fresh);
  return changes;
}
