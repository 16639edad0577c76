import {collectCitizenNumbers} from './citizen-number.ts';
import {text} from './fhir/fields.ts';
import {FileIndex} from './fhir/file-index.ts';
import {baseOf, reportedId, Source, UNSTATED_BASE, type Entry} from './fhir/source.ts';
import {versionsOf} from './fhir/version.ts';
import {r4Readers, type Readers} from './fhir-r4/index.ts';
import {stu3Readers} from './fhir-stu3/index.ts';
import type {ReportedResource} from './import-report.ts';
import {importedKinds, LeftOut, type Imported, type ImportedKind} from './imported.ts';
import type {SourceFile} from './read-files.ts';

export interface Judged {
  report: ReportedResource;
  /** Undefined when it is left, with the reason in the report. */
  item: Imported | undefined;
}

export interface JudgeOptions {
  /** ms UTC. */
  now: number;
  /** Server address for resources whose own is not stated. */
  base: string | undefined;
}

function isImportedKind(type: string): type is ImportedKind {
  return (importedKinds as readonly string[]).includes(type);
}

/** Read as a part of what names it; nothing by itself. */
const PARTS = ['Medication', 'Condition'];

const NAMES = {r4: 'R4', stu3: 'STU3'} as const;

/** Reads every resource of a file on its own; what it names is looked up later. Pure: it touches no store. */
export function judge({entries}: SourceFile, {now, base}: JudgeOptions): Judged[] {
  const citizenNumbers = new Set<string>();
  for (const {resource} of entries) collectCitizenNumbers(resource, citizenNumbers);
  const fileBase = entries.map(({fullUrl}) => baseOf(fullUrl)).find((one) => one !== undefined) ?? base;
  const versions = versionsOf(entries.map(({resource}) => resource));
  const others = new FileIndex(entries);

  const judged = entries.map((entry, index): Judged => {
    const type = text(entry.resource['resourceType']);
    const report: ReportedResource = {
      kind: type !== undefined && /^[A-Za-z]{1,64}$/.test(type) ? type : 'unknown',
      id: reportedId(entry, citizenNumbers),
      outcome: 'left',
      notes: [],
    };
    try {
      const {item, notes} = read(entry, type, versions[index] ?? null, {
        base: baseOf(entry.fullUrl) ?? fileBase ?? UNSTATED_BASE,
        now,
        citizenNumbers,
        find: (url) => others.find(url),
      });
      report.notes.push(...notes);
      return {report, item};
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      report.reason = error.message;
      return {report, item: undefined};
    }
  });
  for (const [index, {report}] of judged.entries()) {
    const resource = entries[index]?.resource;
    if (!PARTS.includes(report.kind) || resource === undefined || !others.wasFound(resource)) continue;
    report.outcome = 'read';
    delete report.reason;
  }
  return judged;
}

function read(
  entry: Entry,
  type: string | undefined,
  version: 'r4' | 'stu3' | null,
  context: ConstructorParameters<typeof Source>[2],
): {item: Imported; notes: string[]} {
  if (type === undefined) throw new LeftOut('the entry holds no resource');
  if (PARTS.includes(type)) throw new LeftOut('nothing that is imported names it');
  if (!isImportedKind(type)) throw new LeftOut('this kind of resource is not imported');
  if (version === null) throw new LeftOut('whether it is FHIR R4 or STU3 cannot be told');
  const readers: Readers = version === 'r4' ? r4Readers : stu3Readers;
  const reader = readers[type];
  if (reader === undefined)
    throw new LeftOut(`this kind of resource is not imported from FHIR ${NAMES[version]}`);
  const source = new Source(entry, type, context);
  return {item: reader(entry.resource, source), notes: source.notes};
}
