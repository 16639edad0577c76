import type {Transaction} from 'kysely';
import type {Database} from '../../store/schema.ts';
import type {ReportedResource} from '../import-report.ts';
import type {ImportedKind, ImportedOf} from '../imported.ts';
import type {Names} from './names.ts';
import type {Change} from './rows.ts';
import type {Touched} from './touched.ts';

/** What the parts of one file's import share. All of it belongs to one run of the transaction. */
export interface Taking {
  trx: Transaction<Database>;
  names: Names;
  /** ms UTC. */
  now: number;
  /** Of whose time Slots or appointments changed. */
  touched: Touched;
  /** What was written about people, for the access log. */
  written: {subjectId: string; resource: string; change: Change}[];
}

export interface Work<Kind extends ImportedKind> {
  item: ImportedOf<Kind>;
  report: ReportedResource;
}

/** A resource and the row that it is here. */
export interface Identified<Kind extends ImportedKind> extends Work<Kind> {
  id: string;
}

export function leave({report}: {report: ReportedResource}, reason: string): void {
  report.outcome = 'left';
  report.reason = reason;
}

export function settle({report}: {report: ReportedResource}, change: Change | undefined): void {
  report.outcome = 'taken';
  report.change = change ?? 'unchanged';
}

/** Gives each its row id. A second resource for one row is left. */
export async function identified<Kind extends Exclude<ImportedKind, 'PractitionerRole'>>(
  {names}: Taking,
  kind: Kind,
  works: readonly Work<Kind>[],
): Promise<Identified<Kind>[]> {
  const ids = await names.identify(
    kind,
    works.map(({item}) => item),
  );
  const seen = new Set<string>();
  const result: Identified<Kind>[] = [];
  for (const [index, work] of works.entries()) {
    const id = ids[index] ?? '';
    if (seen.has(id)) {
      leave(work, 'it is in this file twice; the first counts');
    } else {
      seen.add(id);
      result.push({...work, id});
    }
  }
  return result;
}

/** Remembers the names of what was taken, and reports it. */
export async function taken<Kind extends ImportedKind>(
  {names}: Taking,
  works: readonly Identified<Kind>[],
  changes: ReadonlyMap<string, Change>,
): Promise<void> {
  await names.remember(works.map(({item, id}) => ({keys: item.keys, passingKeys: item.passingKeys, id})));
  for (const work of works) settle(work, changes.get(work.id));
}

/** The columns that say where a row comes from. */
export function sourceColumns({
  keys,
  version,
}: {
  keys: ImportedOf<ImportedKind>['keys'];
  version: string | null;
}): {
  source_system: string | null;
  source_id: string | null;
  source_version: string | null;
} {
  return {
    source_system: keys[0]?.system ?? null,
    source_id: keys[0]?.value ?? null,
    source_version: version,
  };
}
